#!/bin/sh
# test.sh BUILD/VARIANT BUILD PROGRAM...: unit tests, journeys and languages; the last line sums them.
set -u
here=$(dirname "$0")
folder=$1 build=$2
shift 2
log=$build/test.log
code=0 passed=0 failed=0 skipped=0

# sum NAME: adds the closing line of what ran last.
sum() {
    line=$(tail -n 1 "$log")
    echo "$1: $line"
    p=$(echo "$line" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
    f=$(echo "$line" | sed -n 's/.* \([0-9]*\) failed.*/\1/p')
    s=$(echo "$line" | sed -n 's/.* \([0-9]*\) skipped.*/\1/p')
    # Something that ended before it could count has failed.
    passed=$((passed + ${p:-0})) failed=$((failed + ${f:-1})) skipped=$((skipped + ${s:-0}))
    sed '$d' "$log"
}

sh "$here/unit.sh" "$folder" "$@" >"$log" 2>&1 || code=1
sum unit
sh "$here/journeys.sh" "$folder/wegwijzer" "$build" >"$log" 2>&1 || code=1
sum journeys
sh "$here/languages.sh" "$folder/wegwijzer" "$build" >"$log" 2>&1 || code=1
sum languages
sh "$here/carriers.sh" "$folder" "$build" >"$log" 2>&1 || code=1
sum carriers
sh "$here/alone.sh" "$folder" "$build" >"$log" 2>&1 || code=1
sum alone
sh "$here/faults.sh" "$folder" "$build" fast >"$log" 2>&1 || code=1
sum faults
sh "$here/faults/cuts.sh" "$folder" "$build" >"$log" 2>&1 || code=1
sum cuts
rm -f "$log"
[ "$failed" -eq 0 ] || code=1
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
exit $code
