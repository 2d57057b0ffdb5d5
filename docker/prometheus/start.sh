#!/bin/sh
# Prometheus puts no variables into its configuration, so the addresses to probe are written to where it looks for them. Both are
# asked of Caddy itself: what is between it and the internet is not this server's.
set -eu

mkdir -p /tmp/targets
cat >/tmp/targets/addresses.json <<END
[
  { "targets": ["$API_DOMAIN"], "labels": { "__param_target": "https://caddy/health" } },
  { "targets": ["$APP_DOMAIN"], "labels": { "__param_target": "https://caddy/" } }
]
END

exec prometheus \
  --config.file=/etc/prometheus/prometheus.yml \
  --storage.tsdb.path=/prometheus \
  --storage.tsdb.retention.time=30d \
  --storage.tsdb.retention.size=4GB
