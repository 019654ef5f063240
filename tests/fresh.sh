#!/bin/sh
# fresh.sh DIR: the proof that a new Debian 12 with nothing but git and make can do `make run` and `make test`.
# Debootstraps into DIR (once; a system that stands there is used again), clones this repository into it as it is
# committed, and runs both as root in the chroot. The mirror and apt's settings are those of the host.
set -eu
[ $# -eq 1 ] || { echo "gebruik: tests/fresh.sh MAP (buiten deze boom; wordt ongeveer 3 GB)" >&2; exit 64; }
[ "$(id -u)" -eq 0 ] || { echo "fresh.sh: word root; debootstrap en chroot vragen dat" >&2; exit 77; }
command -v debootstrap >/dev/null || { echo "fresh.sh: installeer debootstrap" >&2; exit 69; }
tree=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
root=$(cd "$1" && pwd)
system=$root/system
base=$root/base.tar
mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' | awk '$2 == "bookworm" {print $1; exit}')
[ -n "$mirror" ] || { echo "fresh.sh: de apt van deze machine kent geen bookworm" >&2; exit 69; }

if [ ! -f "$base" ]; then
    rm -rf --one-file-system "$system"
    debootstrap --variant=minbase bookworm "$system" "$mirror"
    rm -rf "$system/etc/apt/sources.list" "$system/etc/apt/sources.list.d"
    cp -r /etc/apt/sources.list.d "$system/etc/apt/"
    [ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$system/etc/apt/"
    cp -r /etc/apt/apt.conf.d "$system/etc/apt/"
    chroot "$system" apt-get update -qq
    chroot "$system" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends git make
    tar -C "$system" -cf "$base.part" . && mv "$base.part" "$base"
fi

# Every proof begins with the same bare system.
rm -rf --one-file-system "$system" && mkdir "$system" && tar -C "$system" -xpf "$base"
cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
git clone -q --no-hardlinks "$tree" "$system/root/wegwijzer"
mount -t proc proc "$system/proc"
mount -t devpts devpts "$system/dev/pts" -o newinstance,ptmxmode=0666
trap 'umount "$system/dev/pts" "$system/proc"' EXIT
trap 'exit 130' INT TERM

fails=0
for target in ${TARGETS:-run test}; do
    echo "== make $target"
    start=$(date +%s)
    if chroot "$system" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
        make -C /root/wegwijzer "$target" </dev/null; then
        echo "== make $target: gelukt in $(($(date +%s) - start)) s"
    else
        echo "== make $target: MISLUKT na $(($(date +%s) - start)) s"
        fails=$((fails + 1))
    fi
done
echo "De boom staat nog in $system/root/wegwijzer"
exit "$fails"
