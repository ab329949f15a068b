#!/usr/bin/env bash
# Lets schemathesis make requests from the OpenAPI document and send them to a running service: no 5xx, every answer as the
# document says, wrong methods refused with `Allow`. Takes some two minutes. Needs Rust and Python; the rest it installs.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=target/venv-schemathesis
[ -x "$venv/bin/schemathesis" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet 'schemathesis==4.32.5'; }
cargo build --release --locked --quiet
log=$(mktemp)
"${CARGO_TARGET_DIR:-target}/release/rolecall" serve --listen 127.0.0.1:0 2> "$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm "$log"' EXIT
for _ in $(seq 150); do
    grep --quiet '"message":"ready"' "$log" && break
    sleep 0.2
done
address=$(sed -n 's/.*"message":"listening","address":"\([^"]*\)".*/\1/p' "$log")

# What the document cannot say (one of `text`, `html` and `fields`) makes some requests 422 that look right, and unknown fields,
# which look wrong, are ignored: so neither acceptance nor rejection is checked.
export SCHEMATHESIS_HOOKS="$PWD/tests/schemathesis_hooks.py" PYTHONDONTWRITEBYTECODE=1
schemathesis="$PWD/$venv/bin/schemathesis"
# It leaves a folder where it runs.
cd target
"$schemathesis" run "http://$address/openapi.json" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,unsupported_method,allow_header_conformance \
    --phases examples,coverage,fuzzing --max-examples 40 --max-time 120 --request-timeout 20 --seed 1 --no-shrink --warnings off
