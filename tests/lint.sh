#!/bin/sh
# lint.sh: what a compiler does not see. One line for each finding, `file:line: what`; exit 1 when there is one.
# Checks: arrows between folders, circles of files, lengths, forgotten notes, names of icons, strings a visitor sees, gettext, the layout.
# LINT_LAYOUT=1 also checks the layout (clang-format).
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
findings=$work/findings
: >"$findings"
c_files=$(find src tests -name '*.[ch]' | sort)
source_files=$(find src -name '*.[ch]' | sort)

# Who may include whom, and whose each foreign header is: the table of src/README.md.
awk '
BEGIN {
    split("base:base|model:base|store:base model|lang:base model|face:base|text:base lang face|takehome:base model|ui:base lang text|" \
          "screen:base model store lang text takehome ui|voice:base model lang text ui|sdl:base lang text ui|" \
          "app:base model store lang text takehome ui screen voice sdl|sync:base store|" \
          "site:base model store lang takehome|" \
          "tool:base model store lang site tool/talk tool/sheet tool/table tool/fill tool/survey tool/check tool/export tool/release tool/import|" \
          "tool/talk:base|tool/sheet:base model|tool/table:base model tool/talk tool/sheet|" \
          "tool/fill:base model store tool/table|tool/survey:base model store lang site tool/talk tool/sheet tool/table tool/fill|" \
          "tool/check:base model text tool/talk tool/table tool/fill tool/survey|" \
          "tool/export:base lang takehome site tool/table tool/survey|" \
          "tool/release:base store tool/talk tool/table tool/fill tool/survey|" \
          "tool/import:base model tool/talk tool/sheet tool/table", rows, "|")
    for (i in rows) { split(rows[i], row, ":"); split(row[2], names, " "); may[row[1], row[1]] = 1
        for (j in names) may[row[1], names[j]] = 1 }
    split("sqlite3.h:store tool tool/fill tool/survey tool/export|sodium:store|unicode/:lang face text store|hyphen.h:lang|libintl.h:lang base|SDL2/SDL_ttf.h:face|" \
          "SDL2/:sdl|X11/:sdl|qrencode.h:ui|png.h:app|systemd/:app|curl/:sync|csv.h:tool/sheet|zip.h:tool/sheet tool/import|" \
          "expat.h:tool/sheet|xlsxwriter.h:tool/table|libical/:tool/table tool/import|" \
          "jansson.h:sync tool tool/talk tool/survey tool/check tool/export tool/release tool/import|gen/schema_sql.h:store tool/fill", rows, "|")
    for (i = 1; i in rows; i++) { split(rows[i], row, ":"); foreign[i] = row[1]; owners[i] = " " row[2] " " }
    split("assert ctype dirent errno fcntl getopt inttypes libgen limits locale locale math poll pthread sched " \
          "signal stdarg stdatomic stdbool stddef stdint stdio stdlib string strings sysexits termios time unistd", names, " ")
    for (i in names) plain[names[i] ".h"] = 1
}
# The rooms of the staff tool stand one deeper: tool/talk.
function room(at, part) { split(at, part, "/"); return part[1] == "tool" && part[3] != "" ? "tool/" part[2] : part[1] }
FNR == 1 { folder = room(substr(FILENAME, 5)) }
!/^[ \t]*#[ \t]*include/ { next }
{
    header = $0; sub(/^[^<"]*[<"]/, "", header); sub(/[>"].*$/, "", header)
    at = FILENAME ":" FNR ": "
    for (i = 1; i in foreign; i++) if (index(header, foreign[i]) == 1) {
        if (!index(owners[i], " " folder " "))
            print at "<" header "> belongs to src/" owners[i] "and not to src/" folder
        next
    }
    if ($0 ~ /</) {
        if (!(header in plain) && header !~ /^sys\//)
            print at "<" header "> is a foreign header that nobody owns: add it to tests/lint.sh and src/README.md"
    } else if (header !~ /\//)
        print at "\"" header "\" is written without its folder"
    else if (!((folder, room(header)) in may))
        print at "src/" folder " may not include \"" header "\""
}' $source_files >>"$findings"

# Lengths: a function 60 lines, a source file 400, a header 300; and what every header begins with.
ctags -f - --languages=C --kinds-C=f --fields=+ne --excmd=number $c_files | awk -F '\t' '
{   for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) first = substr($i, 6); if ($i ~ /^end:/) last = substr($i, 5) }
    if (last - first + 1 > 60) print $2 ":" first ": " $1 " is " last - first + 1 " lines long; 60 is the most" }' >>"$findings"
long=
for file in $source_files; do
    lines=$(wc -l <"$file")
    case $file in *.h) most=300 ;; *) most=400 ;; esac
    [ "$lines" -le "$most" ] || echo "$file:$lines: the file is longer than $most lines" >>"$findings"
    case $file in *.h) [ "$lines" -le 120 ] || long="$long $file ($lines)" ;; esac
