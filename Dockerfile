# syntax=docker/dockerfile:1
# One static binary with its gazetteers in it, and nothing else.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /src
# Static, so that the last stage needs no libc. With --target, build scripts and macros are left as they are.
ENV RUSTFLAGS="-C target-feature=+crt-static"

# The dependencies alone, against an empty program: this layer lasts until Cargo.lock changes.
COPY Cargo.toml Cargo.lock build.rs ./
RUN mkdir -p src/bin/train && touch src/lib.rs && echo 'fn main() {}' | tee src/main.rs > src/bin/train/main.rs \
    && cargo build --release --locked --bin rolecall --target "$(rustc --print host-tuple)" \
    && rm -r src

COPY src src
COPY gazetteers gazetteers
# Newer than the empty program, whatever the files' own dates.
RUN touch build.rs src/lib.rs src/main.rs \
    && cargo build --release --locked --bin rolecall --target "$(rustc --print host-tuple)" \
    && cp "target/$(rustc --print host-tuple)/release/rolecall" /rolecall

FROM scratch
COPY LICENSE-APACHE LICENSE-MIT NOTICE /
COPY --from=build /rolecall /rolecall
# By number, so that Kubernetes can see that it is not root.
USER 65532:65532
# A container's address is never loopback. Open means that whoever reaches the port is answered: publish it to those who
# shall, or set ROLECALL_OPEN=false and mount a file of keys (ROLECALL_API_KEY_FILE).
ENV ROLECALL_LISTEN=0.0.0.0:8080 ROLECALL_OPEN=true
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=10s --retries=3 CMD ["/rolecall", "healthcheck"]
ENTRYPOINT ["/rolecall"]
CMD ["serve"]
