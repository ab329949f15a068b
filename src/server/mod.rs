//! HTTP: a shell around the engine. A handler reads a request, calls the engine, writes the reply.
//!
//! [`router`] holds no socket; [`serve`] gives it one. Whatever goes wrong is answered by a [`Problem`].

mod admission;
mod annotate;
mod batch;
mod body;
mod charset;
mod compression;
mod format;
mod info;
mod input;
mod json;
mod keys;
mod line;
mod lines;
mod listen;
mod log;
mod metrics;
mod openapi;
mod option;
mod page;
mod pool;
mod probes;
mod problem;
mod request_id;
mod rows;
mod settings;

pub use keys::{ApiKeys, KeyFileError};
pub use line::{Line, annotate_line};
pub use listen::serve;
pub use problem::Problem;
pub use settings::Settings;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::trace::TraceLayer;

use crate::engine::Engine;

/// What every handler shares.
struct Service {
    pool: pool::Pool,
    metrics: Arc<metrics::Metrics>,
    places: Arc<Semaphore>,
    settings: Settings,
}

/// All that the service answers.
pub fn router(engine: Engine, settings: &Settings) -> Router {
    let metrics = Arc::new(metrics::Metrics::new(engine.gazetteer()));
    let service = Arc::new(Service {
        pool: pool::Pool::new(engine, settings.threads),
        metrics: Arc::clone(&metrics),
        places: Arc::new(Semaphore::new(settings.max_in_flight.get())),
        settings: settings.clone(),
    });
    let documents =
        Router::new().route("/v1/annotate", post(annotate::annotate).put(annotate::annotate)).route("/v1/annotate/batch", post(batch::batch).put(batch::batch));
    let mut guarded = compression::decompressed(documents)
        .route("/v1/info", get(info::info))
        .route("/v1/rows/{folder}/{list}/{id}", get(rows::row))
        .route("/metrics", get(metrics::metrics));
    if let Some(keys) = &settings.keys {
        guarded = guarded.route_layer(from_fn_with_state(Arc::clone(keys), keys::require));
    }
    let routes = guarded.merge(probes()).merge(open()).with_state(service);
    let routes = routes.fallback(async || Problem::NotFound).method_not_allowed_fallback(async || Problem::MethodNotAllowed);
    let routes = if settings.cors_origins.is_empty() { routes } else { routes.layer(cors(&settings.cors_origins)) };
    layered(routes, Some(metrics))
}

/// What is answered while the gazetteers are loaded: that it lives, and that it is not ready.
pub fn starting() -> Router {
    layered(probes().fallback(async || Problem::NotReady).method_not_allowed_fallback(async || Problem::MethodNotAllowed), None)
}

/// What needs no key, once the service is ready.
fn open<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let routes = Router::new().route("/readyz", get(probes::ready)).route("/openapi.json", get(openapi::openapi)).route("/docs", get(openapi::docs));
    routes.merge(page::routes())
}

fn probes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/livez", get(probes::live))
}

/// All middleware that every router has. The last line is the outermost. The limits of size and time are not here: they bound a
/// document, and stand where one is read and annotated.
fn layered(routes: Router, metrics: Option<Arc<metrics::Metrics>>) -> Router {
    let routes = routes.layer(CatchPanicLayer::custom(problem::of_panic));
    let routes = match metrics {
        Some(metrics) => routes.layer(from_fn_with_state(metrics, metrics::track)),
        None => routes,
    };
    routes
        .layer(TraceLayer::new_for_http().make_span_with(log::span).on_request(()).on_response(log::answered).on_failure(()))
        .layer(from_fn(request_id::attach))
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    let any = origins.iter().any(|o| o == "*");
    let origins = if any { AllowOrigin::any() } else { AllowOrigin::list(origins.iter().cloned()) };
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([ACCEPT, AUTHORIZATION, CONTENT_TYPE, request_id::HEADER.clone(), HeaderName::from_static("traceparent")])
        .expose_headers([RETRY_AFTER, request_id::HEADER.clone()])
        .max_age(Duration::from_secs(3600))
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
        let response = layered(routes, None).oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        let problem: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        insta::with_settings!({ snapshot_path => "../../tests/problems", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("500", serde_json::to_string_pretty(&problem).expect("JSON"));
        });
    }
}
