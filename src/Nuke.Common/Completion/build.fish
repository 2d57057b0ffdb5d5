# Completes build.sh (build.cmd, build.ps1) in fish: targets, parameters, and their values. It only reads a file that the
# build leaves behind, of whatever checkout the completed command belongs to; it never starts the build.
function __nuke_build_file
    set -l file .nuke/temp/completion.tsv
    set -l directory (string replace -r '/[^/]*$' '' -- $argv[1] | string replace -r '^~' $HOME)
    # Found on the path or an alias: the checkout that one stands in.
    if not string match -q '*/*' -- $argv[1]
        set directory $PWD
        while test -n "$directory" -a ! -f "$directory/$file"
            set directory (string replace -r '/[^/]*$' '' -- $directory)
        end
    end
    test -f "$directory/$file"; and echo "$directory/$file"
end

function __nuke_build
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l file (__nuke_build_file $before[1]); or return
    set -l flag ''
    set -l count 0
    set -l wanted targets
    set -l prefix ''

    # Where the cursor is: the flag whose values it follows, and how many of these are there already.
    for word in $before[2..-1]
        if string match -qr '^-[^0-9].*=' -- $word
            set flag ''
        else if string match -qr '^-[^0-9]' -- $word
            set flag (string lower -- $word)
            set count 0
        else
            set count (math $count + 1)
        end
    end
    if string match -qr '^-.*=' -- $current
        set flag (string replace -r '=.*' '' -- $current | string lower)
        set prefix "$flag="
        set count 0
    else if string match -q -- '-*' $current
        set wanted flags
    end

    while read -l -d \t kind name text
        switch $kind
            case switch value list path
                if test $wanted = flags
                    printf '%s\t%s\n' $name $text
                else if test "$name" = "$flag"
                    set wanted $kind
                    # What has its value is followed by another flag.
                    if test $kind = switch; or test $kind != list -a $count -gt 0
                        set wanted none
                    end
                end
            case choice
                if contains $wanted value list; and test "$name" = "$flag"
                    printf '%s%s\n' $prefix $text
                end
            case target
                if test $wanted = targets -a -z "$flag"
                    printf '%s\t%s\n' $name $text
                end
        end
    end <$file
    if test $wanted = path
        __fish_complete_path (string replace -r '^-[^=]*=' '' -- $current)
    end
end

complete -c build.sh -c build.cmd -c build.ps1 -f -a '(__nuke_build)'
