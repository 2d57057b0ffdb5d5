#!/bin/sh
# Removes a sandbox when the process that holds the other end of standard input is gone, however it went:
#
#   watchdog.sh NAME STATE_DIRECTORY
#
# A line on standard input is the owner's goodbye: it removed the sandbox itself.
trap '' HUP INT TERM
exec >/dev/null 2>&1
if read -r _; then exit 0; fi

# A `docker run` that outlives its parent may still be making a container.
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  sh "$(dirname "$0")/remove.sh" "$1" "$2"
  sleep 0.25
done
