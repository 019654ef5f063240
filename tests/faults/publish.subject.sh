# publish.subject.sh: a publication in a channel where the oldest of thirteen make place. Whatever happens, latest.minisig names a pair that a kiosk accepts: the one
# before or the new one; a publisher that says it published did; and the next publication goes through and clears the rest.

publish_tool=$built/wegwijzer-data
publish_file=$build/data/schoten.sqlite

# publish_run FOLDER [--after N] [PREFIX...]
publish_run() {
    publish_folder=$1 publish_after_n=0
    shift
    [ "${1:-}" != --after ] || { publish_after_n=$2; shift 2; }
    "$@" "$publish_tool" publish "$publish_file" --to "$publish_folder/now" --key "$publish_folder/k.key" --channel test \
        --after "$publish_after_n" </dev/null >"$publish_folder/said" 2>&1
}

# publish_newest FOLDER: the generation that latest.minisig names, if all that is signed would be accepted.
publish_newest() {
    "$publish_tool" log --to "$1/now" --channel test --keys "$1/k.pub" --json 2>"$1/log" >"$1/json" || {
        echo "refused: $(cat "$1/log") $(tr -d ' \n' <"$1/json")"
        return
    }
    publish_named=$(tr -d ' \n' <"$1/json" | sed -n 's/.*"generation":\([0-9]*\),"good":true,"newest":true.*/\1/p')
    # `log` finds its way without latest.minisig; a kiosk does not.
    cmp -s "$1/now/aanbod/test/latest.minisig" "$1"/now/aanbod/test/g/*"${publish_named:-none}"-*.db.minisig ||
        publish_named="no whole release but $publish_named"
    echo "$publish_named"
}

# publish_old FOLDER N: a release of long ago, signed by stock minisign.
publish_old() {
    printf x >"$1/x"
    publish_hash=$(b2sum "$1/x" | cut -c 1-64)
    publish_name=$(printf '%010d-%.16s.db' "$2" "$publish_hash")
    minisign -S -s "$1/k.key" -m "$1/x" -x "$1/now/aanbod/test/g/$publish_name.minisig" -t "wegwijzer1 chan=test epoch=1 gen=$2 \
size=1 b2=$publish_hash schema=1 created=1000 stale=7d file=g/$publish_name pct=100" </dev/null >/dev/null
    mv "$1/x" "$1/now/aanbod/test/g/$publish_name"
}

fault_prepare() {
    if [ ! -d "$1/before" ]; then
        mkdir "$1/now"
        "$publish_tool" keygen "$1/k" </dev/null >/dev/null
        publish_run "$1" --after 12
        for publish_n in 1 2 3 4 5 6 7 8 9 10 11 12; do publish_old "$1" $publish_n; done
        mv "$1/now" "$1/before"
    fi
    rm -rf "$1/now"
    cp -a "$1/before" "$1/now"
}

fault_act() {
    publish_run "$@"
}

fault_check() {
    publish_after=$(publish_newest "$1")
    case $publish_after in
    13)
        fault_state=old
        [ "$2" -ne 0 ] || echo 'it says it published and did not'
        ;;
    14)
        fault_state=new
        [ "$2" -eq 0 ] || [ "$2" -ge 128 ] || grep -q 'kan er toch al staan\|is uitgevoerd, maar' "$1/said" ||
            echo "it published and says it did not: $(tail -n 1 "$1/said")"
        ;;
    *) echo "latest.minisig names $publish_after" ;;
    esac
}

fault_again() {
    publish_run "$1" || { echo "the next publication fails: $(tail -n 1 "$1/said")"; return; }
    publish_next=$(publish_newest "$1")
    case $publish_next in
    14 | 15) ;;
    *) echo "after the next publication latest.minisig names $publish_next" ;;
    esac
    publish_left=$(cd "$1/now/aanbod/test" && for file in g/*; do
        case $file in *.tmp-*) echo "$file" ;; *.minisig) [ -e "${file%.minisig}" ] || echo "$file" ;;
        *) [ -e "$file.minisig" ] || echo "$file" ;; esac
    done; ls | grep -v -x -e g -e latest.minisig)
    [ -z "$publish_left" ] || echo "left over: $publish_left"
}
