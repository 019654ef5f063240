#!/bin/sh
# Runs every family of tests/datasets on public data sets that are not in this repository; each prints a table by folder.
# Then says what became of every file of those folders: a table by folder here, all files in datasets.txt beside PROGRAM's folder.
# Usage: tests/datasets.sh PROGRAM FOLDER; FAMILIES="ics hsds" runs those alone.
set -eu
cd "$(dirname "$0")/.."
[ -d "${2:-}" ] || { echo "datasets: say where they are: make check-datasets DATASETS=../shared/datasets" >&2; exit 2; }
LEDGER=$(mktemp)
export LEDGER
trap 'rm -f "$LEDGER"' EXIT
failed=
for family in ${FAMILIES:-$(for file in tests/datasets/*.sh; do basename "$file" .sh; done)}; do
    printf '\n== %s\n' "$family"
    sh "tests/datasets/$family.sh" "$1" "$2" || failed="$failed $family"
done
if [ -z "${FAMILIES:-}" ]; then
    printf '\n== every file\n'
    /usr/bin/python3 tests/datasets/every_file.py "$2" "$LEDGER" "$(dirname "$1")/../datasets.txt" || failed="$failed every-file"
fi
[ -z "$failed" ] || { echo "datasets: not as it should be:$failed" >&2; exit 1; }
