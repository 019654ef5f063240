#!/bin/sh
# sheets.sh PROGRAM BUILD: contact sheets of the main screens in every language, size of text and theme, to BUILD/sheets.
set -eu
program=$1 build=$2
out=$build/sheets
data=$build/test/essen.sqlite
mkdir -p "$out" "$build/test"
"$(dirname "$program")/wegwijzer-data" build data/essen --as-of 2026-11-25 -o "$data" >/dev/null
languages="nl $(for file in assets/po/*.po; do basename "$file" .po; done | tr '\n' ' ')qps"

# visit NAME LANGUAGE SCALE THEME SIZE DIAGONAL: the pictures of one row of a sheet.
visit() {
    mkdir -p "$out/$1"
    cat >"$out/$1/visit.journey" <<STEPS
now 2026-11-25T14:05
tap #greet.nl
lang $2
shot home.png
find #topic.kinderopvang
tap #topic.kinderopvang
shot topic.png
find #card.ello
tap #card.ello
shot card.png
tap #nav.home
tap #home.week
shot agenda.png
tap #nav.help
shot help.png
STEPS
    "$program" --data "$data" --journey "$out/$1/visit.journey" --out "$out/$1" --size "$5" --diagonal "$6" \
        --text-scale "$3" --theme "$4"
    printf '<h2>%s, %s %%, %s</h2><p>' "$2" "$3" "$4" >>"$out/$sheet.html"
    for shot in home topic card agenda help; do
        printf '<img src="%s/%s.png" alt="%s"> ' "$1" "$shot" "$shot" >>"$out/$sheet.html"
    done
    printf '</p>\n' >>"$out/$sheet.html"
}

# begin SHEET WIDTH
begin() {
    sheet=$1
    printf '<!doctype html><meta charset="utf-8"><title>%s</title><style>img{width:%s}</style>\n' "$1" "$2" \
        >"$out/$sheet.html"
}

for scale in 100 200; do
    begin "languages-$scale" 19%
    for language in $languages; do
        visit "$language-$scale" "$language" "$scale" day 1080x1920 32
    done
done
for language in nl ar; do
    begin "themes-$language" 19%
    for theme in day evening white-on-black black-on-white; do
        visit "$language-$theme" "$language" 100 "$theme" 1080x1920 32
    done
    begin "landscape-$language" 32%
    for scale in 100 200; do
        visit "$language-landscape-$scale" "$language" "$scale" day 1920x1080 22
    done
done
echo "Contactbladen: $out/*.html"
