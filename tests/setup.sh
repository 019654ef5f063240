#!/bin/sh
# setup.sh install|check PACKAGE...: installs the Debian packages that are missing, or says how to.
set -eu
mode=$1
shift
missing=
for package in "$@"; do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$state" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$mode" = check ]; then
    echo "Deze Debian-pakketten ontbreken:$missing" >&2
    echo "Doe 'make deps', of: sudo apt-get install$missing" >&2
    exit 1
fi
sudo=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Word root, of installeer sudo; nodig:$missing" >&2; exit 1; }
    sudo=sudo
fi
echo "Ik installeer met apt-get:$missing"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
