#!/bin/sh
# Behaves as the official image does in Compose files: options or a configuration file alone mean redis-server.
set -eu

case ${1:-} in
  -* | *.conf) set -- redis-server "$@" ;;
esac
if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  find . \! -user redis -exec chown redis '{}' +
  exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi
# Only the networks of the Compose project reach it, as with the official image.
[ "$1" = redis-server ] && set -- "$@" --protected-mode no
exec "$@"
