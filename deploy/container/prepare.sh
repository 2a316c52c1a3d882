#!/bin/sh
# `prepare` of compose.yaml. PostgreSQL may have been started a moment ago, and makes its roles first: wait a minute for it.
set -eu
started=$(date +%s) told=
until pg_isready --quiet --host=database; do
  waited=$(($(date +%s) - started))
  if [ "$waited" -ge 60 ]; then
    echo "PostgreSQL did not answer for a minute, and no table was made. What does it say: podman compose logs database" >&2
    echo "Then give prepare again." >&2
    exit 1
  fi
  if [ "$waited" -ge 5 ] && [ -z "$told" ]; then
    echo "Waiting for PostgreSQL, a minute at most. Not started yet: podman compose up -d database" >&2
    told=yes
  fi
  sleep 1
done
exec keuzeruimte-web prepare --serves keuzeruimte
