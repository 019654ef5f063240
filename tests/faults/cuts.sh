#!/bin/sh
# cuts.sh BUILD/VARIANT BUILD [all]: the power goes before every call that changes the disk, on ext4 on a loop device, while a kiosk
# takes a generation and while staff publish one. After each cut the file system is mounted again: what a kiosk shows
# must be whole, the old or the new one, the new one when the program had said it was done; and the next try must succeed.
# Controls that write carelessly must lose something, or the test sees nothing. Needs root; `all` takes every mode of ext4.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tools=$(cd "$1" && pwd) data=$(cd "$2" && pwd)/data/essen.sqlite extent=${3:-fast}
if [ "$(id -u)" -ne 0 ] || ! command -v mkfs.ext4 >/dev/null; then
    echo "skipped: power cuts need root and e2fsprogs"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
fi
work=$(mktemp -d)
mounted() { grep -q " $work/m " /proc/mounts; }
trap 'mounted && umount "$work/m"; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir "$work/m"
truncate -s 24M "$work/probe.img" && mkfs.ext4 -q "$work/probe.img" && mount -o loop "$work/probe.img" "$work/m" 2>/dev/null || {
    echo "skipped: no loop device can be mounted here"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
}
umount "$work/m"
cc -shared -fPIC -O1 "$here/cut.c" -o "$work/cut.so" || exit 1
passed=0 failed=0

say_failed() {
    failed=$((failed + 1))
    [ "$failed" -gt 10 ] || echo "--- cuts: $*"
}

publish() { # TO
    "$tools/wegwijzer-data" publish "$data" --to "$1" --key "$work/staff.key" --channel essen --yes >"$work/publish.log" 2>&1
}

take() { # STATE INBOX [start]: prints the generation that is shown in the end
    "$tools/tests/faults/take" "$1" "$2" "$work/staff.pub" ${3:-} 2>"$work/take.log" | sed -n 's/^\(shown\|taken\) //p' | tail -n 1
}

# cut_now FLAGS: the power goes when nothing is being written.
cut_now() {
    LD_PRELOAD="$work/cut.so" CUT_AT=1 CUT_MOUNT="$work/m" CUT_FLAGS="$1" mkdir "$work/m/never" 2>/dev/null
}

# image NAME FOLDER: an ext4 that holds the folder.
image() {
    truncate -s 24M "$work/$1.img" && mkfs.ext4 -q "$work/$1.img" && mount -o loop "$work/$1.img" "$work/m" &&
        cp -r "$2" "$work/m/$1" && umount "$work/m"
}

# damaged FOLDER: files that bear the name of a generation and are not what was signed.
damaged() {
    count=0
    for file in "$1"/*.db; do
        [ -e "$file" ] || continue
        minisign -V -q -p "$work/staff.pub" -m "$file" -x "$file.minisig" 2>/dev/null || count=$((count + 1))
    done
    echo "$count"
}

# The subjects: what runs, and what must hold afterwards.
install_run() { "$tools/tests/faults/take" "$work/m/install" "$work/new" "$work/staff.pub" >"$work/run.log" 2>&1; }
install_shows() { take "$work/m/install" "$work/nothing" start; }
install_again() { take "$work/m/install" "$work/new"; }
install_folder=install/gen
publish_run() { publish "$work/m/publish"; }
publish_shows() { rm -rf "$work/fresh"; take "$work/fresh" "$work/m/publish/aanbod/essen"; }
publish_again() { publish "$work/m/publish" && publish_shows; }
publish_folder=publish/aanbod/essen/g

# once SUBJECT MODE FLAGS AT: one cut; leaves `code`, `shown` and `broken` behind.
once() {
    cp --sparse=always "$work/$1.img" "$work/now.img"
    mount -o "loop,data=$2" "$work/now.img" "$work/m" || return 1
    (
        export LD_PRELOAD="$work/cut.so" CUT_MOUNT="$work/m" CUT_FLAGS="$3" CUT_AT="$4"
        "$1_run"
    )
    code=$?
    [ "$code" -eq 77 ] || cut_now "$3"
    umount "$work/m"
    mount -o "loop,data=$2" "$work/now.img" "$work/m" || return 1
    shown=$("$1_shows")
    broken=$(damaged "$work/m/$(eval echo "\$${1}_folder")")
}

# cuts SUBJECT MODE FLAGS: before every call, and once after the last.
cuts() {
    old=0 new=0 at=1 code=77
    while [ "$code" -eq 77 ]; do
        once "$1" "$2" "$3" "$at" || { say_failed "$1: not mounted again"; return; }
        case $shown in
        2) old=$((old + 1)) ;;
        [3-9]) new=$((new + 1)) ;;
        *) say_failed "$1, data=$2, flags $3, call $at: '$shown' is shown" ;;
        esac
        [ "$code" -eq 77 ] || [ "$code" -eq 0 ] || say_failed "$1, call $at: code $code"
        [ "$code" -ne 0 ] || [ "$shown" != 2 ] || say_failed "$1, data=$2, flags $3: done, and yet lost"
        again=$("$1_again")
        case $again in
        [3-9]) passed=$((passed + 1)) ;;
        *) say_failed "$1, data=$2, flags $3, call $at: the next try leads to '$again'" ;;
        esac
        umount "$work/m"
        at=$((at + 1))
    done
    echo "$1, data=$2, flags $3: $((at - 1)) cuts: $old old, $new new"
}

# control NAME VALUE SUBJECT: a careless program must lose the new one or leave a damaged file in at least one cut.
control() {
    lost=0 at=1 code=77
    export "$1=1"
    while [ "$code" -eq 77 ]; do
        once "$2" "${3:-ordered}" 2 "$at" || { lost=$((lost + 1)); at=$((at + 1)); continue; }
        [ "$broken" -eq 0 ] || lost=$((lost + 1))
        [ "$code" -ne 0 ] || [ "$shown" != 2 ] || lost=$((lost + 1))
        case $shown in [2-9]) ;; *) lost=$((lost + 1)) ;; esac
        umount "$work/m"
        at=$((at + 1))
    done
    unset "$1"
    echo "control $1, $2: $lost of $((at - 1)) cuts lost or damaged something"
    if [ "$lost" -gt 0 ]; then passed=$((passed + 1)); else say_failed "the control $1 lost nothing: this test is blind"; fi
}

"$tools/wegwijzer-data" keygen "$work/staff" >"$work/keygen.log" 2>&1 || { cat "$work/keygen.log"; echo "0 passed, 1 failed"; exit 1; }
mkdir "$work/out" "$work/nothing"
publish "$work/out" && publish "$work/out" || { cat "$work/publish.log"; echo "0 passed, 1 failed"; exit 1; }
cp -r "$work/out" "$work/old"
image publish "$work/out"
take "$work/state" "$work/old/aanbod/essen" >/dev/null
image install "$work/state"
publish "$work/out"
ln -s "$work/out/aanbod/essen" "$work/new"

modes=ordered flags=2
[ "$extent" = all ] && modes="ordered writeback journal" flags="1 2"
for mode in $modes; do
    for flag in $flags; do
        cuts install "$mode" "$flag"
        [ "$extent" != all ] || cuts publish "$mode" "$flag"
    done
done
control CUT_NOFSYNC install
control CUT_INPLACE install
[ "$extent" != all ] || { control CUT_NOFSYNC publish; control CUT_INPLACE publish; }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
