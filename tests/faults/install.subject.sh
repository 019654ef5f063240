# install.subject.sh: a kiosk that shows one generation takes the next. Whatever happens, what it shows at its next start is whole, the
# one before or the new one; a generation that it said it took is there; nothing is written in the inbox; and the next try succeeds.

install_take=$built/tests/faults/take
install_file=$build/data/essen.sqlite

# install_publish FOLDER: the next generation into FOLDER/to.
install_publish() {
    "$built/wegwijzer-data" publish "$install_file" --to "$1/to" --key "$1/k.key" --channel essen </dev/null >"$1/said" 2>&1
}

# install_shown FOLDER [start]: what the kiosk shows in the end.
install_shown() {
    "$install_take" "$1/now/state" "$1/now/inbox" "$1/k.pub" ${2:-} 2>"$1/log" | sed -nE 's/^(shown|taken) //p' | tail -n 1
}

fault_prepare() {
    if [ ! -d "$1/before" ]; then
        mkdir -p "$1/now/state" "$1/to"
        "$built/wegwijzer-data" keygen "$1/k" </dev/null >/dev/null
        install_publish "$1"
        cp -a "$1/to/aanbod/essen" "$1/now/inbox"
        install_shown "$1" >"$1/first"
        rm -rf "$1/now/inbox"
        install_publish "$1"
        cp -a "$1/to/aanbod/essen" "$1/now/inbox"
        mv "$1/now" "$1/before"
    fi
    rm -rf "$1/now"
    cp -a "$1/before" "$1/now"
}

fault_act() {
    install_folder=$1
    shift
    "$@" "$install_take" "$install_folder/now/state" "$install_folder/now/inbox" "$install_folder/k.pub" \
        >"$install_folder/said" 2>&1
}

fault_check() {
    install_after=$(install_shown "$1" start)
    case $install_after in
    1)
        fault_state=old
        ! grep -q '^taken 2' "$1/said" || echo 'it took the new generation and lost it'
        ;;
    2) fault_state=new ;;
    *) echo "it shows '$install_after' ($(head -n 1 "$1/log"))" ;;
    esac
    diff -r "$1/before/inbox" "$1/now/inbox" >/dev/null || echo 'it wrote in its inbox'
}

fault_again() {
    install_next=$(install_shown "$1")
    [ "$install_next" = 2 ] || echo "the next try ends with '$install_next' ($(head -n 1 "$1/log"))"
    install_left=$(find "$1/now/state" -name '*tmp*')
    [ -z "$install_left" ] || echo "left over: $install_left"
}
