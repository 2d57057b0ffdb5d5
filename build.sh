#!/usr/bin/env bash
# Starts the build. It is compiled first only when something that it is made of has changed: the contents of its sources
# and of the projects that it references, props, lock files, the engine (NUKE_ENGINE=bundled|package), the SDKs and the runtimes.
set -euo pipefail

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUKE_TELEMETRY_OPTOUT=1
# Compilers, tests and tools end before code that was compiled again by profile has paid for that: a fifth of their processor time.
export DOTNET_TieredPGO="${DOTNET_TieredPGO:-0}"

script="${BASH_SOURCE[0]}"
while [ -L "$script" ]; do
  target="$(readlink "$script")"
  case "$target" in
    /*) script="$target" ;;
    *) script="$(dirname "$script")/$target" ;;
  esac
done
case "$script" in
  /*) root="${script%/*}" ;;
  ./build.sh) root="$PWD" ;;
  */*) root="$PWD/${script%/*}" ;;
  *) root="$PWD" ;;
esac
engine="${NUKE_ENGINE:-bundled}"
runs="$root/build/bin/run"
stamp="$runs/$engine.stamp"
private_sdk="$root/.nuke/temp/dotnet"

# Everything that the build is made of, by content; relative to the root, so that a moved checkout stays valid.
fingerprint() {
  local dotnet_root="$1" directories="$2"
  cd "$root"
  shopt -s nullglob
  echo "$engine" "$dotnet_root"/sdk/* "$dotnet_root"/shared/Microsoft.NETCore.App/*
  # shellcheck disable=SC2086 # directories is a list of words
  find $directories build.sh global.json .editorconfig BannedSymbols.txt ./*.props ./*.targets ./[Nn]u[Gg]et.[Cc]onfig \
    -type d \( -name bin -o -name obj \) -prune -o -type f -exec cksum {} + 2>/dev/null || true
}

start() {
  local run="$1" dotnet_root="$2"
  shift 2
  export DOTNET_ROOT="$dotnet_root"
  # What was compiled ahead of time is good for that runtime only.
  unset DOTNET_ROLL_FORWARD DOTNET_ROLL_FORWARD_TO_PRERELEASE
  exec "$runs/$run/_build" "$@"
}

start_if_current() {
  local run dotnet_root directories known
  [ -f "$stamp" ] || return 0
  { read -r run && read -r dotnet_root && read -r directories && IFS= read -r -d '' known || true; } <"$stamp"
  if [ -x "$runs/$run/_build" ] && [ "$(fingerprint "$dotnet_root" "$directories")" = "${known%$'\n'}" ]; then
    start "$run" "$dotnet_root" "$@"
  fi
}

# The first dotnet that has an SDK which global.json accepts, roll-forward included: it knows best itself.
find_dotnet() {
  local candidate
  for candidate in "${DOTNET_ROOT:+$DOTNET_ROOT/dotnet}" "$(command -v dotnet || true)" "$private_sdk/dotnet"; do
    if [ -n "$candidate" ] && [ -x "$candidate" ] && (cd "$root" && "$candidate" --version >/dev/null 2>&1); then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

install_sdk() {
  local script="$root/.nuke/temp/dotnet-install.sh"
  command -v curl >/dev/null || { echo "curl is needed to install the .NET SDK. Install curl, or the SDK of global.json." >&2; exit 2; }
  echo "Installing the .NET SDK of global.json into .nuke/temp/dotnet" >&2
  mkdir -p "$root/.nuke/temp"
  curl -fsSL --retry 3 -o "$script" https://dot.net/v1/dotnet-install.sh &&
    bash "$script" --jsonfile "$root/global.json" --install-dir "$private_sdk" --no-path >&2 ||
    { echo "The .NET SDK could not be installed. Install the one of global.json (https://dot.net/download) and try again." >&2; exit 2; }
}

real_directory() {
  local file="$1"
  while [ -L "$file" ]; do
    local target
    target="$(readlink "$file")"
    case "$target" in
      /*) file="$target" ;;
      *) file="${file%/*}/$target" ;;
    esac
  done
  (cd "${file%/*}" && pwd -P)
}

# build/ and the projects that it references, as the restore found them.
project_directories() {
  local project
  printf 'build'
  sed -n 's|^ *"path": "\.\./\(.*\)/[^/]*\.csproj",*$|\1|p' "$root/build/obj/project.assets.json" | sort -u |
    while read -r project; do printf ' %s' "$project"; done
}

# Called where set -e does not hold, hence each step says what follows when it fails.
compile() {
  local dotnet="$1" dotnet_root directories known run locked=()
  [ -z "${CI:-}" ] || [ "$engine" != bundled ] || locked=(--locked-mode)
  dotnet_root="$(real_directory "$dotnet")"
  "$dotnet" restore "$root/build/_build.csproj" -v quiet -p:NukeEngine="$engine" ${locked[@]+"${locked[@]}"} >&2 || return 1
  directories="$(project_directories)"
  known="$(fingerprint "$dotnet_root" "$directories")"
  run="$engine-$(printf '%s' "$known" | cksum | tr -d ' ')"
  # The analyzers have their say in Compile. Each version has its own directory: a build that is running is never overwritten, not even by itself.
  "$dotnet" publish "$root/build/_build.csproj" -c Release -o "$runs/$run" --no-restore --nologo -v quiet \
    -p:NukeEngine="$engine" -p:TieredPGO=false -p:RunAnalyzers=false >&2 || return 1
  printf '%s\n%s\n%s\n%s\n' "$run" "$dotnet_root" "$directories" "$known" >"$stamp.new"
  mv "$stamp.new" "$stamp"
  remove_old_runs "$run"
}

# The newest few stay, since they may be running.
remove_old_runs() {
  local old count=0
  # shellcheck disable=SC2012 # names are made above
  ls -1td "$runs"/*/ | while read -r old; do
    count=$((count + 1))
    [ "$count" -le 3 ] || [ "$old" = "$runs/$1/" ] || rm -rf "$old"
  done
}

start_if_current "$@"

mkdir -p "$runs" || { echo "The build has to be compiled, and $runs cannot be written. Make the checkout writable, or start it once where it is." >&2; exit 2; }
if command -v flock >/dev/null; then
  exec 9>"$runs/lock"
  flock 9
  # Another build.sh may have compiled meanwhile. The build must not keep the lock.
  start_if_current "$@" 9>&-
fi
dotnet="$(find_dotnet)" || { install_sdk; dotnet="$(find_dotnet)"; } ||
  { echo "The installed .NET SDK does not fit global.json." >&2; exit 2; }
# Compilers stay in memory for the next time; they must not keep the lock either.
compile "$dotnet" 9>&- || { echo "The build itself does not compile; see above." >&2; exit 2; }
exec 9>&-
start_if_current "$@"
# The sources were changed while they were compiled.
read -r run <"$stamp"
start "$run" "$(sed -n 2p "$stamp")" "$@"
