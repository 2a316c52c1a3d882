#!/bin/sh
# Makes the secrets of compose.yaml, once: sh make-secrets.sh. What is there already stays.
# Keep a copy of master-key on paper: without it nothing that people wrote can be read.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
keep() { [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; }
keep postgres-password "$(openssl rand -hex 24)"
password=$(cat secrets/postgres-password)
keep owner-url "postgresql://keuzeruimte_owner:$password-owner@database/keuzeruimte"
keep database-url "postgresql://keuzeruimte:$password-serves@database/keuzeruimte"
keep secret-key "$(openssl rand -hex 40)"
keep master-key "$(openssl rand -base64 32)"
keep log-key "$(openssl rand -hex 32)"
# In a container user 10001 reads them; on this machine the folder stays closed to everybody else.
chmod 0444 secrets/*
chmod 0700 secrets
# PostgreSQL reads it as a user of its own, whatever this clone lets others read: else it starts without roles, and stays so.
chmod 0644 roles.sh
