#!/bin/sh
# carriers.sh BUILD/VARIANT BUILD [all]: publishes on one side and lets real carriers bring it to a real kiosk on a display.
# Without `all`: a folder, and nginx over HTTPS with what may go wrong there. With `all` also rsync, a stick that comes and
# goes, and a pair of Syncthing; then the times from publishing to pixels are printed. Loopback only.
set -u
tools=$(cd "$1" && pwd) build=$(cd "$2" && pwd) extent=${3:-fast}
work=$(mktemp -d)
passed=0 failed=0 display=:$((90 + $$ % 400))
started=

finish() {
    kill $started 2>/dev/null
    wait 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
chmod 755 "$work"
. "$(dirname "$0")/loopback.sh"

# What comes from a network is read by somebody who may do nothing; root itself is refused.
as=
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=65534 --regid=65534 --clear-groups"
mkdir "$work/bin" && cp "$tools/wegwijzer-sync" "$work/bin/"
sync="$as $work/bin/wegwijzer-sync"

check() { # NAME CODE
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- carriers: $1"
        tail -n 5 "$work"/*.log 2>/dev/null
    fi
}

now_ms() { date +%s%3N; }

# publish: one more generation; `generation` and `published` say which and when.
publish() {
    "$tools/wegwijzer-data" publish "$build/data/essen.sqlite" --to "$work/out" --key "$work/staff.key" --channel essen --yes \
        >"$work/publish.log" 2>&1 || return 1
    generation=$("$tools/wegwijzer-data" log --to "$work/out" --channel essen --json | sed -n 's/.*"generation": *\([0-9]*\).*/\1/p' | sort -n | tail -n 1)
    published=$(now_ms)
}

# kiosk INBOX: a kiosk on the display that looks into it; its log is $work/kiosk.log.
kiosk() {
    rm -rf "$work/state"
    DISPLAY=$display SDL_VIDEODRIVER=x11 "$tools/wegwijzer" --state "$work/state" --inbox "$1" --channel essen \
        --keys "$work/staff.pub" --data "$build/data/essen.sqlite" --window 480x800 >"$work/kiosk.log" 2>&1 &
    kiosk=$!
    started="$started $kiosk"
}

shown() { grep -q "uitgave $1 staat op het scherm" "$work/kiosk.log"; }

# arrives NAME: the last generation stands on the screen; prints how long that took with `all`.
arrives() {
    until_true 60 shown "$generation"
    code=$?
    took=$(($(now_ms) - published))
    check "$1: uitgave $generation" $code
    [ "$extent" != all ] || [ $code -ne 0 ] || echo "$1: $took ms from publishing to pixels"
}

inbox() { # a new inbox that the carrier may write
    rm -rf "$work/in" && mkdir "$work/in"
    [ -z "$as" ] || chown 65534:65534 "$work/in"
}

fetch() { # ARGUMENT...: one round
    $sync --inbox "$work/in" --channel essen --keys "$work/staff.pub" --once "$@" >"$work/sync.log" 2>&1
}

# web: nginx over HTTPS and HTTP on $port and $plain, with a portal that answers everything and a server that is slow.
web() {
    free_port
    web_port=$port
    free_port
    plain=$port
    cat >"$work/nginx.conf" <<CONF
daemon off; master_process off; pid $work/nginx.pid; error_log $work/nginx.err;
events { worker_connections 64; }
http {
    access_log $work/nginx.access; client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work;
    uwsgi_temp_path $work; scgi_temp_path $work;
    server {
        listen 127.0.0.1:$web_port ssl; ssl_certificate $work/web.pem; ssl_certificate_key $work/web.key;
        root $work/out;
        location /portal/ { default_type text/html; return 200 "<html>Meld je aan</html>"; }
        location /weg/ { return 301 https://127.0.0.1:$web_port/aanbod/essen/latest.minisig; }
    }
    server { listen 127.0.0.1:$plain; root $work/out; }
}
CONF
    nginx -c "$work/nginx.conf" -e "$work/nginx.err" -p "$work" >"$work/nginx.log" 2>&1 &
    started="$started $!"
    until_true 60 curl_ok "http://127.0.0.1:$plain/aanbod/essen/latest.minisig"
}

# A probe without another program: the publication can be fetched at all.
curl_ok() {
    rm -rf "$work/probe" && mkdir "$work/probe"
    [ -z "$as" ] || chown 65534:65534 "$work/probe"
    $sync --inbox "$work/probe" --channel essen --keys "$work/staff.pub" --once --from "${1%%/aanbod/*}" --allow-http
}

by_folder() {
    inbox
    kiosk "$work/out/aanbod/essen"
    until_true 60 test -e "$work/state/journal"
    publish
    arrives "folder"
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null
    check "folder: a kiosk that is told to end ends in order" $?
}

by_https() {
    site="https://127.0.0.1:$web_port"
    inbox
    fetch --from "$site"
    [ $? -ne 0 ] && grep -qi 'certifica\|SSL' "$work/sync.log"
    check "https: a certificate that nobody vouches for is refused" $?
    fetch --from "http://127.0.0.1:$plain"
    [ $? -eq 64 ]
    check "http without --allow-http is refused" $?
    fetch --from "http://127.0.0.1:$plain" --allow-http
    check "http: signed is enough, when somebody says so" $?
    inbox
    fetch --from "$site" --ca "$work/ca.pem"
    check "https: the newest comes" $?
    before=$(wc -l <"$work/nginx.access")
    fetch --from "$site" --ca "$work/ca.pem"
    check "https: a second round" $?
    [ $(($(wc -l <"$work/nginx.access") - before)) -eq 1 ]
    check "https: nothing new costs one request" $?
    fetch --from "$site/portal" --ca "$work/ca.pem"
    [ $? -eq 75 ]
    check "https: a portal that answers everything changes nothing" $?
    fetch --from "$site/nergens" --ca "$work/ca.pem"
    [ $? -eq 75 ] && grep -q '"state": "failed"' "$work/in/sync-status.json" && grep -q 404 "$work/in/sync-status.json"
    check "https: 404 is said in the status" $?
    kiosk "$work/in"
    until_true 60 test -e "$work/state/journal"
    $sync --inbox "$work/in" --channel essen --keys "$work/staff.pub" --from "$site" --ca "$work/ca.pem" --every 10 \
        >"$work/sync.log" 2>&1 &
    puller=$!
    started="$started $puller"
    publish
    arrives "https (asked every 10 s)"
    kill "$puller"
    wait "$puller" 2>/dev/null
    check "https: wegwijzer-sync ends when told" $?
    grep -q "\"generation\": $generation" "$work/in/sync-status.json" && grep -q '"state": "ok"' "$work/in/sync-status.json"
    check "https: the status says which is the newest" $?
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null
}

as_root() {
    [ -n "$as" ] || return 0
    "$tools/wegwijzer-sync" --from "$work/out" --inbox "$work/in" --channel essen --keys "$work/staff.pub" --once \
        >"$work/root.log" 2>&1
    [ $? -eq 77 ]
    check "wegwijzer-sync does nothing as root" $?
}

by_rsync() {
    inbox
    mkdir -p "$work/in/g"
    kiosk "$work/in"
    until_true 60 test -e "$work/state/journal"
    publish
    rsync -a --fsync "$work/out/aanbod/essen/g" "$work/in/" >"$work/rsync.log" 2>&1 &&
        rsync -a --fsync --checksum "$work/out/aanbod/essen/latest.minisig" "$work/in/" >>"$work/rsync.log" 2>&1
    check "rsync itself" $?
    arrives "rsync"
    publish
    # Two pointers of one second and one length look the same to rsync, unless it is told to read them.
    rsync -a --checksum --inplace "$work/out/aanbod/essen/" "$work/in/" >"$work/rsync.log" 2>&1
    arrives "rsync --inplace"
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null
}

# A stick: a folder that is not there, comes, is read by wegwijzer-sync, and goes.
by_stick() {
    inbox
    publish
    kiosk "$work/in"
    until_true 60 test -e "$work/state/journal"
    fetch --from "file://$work/stick"
    [ $? -eq 75 ]
    check "stick: none there is no harm" $?
    cp -r "$work/out" "$work/stick" && chmod -R a+rX "$work/stick"
    published=$(now_ms)
    fetch --from "file://$work/stick"
    check "stick: its publication comes" $?
    rm -r "$work/stick"
    arrives "stick"
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null
}

# syncthing_home NAME PORT LISTEN: a node that speaks on loopback only.
syncthing_home() {
    syncthing generate --no-default-folder --skip-port-probing --home="$work/$1" >"$work/$1.log" 2>&1
    sed -n 's/.*Device ID: *\([A-Z0-9-]*\).*/\1/p; s/.*<device id="\([A-Z0-9-]*\)".*/\1/p' "$work/$1.log" "$work/$1/config.xml" | head -n 1
}

# syncthing_config NAME ID TYPE FOLDER GUI LISTEN OTHER-ID OTHER-LISTEN
syncthing_config() {
    cat >"$work/$1/config.xml" <<CONF
<configuration version="36">
  <folder id="aanbod" label="aanbod" path="$4" type="$3" rescanIntervalS="60" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="$2"></device><device id="$7"></device>
  </folder>
  <device id="$2" name="$1"><address>tcp://127.0.0.1:$6</address></device>
  <device id="$7" name="other"><address>tcp://127.0.0.1:$8</address></device>
  <gui enabled="true"><address>127.0.0.1:$5</address><apikey>test</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:$6</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled><autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser><reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
CONF
}

by_syncthing() {
    inbox
    chown "$(id -u)" "$work/in"
    mkdir -p "$work/in/.stfolder" "$work/out/aanbod/essen/.stfolder"
    free_port; a_gui=$port
    free_port; a_listen=$port
    free_port; b_gui=$port
    free_port; b_listen=$port
    a=$(syncthing_home staff) b=$(syncthing_home zuil)
    syncthing_config staff "$a" sendonly "$work/out/aanbod/essen" "$a_gui" "$a_listen" "$b" "$b_listen"
    syncthing_config zuil "$b" receiveonly "$work/in" "$b_gui" "$b_listen" "$a" "$a_listen"
    for node in staff zuil; do
        STNOUPGRADE=1 syncthing serve --no-browser --no-restart --home="$work/$node" >"$work/$node.log" 2>&1 &
        started="$started $!"
    done
    kiosk "$work/in"
    until_true 60 test -e "$work/in/latest.minisig"
    check "syncthing: a pair finds each other" $?
    until_true 60 shown "$generation"
    publish
    arrives "syncthing (watches with 1 s delay)"
    kill "$kiosk"
    wait "$kiosk" 2>/dev/null
}

"$tools/wegwijzer-data" keygen "$work/staff" >"$work/keygen.log" 2>&1 && chmod 644 "$work/staff.pub" && mkdir "$work/out"
check "keygen" $?
publish
check "publish" $?
chmod -R a+rX "$work/out"
Xvfb "$display" -screen 0 480x800x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
started="$started $!"
until_true 60 test -e "/tmp/.X11-unix/X${display#:}"
authority
web
check "nginx answers" $?
by_folder
as_root
by_https
if [ "$extent" = all ]; then
    by_rsync
    by_stick
    by_syncthing
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
