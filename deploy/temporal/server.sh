#!/bin/sh
# Temporal reads its database password from the environment; here it comes from a file.
set -eu
POSTGRES_PWD=$(cat /run/secrets/postgres-password)
export POSTGRES_PWD
exec /etc/temporal/entrypoint.sh
