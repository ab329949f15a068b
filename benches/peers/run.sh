#!/usr/bin/env bash
# Rolecall beside other taggers on the same articles, in one run: bytes of text a second of CPU time, start-up left out.
#
#     benches/peers/run.sh [ARTICLES]
#
# A file with a JSON object with a `text` a line, or a folder of .txt; without either, the project's own articles. Needs Rust, Python
# 3.10+ with venv, and Node.js with npm; what it installs goes into target/peers. A peer that cannot be had is left out, and the table
# says so.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/target/peers
mkdir -p "$work"

cargo build --release --locked --quiet --manifest-path "$root/Cargo.toml"
rolecall=${CARGO_TARGET_DIR:-$root/target}/release/rolecall

[ -d "$work/venv" ] || python3 -m venv "$work/venv"
python=$work/venv/bin/python
for peer in "$here"/requirements/*.txt; do
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$peer" || echo "not installed: $peer" >&2
done
if command -v npm >/dev/null; then
    cp "$here/package.json" "$here/package-lock.json" "$work/"
    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$work" || echo "not installed: compromise" >&2
fi

"$rolecall" gazetteer export > "$work/patterns.jsonl"
# One thread each: a core is what the table counts by.
OMP_NUM_THREADS=1 "$python" "$here/table.py" --rolecall "$rolecall" --patterns "$work/patterns.jsonl" \
    --node-modules "$work/node_modules" "${1:-$root/tests/corpus}"
