# loopback.sh: what tests with real servers share; read by them with `work` set to a folder of their own. Loopback only.

# until_true SECONDS COMMAND...: asks ten times a second, in vain for so long.
until_true() {
    left=$(($1 * 10))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.1
    done
}

# free_port: another port for each call, in `port`: below those that the system hands out, and one that nobody listens on.
free_port() {
    while
        port=$((20000 + ($$ * 7 + ${offset:=0}) % 12000))
        offset=$((offset + 1))
        grep -qi "$(printf ':%04x [0-9a-f:]* 0a' "$port")" /proc/net/tcp /proc/net/tcp6 2>/dev/null
    do :; done
}

# A certificate of a test authority for 127.0.0.1.
authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/ca.key" -out "$work/ca.pem" -days 2 \
        -subj "/CN=test" >/dev/null 2>&1
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/web.key" -out "$work/web.csr" \
        -subj "/CN=127.0.0.1" >/dev/null 2>&1
    printf 'subjectAltName=IP:127.0.0.1' >"$work/web.ext"
    openssl x509 -req -in "$work/web.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 2 \
        -extfile "$work/web.ext" -out "$work/web.pem" >/dev/null 2>&1
}
