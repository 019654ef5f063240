#!/bin/sh
# unit.sh BUILD/VARIANT PROGRAM...: runs the cmocka programs and sums their results; what failed is shown.
set -u
folder=$1
shift
log=$folder/unit.log
passed=0 failed=0 skipped=0

# count WORD: the number of tests in the closing line of that kind.
count() {
    n=$(sed -n "s/^\[ *$1 *\] \([0-9][0-9]*\) test(s).*/\1/p" "$log" | head -n 1)
    echo "${n:-0}"
}

for program in "$@"; do
    "$program" >"$log" 2>&1
    code=$?
    f=$(count FAILED)
    # A program that dies cannot say in which test.
    if [ "$code" -ne 0 ]; then
        [ "$f" -gt 0 ] || f=1
        echo "--- ${program#"$folder"/} (exit $code)"
        grep -v '^\[ RUN \|^\[       OK \]' "$log"
    fi
    passed=$((passed + $(count PASSED))) failed=$((failed + f)) skipped=$((skipped + $(count SKIPPED)))
    sed -n 's/^\[  SKIPPED \] \([^0-9].*\)/skipped: \1/p' "$log" | sort -u
done
rm -f "$log"
echo "$passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
[ "$failed" -eq 0 ]
