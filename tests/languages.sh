#!/bin/sh
# languages.sh PROGRAM BUILD: plays tests/journeys/walk.journey under the rules of accessibility in every language,
# size of text and panel, and the other themes in one language of each direction, two at a time.
# A finding that stands in many runs is shown once, with the number of runs and the first of them.
# LANGUAGES, SCALES and PANELS narrow the walks to what is named there.
set -u
program=$1 build=$2
here=$(dirname "$0")
out=$build/languages
data=$build/test/essen.sqlite
export LC_ALL=C.UTF-8
rm -rf "$out"
mkdir -p "$out" "$build/test"
[ -f "$data" ] || "$(dirname "$program")/wegwijzer-data" build data/essen --as-of 2026-11-25 -o "$data" \
    >"$out/build.txt" 2>&1 || { cat "$out/build.txt"; echo "0 passed, 1 failed"; exit 1; }

panels=${PANELS:-1080x1920@32 1920x1080@22 1920x1080@43 800x480@7}
languages=${LANGUAGES:-nl $(for file in assets/po/*.po; do basename "$file" .po; done | tr '\n' ' ')qps}

# The runs, one a line: LANGUAGE THEME SCALE PANEL.
{
    for language in $languages; do
        for scale in ${SCALES:-100 125 150 200}; do
            for panel in $panels; do echo "$language day $scale $panel"; done
        done
    done
    # A theme changes colours, and those are the same in every size and language.
    for language in nl ar; do
        case " $languages " in *" $language "*) ;; *) continue ;; esac
        for theme in evening white-on-black black-on-white; do
            for panel in $panels; do echo "$language $theme 100 $panel"; done
        done
    done
} >"$out/runs"

for language in $languages; do
    sed "s/^lang nl\$/lang $language/" "$here/journeys/walk.journey" >"$out/$language.journey"
    # Dutch also plays when a catalogue is not found; the tests' own catalogue must be there to be tried.
    [ "$language" = nl ] || [ -f "$build/share/wegwijzer/locale/$language/LC_MESSAGES/wegwijzer.mo" ] ||
        echo "walk: no catalogue of $language was built" >"$out/$language-missing.log"
done

# play LANGUAGE THEME SCALE PANEL: one run; its log stays only when there is something to say.
play() {
    log=$out/$1-$2-$3-$4.log
    if "$program" --data "$data" --journey "$out/$1.journey" --size "${4%@*}" --diagonal "${4#*@}" \
        --now 2026-11-25T14:05 --text-scale "$3" --theme "$2" --audit >"$log" 2>&1; then
        rm -f "$log"
    elif [ ! -s "$log" ]; then
        echo "the walk ends without a word" >"$log"
    fi
}

# walk FIRST: every second run, from the first or the second on.
walk() {
    awk -v first="$1" 'NR % 2 == first % 2' "$out/runs" | while read -r run; do
        # shellcheck disable=SC2086 # four words
        play $run </dev/null
    done
}

walk 1 &
walk 2 &
wait

# A control, or the text of a screen, has one finding of a kind, in the words of the first run that has it.
for log in "$out"/*.log; do
    [ -f "$log" ] || continue
    grep -a -v ' breaches of the rules at ' "$log" |
        sed -E "s|^$out/[^:]*\.journey|walk|; s/^ *//; s/; on the screen (\([a-z_]+\)).*/ \1/; s/ \([^()]* %\)\$//
            s|^|$(basename "$log" .log)	|"
done | awk -F '\t' '
{
    same = $2
    gsub(/[0-9]+x[0-9]+|\([0-9]+,[0-9]+ [^)]*\)/, "", same)
    sub(/painted over by .*/, "painted over", same)
    if (match(same, /^[a-z_]+: [a-z_]+\.[^ ]*: /) || match(same, /^[a-z_]+: /)) {
        control = substr(same, 1, RLENGTH)
        same = substr(same, RLENGTH + 1)
        gsub(/".*"/, "", same)
        if (control !~ /^walk/) sub(/^.*: /, "", same)
        same = control same
    }
    if (seen[same, $1]++) next
    if (!(same in count)) { order[++n] = same; text[same] = $2 }
    if (++count[same] <= 4) places[same] = places[same] (count[same] > 1 ? ", " : "") $1
}
END {
    for (i = 1; i <= n; i++) {
        same = order[i]
        print "  " text[same] "  [" places[same] (count[same] > 4 ? " and " count[same] - 4 " more" : "") "]"
    }
}' >"$out/findings"

cat "$out/findings"
[ ! -s "$out/findings" ] || echo "  (every run's own findings: $out/*.log)"
failed=$(find "$out" -name '*.log' | wc -l)
runs=$(wc -l <"$out/runs")
passed=$((runs - failed))
[ "$passed" -ge 0 ] || passed=0
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
