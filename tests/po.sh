#!/bin/sh
# po.sh PO_DIR: gathers the strings of the interface and of the staff tool (PO_DIR/data), brings every catalogue up to
# date, and says what is missing.
set -eu
po=$1
xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=n_:1,2 --add-comments=TRANSLATORS \
    --package-name=wegwijzer --no-wrap --sort-by-file -o "$po/wegwijzer.pot" \
    src/screen/*.c src/ui/*.c src/lang/*.c src/site/*.c src/app/stage*.c
# The date of each run would make a change of nothing.
sed -i '/^"POT-Creation-Date/d' "$po/wegwijzer.pot"
for file in "$po"/*.po; do
    [ -f "$file" ] || continue
    msgmerge --quiet --update --backup=none --no-wrap --no-fuzzy-matching "$file" "$po/wegwijzer.pot"
    printf '%s: ' "$(basename "$file" .po)"
    msgfmt --check --statistics -o /dev/null "$file" 2>&1
done

staff=$(mktemp)
trap 'rm -f "$staff"' EXIT
sh "$(dirname "$0")/po_data.sh" "$staff"
for file in "$po"/data/*.po; do
    msgmerge --quiet --update --backup=none --no-wrap --no-fuzzy-matching --add-location=file "$file" "$staff"
    msgattrib --no-obsolete --no-wrap -o "$file" "$file"
    printf '%s of wegwijzer-data: ' "$(basename "$file" .po)"
    msgfmt --check --statistics -o /dev/null "$file" 2>&1
done
