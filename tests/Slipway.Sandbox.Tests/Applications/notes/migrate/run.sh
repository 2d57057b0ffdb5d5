#!/bin/sh
# Runs each step once, in the order of names. Whoever comes second waits at the database's lock and finds nothing to do.
set -eu
{
  printf '%s\n' '\o /dev/null' 'select pg_advisory_lock(7001);' '\o'
  echo 'create table if not exists journal (name text primary key, at timestamptz not null default clock_timestamp());'
  find /migrate/steps -name '*.sql' -printf '%f %p\n' | sort | while read -r file path; do
    name=${file%.sql}
    case $path in
      */contract/*)
        case ",${SLIPWAY_CONTRACT_STEPS-$name}," in
          *",$name,"*) ;;
          *) printf '%s\n' "\\echo holding $name"; continue ;;
        esac ;;
    esac
    cat <<SQL
select not exists (select from journal where name = '$name') as todo \\gset
\\if :todo
\\echo running $name
begin;
\\i $path
insert into journal (name) values ('$name');
commit;
\\endif
SQL
  done
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1
