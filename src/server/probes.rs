//! `GET /livez`, `GET /readyz`: for those who start and stop us. `HEAD` does as well.

/// The process answers.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// The gazetteers are loaded: until then the router is another one.
pub(super) async fn ready() -> &'static str {
    "ok\n"
}
