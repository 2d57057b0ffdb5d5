#!/bin/sh
# Removes a sandbox to the last label: remove.sh NAME STATE_DIRECTORY
set -eu
filter=label=dev.slipway.sandbox=$1

# Images that were built for its registry are named by its port.
port=$(docker inspect --format '{{with index .HostConfig.PortBindings "5000/tcp"}}{{(index . 0).HostPort}}{{end}}' "$1-registry" 2>/dev/null || true)

# shellcheck disable=SC2046 # one argument per id
while [ "$(docker ps -aq --filter "$filter")" ]; do
  docker rm -f -v $(docker ps -aq --filter "$filter") >/dev/null || sleep 0.2
done
docker volume ls -q --filter "$filter" | xargs -r docker volume rm -f >/dev/null
docker network ls -q --filter "$filter" | xargs -r docker network rm >/dev/null
if [ -n "$port" ]; then
  docker image ls --format '{{.Repository}}:{{.Tag}}' \
    --filter "reference=localhost:$port/*" --filter "reference=localhost:$port/*/*" --filter "reference=localhost:$port/*/*/*" |
    grep -v '<none>' | xargs -r docker image rm >/dev/null || true
fi
rm -rf "$2" "$2.lock"
