#!/bin/sh
# alone.sh BUILD/VARIANT BUILD: a kiosk from its start to a card, on a display, under strace: the display is the only one it speaks to,
# and its own state directory the only place it writes in, though letters are typed and a publication arrives meanwhile.
set -u
tools=$(cd "$1" && pwd) build=$(cd "$2" && pwd)
work=$(mktemp -d)
started=
trap 'kill $started 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
. "$(dirname "$0")/loopback.sh"
passed=0 failed=0
check() { # NAME CODE
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- alone: $1"
        head -n 20 "$work/wrong" 2>/dev/null
        tail -n 3 "$work/kiosk.log" 2>/dev/null
    fi
}
if ! strace -qq -o "$work/probe" true 2>"$work/said"; then
    echo "skipped: strace may not trace here"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
fi

mkdir "$work/out"
"$tools/wegwijzer-data" keygen "$work/staff" >/dev/null 2>&1
publish() {
    "$tools/wegwijzer-data" publish "$build/data/essen.sqlite" --to "$work/out" --key "$work/staff.key" --channel essen --yes \
        >"$work/publish.log" 2>&1
}
publish
check "publish" $?
Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
started=$!
until_true 60 test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY
unset WAYLAND_DISPLAY || true
# A file per thread (-ff): in a shared one a call that another thread interrupts stands in two pieces.
strace -ff -qq -s 200 -o "$work/calls" -e trace=network,%file,ftruncate,memfd_create \
    "$tools/wegwijzer" --state "$work/state" --inbox "$work/out/aanbod/essen" --channel essen --keys "$work/staff.pub" \
    --data "$build/data/essen.sqlite" --now 2026-11-25T14:05 >"$work/kiosk.log" 2>&1 &
traced=$!
started="$started $traced"

# place ID: the middle of a control, from the same program without a display, after the steps before it.
steps="tap #greet.nl"
place() {
    printf '%s\ntree place.json\n' "$steps" >"$work/place.journey"
    "$tools/wegwijzer" --data "$build/data/essen.sqlite" --now 2026-11-25T14:05 --journey "$work/place.journey" --out "$work" \
        --size 1080x1920 --diagonal 32 2>"$work/place.log" >&2
    grep "\"id\": \"$1" "$work/place.json" | head -n 1 | sed -n 's/.*"rect": \[\([0-9, ]*\)\].*/\1/p' |
        awk -F '[, ]+' '{print int($1 + $3 / 2), int($2 + $4 / 2)}'
}
touch_at() {
    xdotool mousemove "$1" "$2" mousedown 1
    sleep 0.1
    xdotool mouseup 1
    sleep 0.7
}

until_true 60 grep -q 'uitgave 1 staat' "$work/kiosk.log"
check "the first generation stands on the screen" $?
sleep 1
steps="key next"
touch_at $(place greet.nl)
steps="tap #greet.nl"
touch_at $(place topic.kinderopvang)
steps="tap #greet.nl
tap #topic.kinderopvang"
touch_at $(place card.)
publish
until_true 60 grep -q '"\.tmp-0000000002-.*\.db", .*"0000000002-' -r "$work" --include='calls.*'
check "a second generation is taken while a card is shown" $?
! grep -q 'uitgave 2 staat' "$work/kiosk.log"
check "and waits until the visit is over" $?
kill "$(pgrep -P "$traced" | head -n 1)" 2>/dev/null
wait "$traced" 2>/dev/null
cat "$work"/calls.* >"$work/calls"

# Sockets: of the display alone. D-Bus, sound or the network would show here.
grep -E '^(socket|connect|bind|listen|sendto)\(' "$work/calls" | grep -vE 'socket\(AF_UNIX|connect\([0-9]+, \{sa_family=AF_UNIX, sun_path=@?"/tmp/.X11-unix/' \
    >"$work/wrong"
[ ! -s "$work/wrong" ] && grep -q 'connect(.*X11-unix' "$work/calls"
check "the display is the only one it speaks to" $?

# Files: whatever is made, opened for writing, renamed or removed lies in the state directory (named there by its descriptor).
grep -E 'O_WRONLY|O_RDWR|O_CREAT|^(rename|renameat|renameat2|unlink|unlinkat|mkdir|mkdirat|link|symlink|truncate|chmod)\(' "$work/calls" |
    grep -vE '= -1 |mkdir\("(/[a-zA-Z0-9_.-]*)?", ' | grep -vE "\"$work/state|openat\([0-9]+, \"(\.tmp-|journal|gen)|renameat2?\([0-9]+, \"\.tmp-|unlinkat\([0-9]+, \"[.0-9]|mkdirat\([0-9]+, \"gen\"|\"/dev/(null|tty|shm/)" \
    >"$work/wrong"
[ ! -s "$work/wrong" ]
check "it writes in its state directory alone" $?
grep -q '"journal", O_WRONLY' "$work/calls"
check "and there it does write" $?
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