done
for file in $(find src -name '*.h'); do
    [ "$(head -c 2 "$file")" = '/*' ] || echo "$file:1: a header begins with what it is"
done >>"$findings"

# No two files need each other's functions, not even by way of others.
ctags -f - --languages=C --kinds-C=f --fields=f --excmd=number $(find src -name '*.c' ! -name main.c) | awk -F '\t' '
    NR == FNR { if (/\tfile:/) own[$2, $1] = 1; else home[$1] = $2; next }
    {   line = $0; gsub(/"([^"\\]|\\.)*"/, "", line)
        while (match(line, /(->|\.)?[A-Za-z_][A-Za-z_0-9]*\(/)) {
            call = substr(line, RSTART, RLENGTH - 1); line = substr(line, RSTART + RLENGTH)
            if (call in home && home[call] != FILENAME && !((FILENAME, call) in own) && !seen[FILENAME, home[call]]++)
                print FILENAME, home[call]
        } }' - $(find src -name '*.c') | { tsort 2>&1 >/dev/null || true; } | awk '
    function tell() { if (names != "") print first ":1: needs itself by way of" names "; put a function where its noun is" }
    /loop:$/ { tell(); names = first = ""; next }
    { if (first == "") first = $2; else names = names " " $2 }
    END { tell() }' >>"$findings"

# A formatter may run the lines of a header's doc comment together.
words='(Shape|Units|Ownership|Errors|Threads|Source):'
grep -nE "^ \* .*[.;:a-z\"] +$words " $c_files | grep -vE ":[0-9]+: \* $words" |
    sed -E 's/^([^:]*:[0-9]+):.*/\1: each word of the doc comment begins a line/' >>"$findings" || true

# Notes to self, and whitespace that clang-format leaves in other files.
grep -nE '\b(TO''DO|FIX''ME|XX''X|HA''CK)\b' -r src tests Makefile README.md data/schema.sql data/README.md assets fonts 2>/dev/null |
    grep -v '^Binary' | sed -E 's/^([^:]*:[0-9]+):.*/\1: do it now or open an issue/' >>"$findings" || true

