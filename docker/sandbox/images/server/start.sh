#!/bin/sh
# What an init system does on a real server: sshd once, dockerd for as long as the server runs.
set -eu

# Left by a power cut, these would keep the engine from starting.
rm -rf /run/docker.pid /run/docker /run/containerd /run/sshd.pid
mkdir -p /run/sshd
mount --make-rshared /

# The processor is shared as systemd has it: each container beside the engine, and beside what is typed over SSH. In one group
# with all of the engine's threads, and all containers in one other, what serves would wait for every image that is unpacked.
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  slice=/sys/fs/cgroup/system.slice
  mkdir -p /sys/fs/cgroup/init "$slice"
  # With cgroup v2 only a group without processes can hand its controllers down to containers.
  xargs -rn1 </sys/fs/cgroup/cgroup.procs >/sys/fs/cgroup/init/cgroup.procs 2>/dev/null || true
  for group in /sys/fs/cgroup "$slice"; do
    sed -e 's/ / +/g' -e 's/^/+/' <"$group/cgroup.controllers" >"$group/cgroup.subtree_control"
  done
else
  slice=/sys/fs/cgroup/cpu/system.slice
fi
mkdir -p "$slice/docker.service" "$slice/ssh.service"
in_group='echo $$ >"$0/cgroup.procs"; exec "$@"'

for type in ed25519 ecdsa; do
  [ -e "/etc/ssh/ssh_host_${type}_key" ] || ssh-keygen -q -t "$type" -N '' -f "/etc/ssh/ssh_host_${type}_key"
done
printf '%s\n' "$AUTHORIZED_KEY" >/home/deploy/.ssh/authorized_keys
chown deploy:deploy /opt /home/deploy/.ssh/authorized_keys
sh -c "$in_group" "$slice/ssh.service" /usr/sbin/sshd

# Docker's own resolver is a loopback address in here, which containers of the inner engine could not reach;
# the comment names the resolvers behind it.
resolvers=$(sed -n 's/^# ExtServers: \[\(.*\)\]$/\1/p' /etc/resolv.conf | tr ' ' '\n' | grep -v '(' | sed 's/^/--dns=/' || true)

stop() {
  kill -TERM "$engine" 2>/dev/null || true
  wait "$engine" || true
  exit 0
}
trap stop TERM INT

while :; do
  # shellcheck disable=SC2086 # one argument per resolver
  sh -c "$in_group" "$slice/docker.service" dockerd --cgroup-parent /system.slice --log-level warn $resolvers &
  engine=$!
  wait "$engine" || echo "dockerd ended with $?; starting it again" >&2
  rm -rf /run/docker.pid /run/docker
done
