#!/bin/sh
# Makes the namespace and registers the search attributes. Safe to repeat.
set -eu
tries=0
until temporal operator cluster health >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "Temporal did not become healthy" >&2; exit 1; }
  sleep 2
done
temporal operator namespace describe --namespace default >/dev/null 2>&1 ||
  temporal operator namespace create --namespace default --retention 30d
for name in MailferryPhase MailferryWave MailferryAttention MailferryTargetDatabase MailferryOrganisation; do
  temporal operator search-attribute list --namespace default | grep -q "$name" ||
    temporal operator search-attribute create --namespace default --name "$name" --type Keyword
done
