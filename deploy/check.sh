#!/usr/bin/env bash
# What can be checked of the image and the manifests without a container engine or a cluster: the static build that the
# Dockerfile makes runs alone in an empty root, as nobody, answers its own health check and stops when told; the manifests fit
# Kubernetes' schemas. Needs Rust, Python and, for the empty root, to be root.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=target/venv-deploy
[ -x "$venv/bin/kubernetes-validate" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet 'kubernetes-validate==1.37.0'; }
"$venv/bin/kubernetes-validate" --strict deploy/*.yaml

target=$(rustc --print host-tuple)
RUSTFLAGS="-C target-feature=+crt-static" cargo build --release --locked --quiet --bin rolecall --target "$target"
program="${CARGO_TARGET_DIR:-target}/$target/release/rolecall"
if readelf --dynamic "$program" | grep NEEDED; then
    echo "the program needs the libraries above, so it cannot run in an empty image" >&2
    exit 1
fi

root=$(mktemp --directory)
trap 'kill "${server:-}" 2>/dev/null || true; rm -r "$root"' EXIT
chmod 755 "$root"
install -m 755 "$program" "$root/rolecall"
inside() { chroot --userspec=65532:65532 "$root" /rolecall "$@"; }

chroot --userspec=65532:65532 "$root" /rolecall serve --listen 127.0.0.1:0 2> "$root/log" &
server=$!
for _ in $(seq 100); do
    grep --quiet '"message":"ready"' "$root/log" && break
    sleep 0.2
done
address=$(sed -n 's/.*"message":"listening","address":"\([^"]*\)".*/\1/p' "$root/log")
inside healthcheck --listen "$address"
kill -TERM "$server"
wait "$server"
if inside healthcheck --listen "$address" 2> /dev/null; then
    echo "something answers after the end" >&2
    exit 1
fi
echo "the static program ran alone as nobody on $address, was healthy and stopped; the manifests are valid"
