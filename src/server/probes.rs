//! `GET /livez`, `GET /readyz`: for those who start and stop us. `HEAD` does as well.

use super::problem::Details;

/// The process answers.
#[utoipa::path(get, path = "/livez", tag = "service", responses((status = 200, description = "It lives", body = String)))]
pub(super) async fn live() -> &'static str {
    "ok\n"
}

/// The gazetteers are loaded: until then the router is another one.
#[utoipa::path(get, path = "/readyz", tag = "service", responses((status = 200, description = "It is ready", body = String), (status = 503, description = "Not ready yet", body = Details, content_type = "application/problem+json")))]
pub(super) async fn ready() -> &'static str {
    "ok\n"
}
