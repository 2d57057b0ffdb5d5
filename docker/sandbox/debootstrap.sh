#!/bin/sh
# Makes the root file system of Debian for the sandbox's images, as root:
#
#   debootstrap.sh SUITE MIRROR KEYRING OUTPUT.tar
set -eu
suite=$1 mirror=$2 keyring=$3 output=$4

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=ca-certificates ${keyring:+--keyring="$keyring"} "$suite" "$root" "$mirror"
tar -C "$root" -cf "$output" \
  --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/info/*' \
  --exclude='./usr/share/locale/*' --exclude='./var/cache/*' --exclude='./var/lib/apt/lists/*' --exclude='./var/log/*' \
  --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' .
[ -z "${SUDO_UID:-}" ] || chown "$SUDO_UID:$SUDO_GID" "$output"
