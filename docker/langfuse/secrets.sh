#!/bin/sh
# Writes .env beside this file, readable by its owner only: the domains, and secrets that nobody has seen.
#
#   sh secrets.sh DOMAIN MEDIA_DOMAIN EMAIL
#
# A file that is there is never changed: with another SALT or ENCRYPTION_KEY Langfuse cannot read what it has stored.
set -eu
cd "$(dirname "$0")"
[ $# -eq 3 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ ! -e .env ] || { echo ".env is there already, and stays as it is." >&2; exit 1; }

random() { od -An -vtx1 -N"$1" /dev/urandom | tr -d ' \n'; }

umask 077
cat >.env.new <<END
LANGFUSE_DOMAIN=$1
LANGFUSE_MEDIA_DOMAIN=$2
ACME_EMAIL=$3
POSTGRES_PASSWORD=$(random 24)
CLICKHOUSE_PASSWORD=$(random 24)
REDIS_PASSWORD=$(random 24)
MINIO_PASSWORD=$(random 24)
SALT=$(random 24)
ENCRYPTION_KEY=$(random 32)
NEXTAUTH_SECRET=$(random 32)
LANGFUSE_PUBLIC_KEY=pk-lf-$(random 16)
LANGFUSE_SECRET_KEY=sk-lf-$(random 24)
LANGFUSE_USER_PASSWORD=$(random 12)
END
mv .env.new .env
echo "Written: $PWD/.env. Keep a copy where the server's backups are; LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are the application's."
