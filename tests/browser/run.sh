#!/usr/bin/env bash
# Tests the page in a real browser, on the release binary. Installs what is missing (Debian's chromium, the npm packages).
#   tests/browser/run.sh                     all tests; screenshots go to target/page
#   tests/browser/run.sh article.test.mjs    some
# docs/page.png is target/page/wide-light-example.png, its colours reduced to 256.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v curl >/dev/null || missing+=(curl)
command -v npm >/dev/null || missing+=(nodejs npm)
if ((${#missing[@]})); then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
fi
[[ tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]] || npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error

cargo build --release --locked --quiet
target=${CARGO_TARGET_DIR:-target}
export ROLECALL_BINARY=$target/release/rolecall SCREENSHOTS=$target/page

log=$(mktemp)
"$ROLECALL_BINARY" serve --listen 127.0.0.1:0 2>"$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm "$log"' EXIT
for _ in $(seq 150); do
    grep -q '"message":"ready"' "$log" && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
done
grep -q '"message":"ready"' "$log" || { cat "$log" >&2; exit 1; }
ROLECALL_URL=http://$(sed -n 's/.*"message":"listening","address":"\([^"]*\)".*/\1/p' "$log")
export ROLECALL_URL

if (($#)); then files=("${@/#/tests/browser/}"); else files=(tests/browser/*.test.mjs); fi
# One file at a time: the large article is timed.
node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"
