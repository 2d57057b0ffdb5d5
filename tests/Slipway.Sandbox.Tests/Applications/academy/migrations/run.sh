#!/bin/sh
# Runs each step once, in the order of names, in one transaction under the database's lock. There is no contract step yet.
set -eu
{
  echo 'select pg_advisory_xact_lock(7002);'
  echo 'create table if not exists journal (name text primary key);'
  for path in /migrations/steps/expand/*.sql; do
    name=$(basename "$path" .sql)
    printf '%s\n' "select not exists (select from journal where name = '$name') as todo \\gset" '\if :todo' "\\i $path" "insert into journal values ('$name');" '\endif'
  done
} | psql --no-psqlrc --quiet --single-transaction --set ON_ERROR_STOP=1 --output=/dev/null
