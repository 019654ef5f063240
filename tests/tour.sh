#!/bin/sh
# tour.sh PROGRAM BUILD: pictures of every screen on three panels, and a page that shows them.
set -eu
program=$1 build=$2
here=$(dirname "$0")
out=$build/tour
moment=$(date -d wednesday +%F)T14:05   # a busy afternoon of this week
rm -rf "$out"
mkdir -p "$out"

# page: the pictures, one heading a panel.
page() {
    echo '<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>Wegwijzer: rondleiding</title>'
    echo '<style>body{font:16px sans-serif;margin:2em;background:#fbf6ee;color:#2a211b}figure{display:inline-block;'
    echo 'margin:0 1em 1em 0;vertical-align:top}img{max-height:480px;border:1px solid #796757}</style>'
    echo '<h1>Wegwijzer: rondleiding</h1>'
    for panel in portrait landscape compact; do
        case $panel in
        portrait) echo '<h2>Staand, 1080x1920, 32 inch</h2>' ;;
        landscape) echo '<h2>Liggend, 1920x1080, 22 inch</h2>' ;;
        compact) echo '<h2>Tafelmodel, 800x480, 7 inch</h2>' ;;
        esac
        for picture in "$out/$panel"-*.png; do
            name=$(basename "$picture")
            echo "<figure><a href=\"$name\"><img src=\"$name\" alt=\"\"></a><figcaption>${name%.png}</figcaption></figure>"
        done
    done
    echo '</html>'
}

# play PANEL SIZE INCH: all tours on one panel, their pictures named after it.
play() {
    work=$out/$1
    for journey in "$here"/journeys/tour-*.journey; do
        house=$(basename "$journey" .journey)
        house=${house#tour-}
        "$program" --data "$build/data/$house.sqlite" --now "$moment" --journey "$journey" --out "$work" \
            --size "$2" --diagonal "$3"
    done
    for picture in "$work"/*.png; do
        mv "$picture" "$out/$1-$(basename "$picture")"
    done
    rm -rf "$work"
}

play portrait 1080x1920 32
play landscape 1920x1080 22
play compact 800x480 7
page >"$out/index.html"
echo "$(ls "$out"/*.png | wc -l) beelden staan in $out; open $out/index.html"
