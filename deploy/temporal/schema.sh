#!/bin/sh
# Creates or updates Temporal's two databases. Safe to repeat.
set -eu
SQL_PASSWORD=$(cat /run/secrets/postgres-password)
export SQL_PASSWORD
tool="temporal-sql-tool --plugin postgres12 --endpoint postgres --port 5432 --user temporal"
for store in temporal visibility; do
  database=temporal
  [ "$store" = visibility ] && database=temporal_visibility
  $tool --database "$database" create
  $tool --database "$database" setup-schema -v 0.0 || true
  $tool --database "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$store/versioned"
done
