#!/bin/bash
# Behaves as the official image does in Compose files: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB (each also as
# *_FILE), POSTGRES_INITDB_ARGS, POSTGRES_HOST_AUTH_METHOD, PGDATA and /docker-entrypoint-initdb.d.
set -euo pipefail

[ "${1:0:1}" = - ] && set -- postgres "$@"
[ "$1" = postgres ] || exec "$@"

if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  find "$PGDATA" /run/postgresql \! -user postgres -exec chown postgres '{}' +
  chmod 0700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$BASH_SOURCE" "$@"
fi

setting() { # name default
  local file=${1}_FILE
  if [ -n "${!file:-}" ]; then cat "${!file}"; else printf %s "${!1:-$2}"; fi
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  user=$(setting POSTGRES_USER postgres)
  password=$(setting POSTGRES_PASSWORD '')
  database=$(setting POSTGRES_DB "$user")
  method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
  if [ -z "$password" ] && [ "$method" != trust ]; then
    echo 'Error: the database is new and POSTGRES_PASSWORD is empty.' >&2
    exit 1
  fi

  # Through a pipe, because an argument could be seen by every process of the machine.
  eval 'initdb --username="$user" --pwfile=<(printf "%s\n" "${password:-unused}") --no-instructions '"${POSTGRES_INITDB_ARGS:-}"
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"

  # Nobody but the scripts below may connect before they are done: no TCP yet.
  pg_ctl --wait --silent -o "-c listen_addresses=''" start
  export PGUSER=$user PGPASSWORD=$password PGDATABASE=$database
  if [ "$database" != postgres ]; then
    PGDATABASE=postgres psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -v name="$database" <<<'CREATE DATABASE :"name";'
  fi
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) psql --no-psqlrc -v ON_ERROR_STOP=1 -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | psql --no-psqlrc -v ON_ERROR_STOP=1 ;;
    esac
  done
  pg_ctl --wait --silent --mode=fast stop
  unset PGUSER PGPASSWORD PGDATABASE
fi

exec "$@"
