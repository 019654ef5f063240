#!/bin/sh
# web.sh BUILD/VARIANT BUILD: the take-home pages as a visitor gets them. QR codes from pictures of the kiosk lead a browser to
# the pages that nginx serves on loopback; axe-core looks at ten pages of each kind; pictures stay in BUILD/web/pictures.
# Apart from `make test`: it installs nginx, Chromium and, from npm, axe-core and playwright-core.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(realpath "$1") build=$(realpath "$2")
web=$build/web
port=${WEB_PORT:-8443}
mkdir -p "$web/node" "$web/nginx"
packages="nginx-light chromium openssl curl zbar-tools sqlite3 poppler-utils libical-dev"
command -v npm >/dev/null || packages="$packages nodejs npm"
# shellcheck disable=SC2086
sh "$here/setup.sh" install $packages

cp "$here/web/package.json" "$web/node/"
[ -d "$web/node/node_modules/axe-core" ] ||
    (cd "$web/node" && npm install --silent --no-audit --no-fund --ignore-scripts)

cc -std=gnu11 -Wall -Isrc "$here/web/parse.c" "$here/site/parsed.c" "$folder/libwegwijzer.a" \
    $(pkg-config --libs libical) -licalvcal -o "$web/parse"

# The pages of every house, of the day that the journeys play on.
for source in data/*/house.csv; do
    house=$(basename "$(dirname "$source")")
    "$folder/wegwijzer-data" build "data/$house" --as-of 2026-11-25 -o "$web/$house.sqlite" >"$web/$house.log" 2>&1 ||
        { cat "$web/$house.log"; exit 1; }
    "$folder/wegwijzer-data" site "$web/$house.sqlite" -o "$web/site/$house" --as-of 2026-11-25
done

# One host for each house, as on the internet; the certificate is nobody's.
[ -f "$web/nginx/cert.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=wegwijzer.example \
    -keyout "$web/nginx/key.pem" -out "$web/nginx/cert.pem" 2>/dev/null
{
    echo "daemon off; pid $web/nginx/pid; error_log $web/nginx/error.log; worker_processes 1;"
    [ "$(id -u)" -ne 0 ] || echo "user root;"
    echo "events { worker_connections 64; }"
    echo "http { include /etc/nginx/mime.types; types { text/calendar ics; text/vcard vcf; } access_log off;"
    for kind in body proxy fastcgi uwsgi scgi; do
        case $kind in body) echo "client_body_temp_path $web/nginx/tmp-$kind;" ;;
        *) echo "${kind}_temp_path $web/nginx/tmp-$kind;" ;; esac
    done
    for source in data/*/house.csv; do
        house=$(basename "$(dirname "$source")")
        host=$(sqlite3 "$web/$house.sqlite" "SELECT replace(base_url, 'https://', '') FROM house")
        echo "server { listen 127.0.0.1:$port ssl; server_name $host; root $web/site/$house; charset utf-8;"
        echo "ssl_certificate $web/nginx/cert.pem; ssl_certificate_key $web/nginx/key.pem;"
        echo "error_page 404 /404.html; }"
    done
    echo "}"
} >"$web/nginx/nginx.conf"
nginx -e "$web/nginx/error.log" -c "$web/nginx/nginx.conf" &
nginx=$!
trap 'kill $nginx 2>/dev/null; wait $nginx 2>/dev/null || true' EXIT
tries=0
until curl -ks "https://127.0.0.1:$port/" -o /dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || { cat "$web/nginx/error.log"; exit 1; }
    sleep 0.1
done

code=0
for step in ${WEB_STEPS:-kiosk axe pictures}; do
    NODE_PATH=$web/node/node_modules PROGRAM=$folder/wegwijzer WEB=$web PORT=$port \
        node "$here/web/$step.cjs" || code=1
done
exit $code
