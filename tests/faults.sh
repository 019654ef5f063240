#!/bin/sh
# faults.sh BUILD/VARIANT BUILD fast|all [SUBJECT...]: kills a program at its system calls and makes them fail, one by one.
# A subject is tests/faults/SUBJECT.subject.sh, which defines, for a folder of its own (its first argument):
#   fault_prepare FOLDER         makes FOLDER/now as it is before the program runs (called before each run)
#   fault_act FOLDER PREFIX...   runs the program once under PREFIX, what it says to FOLDER/said; its exit code
#   fault_check FOLDER CODE      says in one line what is wrong after that (CODE 137: killed), prints nothing when all is well,
#                                and sets fault_state to "old" or "new"
#   fault_again FOLDER           runs it once more without faults and says what is wrong then
# A subject that sets fault_control=1 is careless on purpose: unless something goes wrong with it, the test itself is blind.
# `all` takes every call: killed before it, and from the end of the loader on failing once and for ever. `fast` takes the
# calls that change a disk: killed before each, and each failing once. The last line counts.
# FAULT_ERRORS="EIO ENOSPC" takes these errors only.
set -u
here=$(cd "$(dirname "$0")" && pwd)
built=$1 build=$2 how=$3
shift 3
[ $# -gt 0 ] || set -- $(cd "$here/faults" && ls *.subject.sh | sed 's/\.subject\.sh$//')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

if ! strace -qq -o "$work/probe" true 2>"$work/said"; then
    echo "skipped: strace may not trace here ($(head -n 1 "$work/said"))"
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
fi

# places: "NAME K LOADER CHANGES" for each call of the trace: K counts that name, LOADER is 1 until the program itself begins,
# CHANGES is 1 for a call that changes a disk.
places() {
    sed -nE 's/^([0-9]+ +)?([a-z_0-9]+)(\(.*)/\2 \3/p' "$1" | awk '
        { name[NR] = $1; k[NR] = ++seen[$1]; if ($1 == "munmap" && !end) end = NR
          changes[NR] = $1 ~ /^(pwrite64|write|fsync|fdatasync|fchmod|rename|renameat2?|link|unlink|unlinkat|mkdir|flock|ftruncate|copy_file_range|sendfile)$/ ||
              ($1 == "openat" && /O_CREAT|O_TRUNC/) }
        END { for (i = 1; i <= NR; i++) print name[i], k[i], i <= end, changes[i] }'
}

# once WHAT INJECTION...: one run with a fault, the check, the run after it.
once() {
    what=$1
    shift
    fault_prepare "$work/$subject"
    fault_act "$work/$subject" timeout -k 1 20 strace -f -qq -o /dev/null -e trace="$name" "$@"
    code=$?
    fault_state=
    wrong=$(fault_check "$work/$subject" "$code"; echo "state=$fault_state")
    fault_state=${wrong##*state=}
    wrong=${wrong%state=*}
    [ "$code" -ne 124 ] || wrong="it does not end $wrong"
    [ -n "$wrong" ] || wrong=$(fault_again "$work/$subject")
    if [ -n "$wrong" ] && [ "$fault_control" -eq 1 ]; then
        bad=$((bad + 1)) caught=$((caught + 1))
    elif [ -n "$wrong" ]; then
        echo "$subject: $what (exit $code): $wrong"
        failed=$((failed + 1)) bad=$((bad + 1))
    else
        [ "$fault_control" -eq 1 ] || passed=$((passed + 1))
        case $fault_state in new) new=$((new + 1)) ;; *) old=$((old + 1)) ;; esac
    fi
}

# count NAME: says what a kind of fault came to, and starts the next.
count() {
    echo "$subject: $1: $((old + new + bad)) faults, $old times the old, $new times the new, $bad times neither"
    old=0 new=0 bad=0
}

for subject; do
    fault_control=0 caught=0
    . "$here/faults/$subject.subject.sh"
    mkdir -p "$work/$subject"
    old=0 new=0 bad=0
    fault_prepare "$work/$subject"
    fault_act "$work/$subject" strace -f -qq -o "$work/trace"
    wrong=$(fault_check "$work/$subject" 0)
    [ -z "$wrong" ] || { echo "$subject: without a fault: $wrong"; failed=$((failed + 1)); continue; }
    places "$work/trace" >"$work/places"
    if [ "$how" = fast ]; then
        awk '$3 == 0 && $4' "$work/places" >"$work/some" && mv "$work/some" "$work/places"
    fi
    while read -r name k loader _; do
        once "killed at $name $k" -e inject="$name":signal=KILL:when="$k"
    done <"$work/places"
    count killed
    for error in ${FAULT_ERRORS:-ENOSPC EIO EROFS EINTR EMFILE ENOMEM}; do
        [ "$how" = all ] || [ "$error" = EIO ] || continue
        while read -r name k loader _; do
            [ "$loader" -eq 0 ] || continue
            case $name in exit | exit_group | execve) continue ;; esac
            once "$name $k fails with $error" -e inject="$name":error="$error":when="$k"
            [ "$how" = all ] || continue
            # A call that is interrupted is made again: for ever would be for ever.
            ever=+ && [ "$error" != EINTR ] || ever=..$((k + 20))
            once "$name fails with $error from $k on" -e inject="$name":error="$error":when="$k$ever"
        done <"$work/places"
        count "$error"
    done
    [ "$fault_control" -eq 1 ] || continue
    if [ "$caught" -gt 0 ]; then passed=$((passed + 1)); else echo "$subject: nothing goes wrong"; failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
