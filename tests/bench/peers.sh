#!/bin/sh
# peers.sh BUILD/VARIANT BUILD: for each letter that is typed, the search screen of the kiosk beside a filter written in JavaScript over
# the titles and texts of the same cards, in headless Chromium, in the same run. The kiosk's time holds its pixels, the page's
# ends with its layout. Publications are those of `make bench`, made when they are not there.
set -eu
programs=$1 build=$2
here=$(dirname "$0")
bench=$programs/tests/bench
data=$build/bench
browser=$(command -v chromium || true)
mkdir -p "$data"
for cards in 500 5000 100000; do
    [ -f "$data/$cards.sqlite" ] && continue
    "$bench/generate" "$cards" "$data/source-$cards"
    "$programs/wegwijzer-data" build "$data/source-$cards" --as-of 2026-11-25 -o "$data/$cards.sqlite"
    rm -rf "$data/source-$cards"
done
for cards in 500 5000 100000; do
    most=$([ "$cards" = 100000 ] && echo 0 || echo 5)
    "$bench/letters" 9 "$most" "$cards cards" "$data/$cards.sqlite"
    if [ -z "$browser" ]; then
        echo "without Chromium there is nothing beside it; make bench-peers installs it"
        continue
    fi
    page=$data/peer-$cards
    rm -rf "$page"
    mkdir -p "$page"
    cp "$here/filter.html" "$page/"
    {
        printf 'const CARDS = '
        sqlite3 "$data/$cards.sqlite" "SELECT json_group_array(json_array(title, ifnull(lead, ''))) FROM card"
    } >"$page/data.js"
    line=$("$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$page/profile" --allow-file-access-from-files \
        --timeout=300000 --dump-dom "file://$(cd "$page" && pwd)/filter.html" 2>/dev/null |
        sed -n 's/.*PEER \([0-9. ]*\)<.*/\1/p')
    rm -rf "$page"
    [ -n "$line" ] || { echo "peers.sh: Chromium gave no figures" >&2; exit 1; }
    echo "$line" | awk '{printf "%-46s %10.3f %10.3f %10.3f %5d  %d cards\n", "a filter in JavaScript, in Chromium", $1, $2, $3, $4, $5}'
done
