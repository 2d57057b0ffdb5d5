#!/bin/sh
# Installs Debian packages that the sandbox needs. Run by `./build.sh`, or by hand as root:
#
#   install-packages.sh [--suite NAME SOURCES_FILE] PACKAGE...
#
# --suite adds the deb822 sources in SOURCES_FILE for a newer Debian suite, which only packages named PACKAGE/NAME come
# from: it is pinned below everything that is installed, so that nothing else is ever upgraded from it.
set -eu

if [ "${1:-}" = --suite ]; then
  suite=$2
  install -m 0644 "$3" "/etc/apt/sources.list.d/slipway-$suite.sources"
  cat >"/etc/apt/preferences.d/slipway-$suite" <<PIN
# Written by Slipway: packages of $suite are installed only where they are asked for by name.
Package: *
Pin: release n=$suite*
Pin-Priority: 50
PIN
  shift 3
fi

export DEBIAN_FRONTEND=noninteractive
# Fetching the lists takes longer than most installs, so lists of this hour are good enough; a new suite has none yet.
lists=/var/lib/apt/lists
if [ -n "${suite:-}" ] || ! ls $lists/*InRelease >/dev/null 2>&1 || [ -z "$(find $lists -maxdepth 0 -mmin -60)" ]; then
  apt-get update -q -o Acquire::Languages=none
fi

# Unsafe I/O only skips the fsync after each unpacked file, which is most of the time on a slow disk.
# The lock is waited for, because a fresh machine often upgrades itself in the background.
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-unsafe-io "$@"
