#!/bin/sh
# Holds what `wegwijzer-data import` makes of the data sets of this family against a count by Python.
# Usage: tests/datasets/uitdatabank.sh PROGRAM FOLDER
set -eu
exec /usr/bin/python3 tests/datasets/uitdatabank.py "$1" "$2"
