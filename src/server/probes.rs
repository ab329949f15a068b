//! `GET /livez`, `GET /readyz`: for those who start and stop us.

/// The process answers.
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// The gazetteers are loaded: the router is not there before.
pub(super) async fn ready() -> &'static str {
    "ok\n"
}
