#!/bin/sh
# loop.sh BUILD/VARIANT BUILD: the first day of a new member of staff. An empty template, ten rows typed in LibreOffice, a
# mistake that check names, codes, a publication, and the kiosk that shows the rows. Needs libreoffice-calc, python3-uno.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 work=$2/loop
data=$folder/wegwijzer-data
command -v soffice >/dev/null && /usr/bin/python3 -c 'import uno' 2>/dev/null || {
    echo "loop: installeer libreoffice-calc en python3-uno (apt-get install --no-install-recommends)" >&2
    exit 1
}
rm -rf "$work"
mkdir -p "$work"
day=$(date +%F)
"$data" template -o "$work/leeg.xlsx"
/usr/bin/python3 "$here/loop.py" "$work/leeg.xlsx" "$day" "$work/dorp.xlsx" "$work/dorp.ods"

# One row has no code yet: check says so and how to mend it; codes mends it, in the file that LibreOffice wrote.
if "$data" check "$work/dorp.xlsx" 2>"$work/said"; then
    echo "loop: check misses the row without a code" >&2
    exit 1
fi
grep -q 'blad "Activiteiten", rij 2, kolom code: deze rij heeft nog geen code' "$work/said" || { cat "$work/said"; exit 1; }
"$data" codes "$work/dorp.xlsx"
"$data" check "$work/dorp.xlsx"
"$data" build "$work/dorp.xlsx" -o "$work/dorp.sqlite"

# The same rows in the other format, by way of CSV.
"$data" convert "$work/dorp.ods" -o "$work/dorp-csv"
"$data" codes "$work/dorp-csv"
"$data" build "$work/dorp-csv" -o "$work/dorp-csv.sqlite"

cat >"$work/dorp.journey" <<EOF
now ${day}T08:00
tap Nederlands
screen home
tap Spelen
see Het speelotheek
tap Wat is er te doen?
see Speelbabbel
shot loop.png
EOF
for file in dorp dorp-csv; do
    "$folder/wegwijzer" --data "$work/$file.sqlite" --journey "$work/dorp.journey" --out "$work" --size 1080x1920 \
        --diagonal 32
done
echo "loop: template, ten rows, check, codes, build, kiosk: all well"
