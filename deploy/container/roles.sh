#!/bin/sh
# Runs once, in an empty database: the role that owns the tables, and the one that serves and owns nothing.
# Passwords are given by psql to the server as they are; they come from the file beside the other secrets.
set -eu
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
create role keuzeruimte_owner login password '$(cat /run/secrets/postgres-password)-owner';
create role keuzeruimte login password '$(cat /run/secrets/postgres-password)-serves';
create database keuzeruimte owner keuzeruimte_owner;
SQL
