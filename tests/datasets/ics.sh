#!/bin/sh
# Holds what `wegwijzer-data import` makes of the data sets of this family against a count by Python.
# Usage: tests/datasets/ics.sh PROGRAM FOLDER
set -eu
sh tests/setup.sh "${SETUP:-check}" python3 python3-icalendar python3-recurring-ical-events python3-tz
exec /usr/bin/python3 tests/datasets/ics.py "$1" "$2"
