#!/bin/sh
# The journal has a database of its own beside Temporal's.
set -eu
psql --username temporal --dbname postgres --command 'CREATE DATABASE mailferry'
