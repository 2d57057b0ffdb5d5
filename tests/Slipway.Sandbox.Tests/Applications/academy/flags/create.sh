#!/bin/sh
# The flags' own database: their service does not start without it.
set -eu
psql --no-psqlrc --quiet --dbname=academy --set ON_ERROR_STOP=1 --set password="$FLAGS_PASSWORD" <<'SQL'
select not exists (select from pg_roles where rolname = 'flags') as todo \gset
\if :todo
create role flags login password :'password';
\endif
select not exists (select from pg_database where datname = 'flags') as todo \gset
\if :todo
create database flags owner flags;
\endif
SQL
