#!/bin/sh
# Holds what `wegwijzer-data convert` reads of the data set of this family against a count by Python.
# Usage: tests/datasets/csv_tables.sh PROGRAM FOLDER
set -eu
exec /usr/bin/python3 tests/datasets/csv_tables.py "$1" "$2"
