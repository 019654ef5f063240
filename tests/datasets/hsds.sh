#!/bin/sh
# Holds what `wegwijzer-data import` makes of the data sets of this family against a count by Python.
# Usage: tests/datasets/hsds.sh PROGRAM FOLDER
set -eu
exec /usr/bin/python3 tests/datasets/hsds.py "$1" "$2"