# The strings of C files, one a line: file, line, how it is marked (1: for translation), what stands before it, text.
cat >"$work/strings.awk" <<'AWK'
FNR == 1 { comment = 0; marked = 0; before = "" }
{
    line = $0
    while (length(line)) {
        if (comment) { if (!(at = index(line, "*/"))) break; line = substr(line, at + 2); comment = 0; continue }
        if (match(line, /"|\/\*|\/\/|'"'/) == 0) { before = before line; break }
        token = substr(line, RSTART, RLENGTH)
        gap = substr(line, 1, RSTART - 1); line = substr(line, RSTART + RLENGTH)
        before = before gap
        if (token == "/*") { comment = 1; continue }
        if (token == "//") break
        if (token == "'\"'") { before = before token; continue }
        match(line, /^([^"\\]|\\.)*/); text = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 2)
        if (before ~ /^[ \t]*,[ \t]*$/ && plural) plural = 0
        else if (before ~ /[^ \t\n]/ || !again) {
            plural = before ~ /(^|[^a-z0-9_])[mn]_\([ \t]*$/
            marked = before ~ /(^|[^a-z0-9_])(N?_|[mn]_)\([^"]*$/ && before !~ /\)[ \t]*$/
        }
        printf "%s\t%d\t%d\t%s\t%s\n", FILENAME, FNR, marked, substr(before, length(before) - 40), text
        before = ""; again = 1
    }
    if (before ~ /;[ \t]*$|[{}][ \t]*$/ || $0 ~ /^[ \t]*#/) { before = ""; again = 0; marked = 0 }
    else before = before " "
}
AWK
awk -f "$work/strings.awk" $(find src/screen src/ui src/app src/lang -name '*.[ch]') >"$work/strings"

# Icons: whatever is named as one must be in the list, or the font draws a wide blank word.
{
    awk -F '\t' '$4 ~ /(icon(\[\])? = [^,;{]*$|canvas_icon\([^;]*$|widget_disc\([^;]*$)/ && $5 ~ /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/ {
        print $1 ":" $2 "\t" $5}' "$work/strings"
    for table in data/*/topic.csv; do
        awk -v table="$table" '
        NR == 1 { n = split($0, names, ","); for (i = 1; i <= n; i++) if (names[i] == "icon") column = i; next }
        { rest = $0 "," ; n = 0
          while (match(rest, /^("([^"]|"")*"|[^,"]*),/)) { cell[++n] = substr(rest, 1, RLENGTH - 1); rest = substr(rest, RLENGTH + 1) }
          if (cell[column] != "") print table ":" NR "\t" cell[column] }' "$table"
    done
} | awk -F '\t' 'NR == FNR { known[$1] = 1; next } !($2 in known) {
    print $1 ": the icon " $2 " is not in assets/icons.list" }' assets/icons.list - >>"$findings"

# Words in a string that no one translates. A name, a pattern or a unit has no two words and no capital;
# audit and action speak to developers, language says "Language" in many languages.
awk -F '\t' '$1 ~ /^src\/(screen|ui)\// && $1 !~ /(ui\/(audit|action|keyboard)|screen\/language)\.c/ && !$3 && $4 !~ /(include|assert|log_[a-z]+)[^;]*$/ &&
    ($5 ~ /[a-z][a-z]+,? [a-z]+/ || $5 ~ /^[A-Z][a-z][a-z]+/) {
    print $1 ":" $2 ": \"" $5 "\" is read by visitors; put it in _()" }' "$work/strings" >>"$findings"

# Words that the staff tool prints unmarked, and messages that its English catalogue has not, or no longer needs.
awk -f "$work/strings.awk" $(find src/tool -name '*.c') | awk -F '\t' '!$3 && $4 ~ /(^|[^a-z_])(f?printf|fputs|puts)\([^;]*$/ &&
    $4 !~ /steps,[ \t]*$/ && $5 ~ /[a-z][a-z][a-z] [a-z][a-z][a-z]/ {
    print $1 ":" $2 ": \"" $5 "\" is read by staff; put it in M_()" }' >>"$findings"
sh tests/po_data.sh "$work/data.pot" 2>>"$findings" || echo 'src/tool:1: xgettext fails' >>"$findings"
for file in assets/po/data/*.po; do
    msgfmt --check -o /dev/null "$file" 2>>"$findings" || true
    msgmerge --quiet --no-fuzzy-matching --no-wrap --add-location=file -o "$work/merged.po" "$file" "$work/data.pot"
    { msgattrib --untranslated --no-wrap "$work/merged.po"; msgattrib --only-fuzzy --no-wrap "$work/merged.po"; } | awk -v file="$file" '
        function tell() { if (text != "") print place ":1: \"" text "\" is not in " file "; do `make po` and translate it" }
        /^#: / { tell(); text = ""; place = $2 }
        /^msgid / { inside = 1 }
        /^(msgid_plural|msgstr)/ { inside = 0 }
        inside && match($0, /"/) { text = text substr($0, RSTART + 1, length($0) - RSTART - 1) }
        END { tell() }' >>"$findings"
    msgattrib --only-obsolete "$work/merged.po" | grep -c '^#~ msgid ' |
        sed "/^0$/d; s|.*|$file:1: & messages are not used any more; do \`make po\`|" >>"$findings" || true
done

# xgettext counts the commas in a place too, and then does not see the text behind it.
msgcat --no-wrap "$work/data.pot" | awk '/^msgid / { text = ""; inside = 1 } /^msg(id_plural|str)/ { if (inside) print text; inside = 0 }
    inside && match($0, /"/) { text = text substr($0, RSTART + 1, length($0) - RSTART - 1) }' >"$work/known"
awk -f "$work/strings.awk" $(find src/tool -name '*.c') | awk -F '\t' '
    NR == FNR { known[++count] = $0; next }
    !$3 && $4 ~ /\},[ \t]*$/ && $5 ~ /[a-z][a-z][a-z] [a-z][a-z]/ {
        for (i = 1; i <= count && index(known[i], $5) != 1; i++) continue
        if (i > count) print $1 ":" $2 ": \"" $5 "\" is not seen by xgettext; put it in MN_()" }' "$work/known" - >>"$findings"

xgettext --from-code=UTF-8 -L C -k_ -kN_ -kn_:1,2 -o "$work/messages.pot" \
    $(find src/screen src/ui src/lang src/app src/site -name '*.c') 2>"$work/gettext" || echo 'src:1: xgettext fails' >>"$findings"
sed 's/^xgettext: //' "$work/gettext" >>"$findings"

if [ "${LINT_LAYOUT:-1}" = 1 ]; then
    clang-format --dry-run $c_files 2>&1 | sed -nE 's/^([^:]+:[0-9]+):.*(warning|error): .*/\1: not laid out; do `make format`/p' |
        awk -F : '!seen[$1]++' >>"$findings"
fi

[ -z "$long" ] || echo "long headers (more than 120 lines), not wrong:$long"
cat "$findings"
[ ! -s "$findings" ] || { echo "lint: $(wc -l <"$findings") findings" >&2; exit 1; }
echo "lint: $(echo "$c_files" | wc -l) files, no findings"
