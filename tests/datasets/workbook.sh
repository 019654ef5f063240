#!/bin/sh
# Holds what `wegwijzer-data convert` reads of the data set of this family against a count by Python.
# Usage: tests/datasets/workbook.sh PROGRAM FOLDER
set -eu
exec /usr/bin/python3 tests/datasets/workbook.py "$1" "$2"
