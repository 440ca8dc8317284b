#!/bin/sh
# Requests of 300 bytes of JSON through lane Read, as a ratio to nginx serving a file of 300 bytes, in turns within one
# run, configured as Debian ships it: by the second, and by the second of processor time that the server used (which other load on the machine does
# not distort); then memory per idle connection. Needs wrk and nginx; asks 127.0.0.1 only; takes about half a minute.
# use: bench/http.sh [build/release] [rounds]
set -eu
build=${1:-build/release}
rounds=${2:-5}
program=$build/bench/bench_http
for needed in wrk nginx; do
    command -v $needed >/dev/null || { echo "skipped: needs $needed (apt install wrk nginx-light)"; exit 0; }
done
[ -x "$program" ] || { echo "bench/http.sh: build bench_http first ($program is missing)" >&2; exit 2; }

scratch=$(mktemp -d)
ours=
nginx_pid=
trap 'kill $ours $nginx_pid 2>/dev/null || true; wait; rm -rf "$scratch"' EXIT
head -c 300 /dev/zero | tr '\0' 'x' > "$scratch/case.json"
chmod 755 "$scratch"
cat > "$scratch/nginx.conf" <<CONF
worker_processes 1;
daemon off;
pid $scratch/nginx.pid;
error_log /dev/null crit;
events { worker_connections 1024; }
http {
    access_log off;
    keepalive_requests 100000000;
    sendfile on; tcp_nopush on;
    types { application/json json; }
    client_body_temp_path $scratch/b; proxy_temp_path $scratch/p; fastcgi_temp_path $scratch/f;
    uwsgi_temp_path $scratch/u; scgi_temp_path $scratch/s;
    server { listen 127.0.0.1:18602; root $scratch; }
}
CONF
"$program" serve 18601 & ours=$!
nginx -c "$scratch/nginx.conf" -p "$scratch" 2>/dev/null & nginx_pid=$!
for port in 18601 18602; do
    tries=0
    until wrk -t1 -c1 -d1 http://127.0.0.1:$port/case.json 2>/dev/null | grep -q 'Requests/sec'; do
        tries=$((tries + 1)); [ $tries -lt 10 ] || { echo "nothing answers on port $port" >&2; exit 3; }
    done
done

# "requests/s requests/processor-second" of the server on port $1, whose process is $2
measure() {
    before=$(awk '{print $14 + $15}' "/proc/$2/stat")
    wrk -t1 -c64 -d2 "http://127.0.0.1:$1/case.json" > "$scratch/wrk"
    after=$(awk '{print $14 + $15}' "/proc/$2/stat")
    awk -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" '/Non-2xx/ {bad = 1} /requests in/ {n = $1}
        /Requests\/sec/ {r = $2} END {if (bad) r = n = 0; printf "%.0f %.0f\n", r, n * hertz / ticks}' "$scratch/wrk"
}
median() { sort -n | awk '{r[NR] = $1} END {print r[int((NR + 1) / 2)]}'; }

nginx_worker=$(pgrep -P "$nginx_pid")
round=1
while [ "$round" -le "$rounds" ]; do
    echo "$(measure 18601 "$ours") $(measure 18602 "$nginx_worker")" | tee -a "$scratch/rounds" |
        awk -v n="$round" '{printf "round %d: %d/s and %d/s by processor second; nginx %d/s and %d/s\n", n, $1, $2, $3, $4}'
    round=$((round + 1))
done
echo "median ratio to nginx: $(awk '{print $1 / $3}' "$scratch/rounds" | median) by the second," \
    "$(awk '{print $2 / $4}' "$scratch/rounds" | median) by the processor second"
"$program" idle 18601 "$ours" 5000
