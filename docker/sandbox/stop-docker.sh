#!/bin/sh
# Stops the engine that start-docker.sh started, and only that one: stop-docker.sh STATE_DIRECTORY
set -eu
record=$1/dockerd.pid
[ -e "$record" ] || exit 0
read -r pid started <"$record"

running() { [ -e "/proc/$pid/stat" ] && [ "$(cut -d' ' -f22 "/proc/$pid/stat")" = "$started" ]; }

if running; then
  kill -TERM "$pid"
  while running; do sleep 0.1; done
fi
rm -f "$record"
