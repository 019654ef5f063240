#!/bin/sh
# Holds what `wegwijzer-data export --format hsds` makes of the four houses against the tables and the example of HSDS 3.0.
# Usage: tests/datasets/hsds_export.sh PROGRAM FOLDER
set -eu
exec /usr/bin/python3 tests/datasets/hsds_export.py "$1" "$2"
