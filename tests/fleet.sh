#!/bin/sh
# fleet.sh BUILD/VARIANT BUILD: what 100,000 kiosks that ask every five minutes want of one nginx over HTTPS on loopback, for
# SECONDS (60) of their day, and what that comes to in a day.
set -eu
tools=$(cd "$1" && pwd) build=$(cd "$2" && pwd) seconds=${SECONDS_REAL:-60} kiosks=${KIOSKS:-100000} every=${EVERY:-300}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
chmod 755 "$work"
. "$(dirname "$0")/loopback.sh"

mkdir "$work/out"
"$tools/wegwijzer-data" keygen "$work/staff" >/dev/null 2>&1
"$tools/wegwijzer-data" publish "$build/data/essen.sqlite" --to "$work/out" --key "$work/staff.key" --channel essen --yes >/dev/null 2>&1
data=$(cd "$work/out/aanbod/essen" && ls g/*.db)
bytes=$(stat -c %s "$work/out/aanbod/essen/$data")
pointer=$(stat -c %s "$work/out/aanbod/essen/latest.minisig")
authority
free_port
cat >"$work/nginx.conf" <<CONF
daemon off; pid $work/nginx.pid; error_log $work/nginx.err; worker_processes 1; user root;
events { worker_connections 4096; }
http {
    access_log off; client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work;
    scgi_temp_path $work;
    server {
        listen 127.0.0.1:$port ssl backlog=4096; ssl_certificate $work/web.pem; ssl_certificate_key $work/web.key;
        root $work/out;
    }
}
CONF
[ "$(id -u)" -eq 0 ] || sed -i 's/ user root;//' "$work/nginx.conf"
nginx -c "$work/nginx.conf" -e "$work/nginx.err" -p "$work" &
server=$!
until_true 60 test -s "$work/nginx.pid"
echo "load before: $(cut -d ' ' -f 1-3 /proc/loadavg); publication $bytes bytes, pointer $pointer bytes"
"$tools/tests/bench/fleet" "https://127.0.0.1:$port" "$work/ca.pem" "$kiosks" "$every" "$seconds" "$data"
cpu=$(awk '{print ($14 + $15) / 100}' "/proc/$(pgrep -P "$server" | head -n 1)/stat")
echo "  nginx used $cpu s of one core"
awk -v kiosks="$kiosks" -v every="$every" -v bytes="$bytes" -v pointer="$pointer" 'BEGIN {
    polls = kiosks * 86400 / every
    printf "on paper, a day with one release: %.1f million questions, %.1f GB of pointers (bodies alone), %.1f GB of publications;\n", polls / 1e6, polls * pointer / 1e9, kiosks * bytes / 1e9
    printf "  a release reaches all within %d s: %.0f Mbit/s meanwhile; a kiosk asks for %.0f kB a day\n", every * 1.1, kiosks * bytes * 8 / (every * 1.1) / 1e6, 86400 / every * pointer / 1e3 }'
