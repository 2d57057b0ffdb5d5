# Completes build.sh (build.cmd, build.ps1) in bash: targets, parameters, and their values. It only reads a file that the
# build leaves behind, of whatever checkout the completed command belongs to; it never starts the build.
_nuke_build_file() {
  local directory="${1%/*}" file=.nuke/temp/completion.tsv
  case "$1" in
    */*) ;;
    # Found on the path or an alias: the checkout that one stands in.
    *)
      directory="$PWD"
      until [ -z "$directory" ] || [ -f "$directory/$file" ]; do directory="${directory%/*}"; done ;;
  esac
  _nuke_file="${directory/#\~/$HOME}/$file"
  [ -f "$_nuke_file" ]
}

# Where the cursor is: _nuke_flag is the flag whose values it follows, _nuke_count how many of these are there already.
_nuke_build_position() {
  local index word inline=
  _nuke_flag='' _nuke_count=0
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="${COMP_WORDS[index]}"
    case "$word" in
      -[!0-9]*) _nuke_flag="$word" _nuke_count=0 ;;
      =) inline="$_nuke_flag" ;;
      *) _nuke_count=$((_nuke_count + 1))
        [ -z "$inline" ] || _nuke_flag='' inline='' ;;
    esac
  done
}

_nuke_build() {
  local _nuke_file _nuke_flag _nuke_count current="${COMP_WORDS[COMP_CWORD]}" wanted=targets kind name text nocase=1
  COMPREPLY=()
  _nuke_build_file "$1" || return 0
  _nuke_build_position
  [ "$current" != = ] || current=''
  shopt -q nocasematch || { nocase=0; shopt -s nocasematch; }
  case "$current" in -*) wanted=flags ;; esac
  while IFS=$'\t' read -r kind name text; do
    case "$kind" in
      switch | value | list | path)
        if [ "$wanted" = flags ]; then
          [[ $name != "$current"* ]] || COMPREPLY+=("$name")
        elif [[ $name == "$_nuke_flag" ]]; then
          wanted="$kind"
          # What has its value is followed by another flag.
          if [ "$kind" = switch ] || { [ "$kind" != list ] && [ "$_nuke_count" -gt 0 ]; }; then wanted=none; fi
        fi ;;
      choice)
        [ "$wanted" = targets ] || [[ $wanted == none || $name != "$_nuke_flag" || $text != "$current"* ]] || COMPREPLY+=("$text") ;;
      target)
        [ -n "$_nuke_flag" ] || [[ $wanted != targets || $name != "$current"* ]] || COMPREPLY+=("$name") ;;
    esac
  done <"$_nuke_file"
  [ "$nocase" = 1 ] || shopt -u nocasematch
  if [ "$wanted" = path ]; then
    while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$current")
    # The bash of macOS does not have it; without it a directory ends in a space.
    compopt -o filenames 2>/dev/null
  fi
  return 0
}

complete -F _nuke_build build.sh build.cmd build.ps1
