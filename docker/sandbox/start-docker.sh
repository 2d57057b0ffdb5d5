#!/bin/sh
# Starts the Docker engine of this machine, as root: start-docker.sh STATE_DIRECTORY
#
# With systemd that is the service's business. Without it (a container, a CI machine) dockerd runs in a session of its
# own, and STATE_DIRECTORY keeps its log and its process id, so that stop-docker.sh can stop this engine and no other.
set -eu
state=$1

# Layer caches are exported to a registry only by the containerd image store. A daemon.json that exists is somebody's choice.
if [ ! -e /etc/docker/daemon.json ]; then
  mkdir -p /etc/docker
  printf '{ "features": { "containerd-snapshotter": true } }\n' >/etc/docker/daemon.json
fi

if [ -d /run/systemd/system ]; then
  systemctl start docker
  exit
fi

mkdir -p "$state"
# A pid file left by a machine that was switched off would keep the engine from starting.
if [ -e /var/run/docker.pid ] && ! kill -0 "$(cat /var/run/docker.pid)" 2>/dev/null; then
  rm -f /var/run/docker.pid /run/docker/containerd/containerd.pid
fi
# Started through sudo, the engine answers the user who asked for it.
setsid dockerd ${SUDO_GID:+--group "$SUDO_GID"} >"$state/dockerd.log" 2>&1 </dev/null &
pid=$!
# The start time tells this process from a later one that was given the same id.
echo "$pid $(cut -d' ' -f22 "/proc/$pid/stat")" >"$state/dockerd.pid"
