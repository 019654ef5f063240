# careless.subject.sh: the control. Files are copied one over the other as `cp` does it: a kill in the middle must leave a channel
# whose latest.minisig names nothing whole, and the test must see that.
fault_control=1

. "$here/faults/publish.subject.sh"

fault_prepare() {
    if [ ! -d "$1/after" ]; then
        mkdir "$1/now"
        "$publish_tool" keygen "$1/k" </dev/null >/dev/null
        publish_run "$1" --after 12
        cp -a "$1/now" "$1/before"
        publish_run "$1"
        mv "$1/now" "$1/after"
    fi
    rm -rf "$1/now"
    cp -a "$1/before" "$1/now"
}

fault_act() {
    careless_folder=$1
    shift
    "$@" cp -rT "$careless_folder/after" "$careless_folder/now" >"$careless_folder/said" 2>&1
}
