#!/bin/sh
# What an init system does on a real server: sshd once, dockerd for as long as the server runs.
set -eu

# Left by a power cut, these would keep the engine from starting.
rm -rf /run/docker.pid /run/docker /run/containerd /run/sshd.pid
mkdir -p /run/sshd
mount --make-rshared /

# With cgroup v2 only a group without processes can hand its controllers down to containers.
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mkdir -p /sys/fs/cgroup/init
  xargs -rn1 </sys/fs/cgroup/cgroup.procs >/sys/fs/cgroup/init/cgroup.procs 2>/dev/null || true
  sed -e 's/ / +/g' -e 's/^/+/' </sys/fs/cgroup/cgroup.controllers >/sys/fs/cgroup/cgroup.subtree_control
fi

for type in ed25519 ecdsa; do
  [ -e "/etc/ssh/ssh_host_${type}_key" ] || ssh-keygen -q -t "$type" -N '' -f "/etc/ssh/ssh_host_${type}_key"
done
printf '%s\n' "$AUTHORIZED_KEY" >/home/deploy/.ssh/authorized_keys
chown deploy:deploy /opt /home/deploy/.ssh/authorized_keys
/usr/sbin/sshd

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
  dockerd --log-level warn $resolvers &
  engine=$!
  wait "$engine" || echo "dockerd ended with $?; starting it again" >&2
  rm -rf /run/docker.pid /run/docker
done
