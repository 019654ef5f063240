# publish.subject.sh: the second publication of a channel. Whatever happens, latest.minisig names a pair that a kiosk accepts: the one
# before or the new one; a publisher that says it published did; and the next publication goes through and clears the rest.

publish_tool=$built/wegwijzer-data
publish_file=$build/data/schoten.sqlite

publish_run() {
    publish_folder=$1
    shift
    "$@" "$publish_tool" publish "$publish_file" --to "$publish_folder/now" --key "$publish_folder/k.key" --channel test \
        </dev/null >"$publish_folder/said" 2>&1
}

# publish_newest FOLDER: the generation that latest.minisig names, if all that is signed would be accepted.
publish_newest() {
    "$publish_tool" log --to "$1/now" --channel test --keys "$1/k.pub" --json 2>"$1/log" >"$1/json" || {
        echo "refused: $(cat "$1/log") $(grep '"good": false' "$1/json")" | tr -d '\n'
        return
    }
    publish_named=$(sed -n 's/.*"generation": \([0-9]*\), "good": true, "newest": true.*/\1/p' "$1/json")
    # `log` finds its way without latest.minisig; a kiosk does not.
    cmp -s "$1/now/aanbod/test/latest.minisig" "$1"/now/aanbod/test/g/*"${publish_named:-none}"-*.db.minisig ||
        publish_named="no whole release but $publish_named"
    echo "$publish_named"
}

fault_prepare() {
    if [ ! -d "$1/before" ]; then
        mkdir "$1/now"
        "$publish_tool" keygen "$1/k" </dev/null >/dev/null
        publish_run "$1"
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
    1)
        fault_state=old
        [ "$2" -ne 0 ] || echo 'it says it published and did not'
        ;;
    2)
        fault_state=new
        [ "$2" -eq 0 ] || [ "$2" -ge 128 ] || grep -q 'kan er toch al staan' "$1/said" ||
            echo "it published and says it did not: $(tail -n 1 "$1/said")"
        ;;
    *) echo "latest.minisig names $publish_after" ;;
    esac
}

fault_again() {
    publish_run "$1" || { echo "the next publication fails: $(tail -n 1 "$1/said")"; return; }
    publish_next=$(publish_newest "$1")
    case $publish_next in
    2 | 3) ;;
    *) echo "after the next publication latest.minisig names $publish_next" ;;
    esac
    publish_left=$(cd "$1/now/aanbod/test" && for file in g/*; do
        case $file in *.tmp-*) echo "$file" ;; *.minisig) [ -e "${file%.minisig}" ] || echo "$file" ;;
        *) [ -e "$file.minisig" ] || echo "$file" ;; esac
    done; ls | grep -v -x -e g -e latest.minisig)
    [ -z "$publish_left" ] || echo "left over: $publish_left"
}
