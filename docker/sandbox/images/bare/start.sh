#!/bin/sh
# What a cloud does at a server's birth: host keys, and the key of who ordered it. Then systemd runs it.
set -eu

mount --make-rshared /
for type in ed25519 ecdsa; do
  [ -e "/etc/ssh/ssh_host_${type}_key" ] || ssh-keygen -q -t "$type" -N '' -f "/etc/ssh/ssh_host_${type}_key"
done
install -d -m 0700 /root/.ssh
printf '%s\n' "$AUTHORIZED_KEY" >/root/.ssh/authorized_keys

# Read as the kernel's command line would be: systemd 256 and newer runs on a machine with cgroup v1 only when told so.
exec /sbin/init SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1
