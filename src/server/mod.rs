//! HTTP: a shell around the engine. A handler reads a request, calls the engine, writes the reply.
//!
//! [`router`] holds no socket; [`serve`] gives it one. Whatever goes wrong is answered by a [`Problem`].

mod annotate;
mod body;
mod charset;
mod format;
mod info;
mod input;
mod json;
mod listen;
mod log;
mod option;
mod pool;
mod probes;
mod problem;
mod request_id;
mod settings;

pub use listen::serve;
pub use problem::Problem;
pub use settings::Settings;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::TraceLayer;

use crate::engine::Engine;

/// What every handler shares.
struct Service {
    pool: Arc<pool::Pool>,
    settings: Settings,
}

/// All that the service answers.
pub fn router(engine: Engine, settings: &Settings) -> Router {
    let pool = Arc::new(pool::Pool::new(engine, settings.threads));
    let service = Arc::new(Service { pool, settings: settings.clone() });
    let routes = Router::new()
        .route("/v1/annotate", post(annotate::annotate).put(annotate::annotate))
        .route("/v1/info", get(info::info))
        .route("/livez", get(probes::live))
        .route("/readyz", get(probes::ready))
        .fallback(async || Problem::NotFound)
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .with_state(service);
    layered(routes)
}

/// All middleware. The last line is the outermost. The limits of size and time are not here: they bound a document, and
/// stand where one is read and annotated.
fn layered(routes: Router) -> Router {
    routes
        .layer(CatchPanicLayer::custom(problem::of_panic))
        .layer(TraceLayer::new_for_http().make_span_with(log::span).on_request(()).on_response(log::answered).on_failure(()))
        .layer(from_fn(request_id::attach))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    async fn fail() -> &'static str {
        panic!("on purpose")
    }

    #[tokio::test]
    async fn a_panic_is_a_problem_with_the_request_id() {
        let routes = Router::new().route("/", get(fail));
        let request = Request::get("/").header("x-request-id", "abc").body(Body::empty()).expect("a request");
        let response = layered(routes).oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        assert!(std::str::from_utf8(&body).expect("JSON").contains(r#""request_id":"abc""#));
    }
}
