#!/bin/sh
# Removes a sandbox to the last label: remove.sh NAME STATE_DIRECTORY
set -eu
filter=label=dev.slipway.sandbox=$1

# shellcheck disable=SC2046 # one argument per id
while [ "$(docker ps -aq --filter "$filter")" ]; do
  docker rm -f -v $(docker ps -aq --filter "$filter") >/dev/null || sleep 0.2
done
docker volume ls -q --filter "$filter" | xargs -r docker volume rm -f >/dev/null
docker network ls -q --filter "$filter" | xargs -r docker network rm >/dev/null
rm -rf "$2" "$2.lock"
