#!/bin/sh
# journeys.sh PROGRAM BUILD: plays every journey on four panels under the rules of accessibility, two at a time.
set -u
program=$1 build=$2
here=$(dirname "$0")
out=$build/journeys
rm -rf "$out"
mkdir -p "$build/test" "$out"

# Journeys say which day it is, so their publications are those of that day.
for source in data/*/house.csv; do
    house=$(basename "$(dirname "$source")")
    "$(dirname "$program")/wegwijzer-data" build "data/$house" --as-of 2026-11-25 -o "$build/test/$house.sqlite" \
        >"$out/$house.log" 2>&1 || { cat "$out/$house.log"; echo "0 passed, 1 failed"; exit 1; }
done

# Files that are no publication, for journeys in which one arrives.
head -c 100000 "$build/test/essen.sqlite" >"$build/test/truncated.sqlite"
: >"$build/test/empty.sqlite"
echo "geen publicatie" >"$build/test/foreign.sqlite"

# house_of FILE: a journey is of the house in its name: essen.journey, tour-essen.journey, kalmthout-list.journey.
house_of() {
    name=$(basename "$1" .journey)
    name=${name#tour-}
    for source in data/*/house.csv; do
        house=$(basename "$(dirname "$source")")
        case $name in "$house" | "$house"-*) echo "$house"; return ;; esac
    done
    echo essen
}

# play FILE PANEL: one journey; leaves "ok" or "failed" behind.
play() {
    size=${2%@*} diagonal=${2#*@}
    place=$out/$(basename "$1" .journey)-$2
    mkdir -p "$place"
    if "$program" --data "$build/test/$(house_of "$1").sqlite" --journey "$1" --out "$place" \
        --size "$size" --diagonal "$diagonal" --now 2026-11-25T14:05 --audit >"$place/log" 2>&1; then
        echo ok >"$place/result"
    else
        echo failed >"$place/result"
    fi
}

running=0
for journey in "$here"/journeys/*.journey; do
    panels="1080x1920@32 1920x1080@22 1920x1080@43 800x480@7"
    # A journey for one kind of panel says so: "# only 1080x1920@32".
    only=$(sed -n 's/^# only //p' "$journey")
    for panel in ${only:-$panels}; do
        play "$journey" "$panel" &
        running=$((running + 1))
        [ $((running % 2)) -eq 0 ] && wait
    done
done
wait

passed=0 failed=0
for place in "$out"/*/; do
    if [ "$(cat "$place/result" 2>/dev/null)" = ok ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- $(basename "$place")"
        cat "$place/log"
    fi
done
# What a visitor typed is in no file of any run.
typed=$(sed -n 's/^type \(xqzwxqzw\)$/\1/p' "$here"/journeys/search-*.journey | head -n 1)
if [ -z "$typed" ] || grep -r -l -a -i -F "$typed" "$out"; then
    echo "--- these files hold what was typed"
    failed=$((failed + 1))
else
    passed=$((passed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
