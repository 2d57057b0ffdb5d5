# Completes build.sh (build.cmd, build.ps1) in zsh: targets, parameters, and their values. It only reads a file that the
# build leaves behind, of whatever checkout the completed command belongs to; it never starts the build.
_nuke_build_file() {
  local directory=${1:h}
  # Found on the path or an alias: the checkout that one stands in.
  if [[ $1 != */* ]]; then
    directory=$PWD
    while [[ $directory != / && ! -f $directory/.nuke/temp/completion.tsv ]]; do directory=${directory:h}; done
  fi
  file=${~directory}/.nuke/temp/completion.tsv
  [[ -f $file ]]
}

_nuke_build() {
  local file flag='' kind name text word wanted=targets current=${PREFIX}
  local -i count=0
  local -a items match_case=(-M 'm:{a-zA-Z}={A-Za-z}')
  _nuke_build_file $words[1] || return 1

  # Where the cursor is: the flag whose values it follows, and how many of these are there already.
  for word in ${words[2,CURRENT-1]}; do
    case $word in
      -[^0-9]*=*) flag='' ;;
      -[^0-9]*) flag=${word:l} count=0 ;;
      *) count+=1 ;;
    esac
  done
  if [[ $current == -*=* ]]; then
    flag=${${current%%=*}:l} count=0
    compset -P '*='
  elif [[ $current == -* ]]; then
    wanted=flags
  fi

  while IFS=$'\t' read -r kind name text; do
    case $kind in
      switch | value | list | path)
        if [[ $wanted == flags ]]; then
          items+=("${name//:/\\:}:$text")
        elif [[ $name == $flag ]]; then
          wanted=$kind
          # What has its value is followed by another flag.
          [[ $kind != switch && ( $kind == list || $count -eq 0 ) ]] || wanted=none
        fi ;;
      choice) [[ $wanted == (value|list) && $name == $flag ]] && items+=(${text//:/\\:}) ;;
      target) [[ $wanted == targets && -z $flag ]] && items+=("${name//:/\\:}:$text") ;;
    esac
  done <$file

  case $wanted in
    path) _files ;;
    flags) _describe -t parameters parameter items $match_case ;;
    targets) _describe -t targets target items $match_case ;;
    *) _describe -t values value items $match_case ;;
  esac
}

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _nuke_build build.sh build.cmd build.ps1
