//! Compressed bodies: gzip, br and zstd, decompressed as they come. The limits of size hold for what comes out.

use axum::Router;
use axum::extract::Request;
use axum::http::header::CONTENT_ENCODING;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower_http::decompression::RequestDecompressionLayer;

use super::problem::Problem;

/// The encodings of bodies.
pub(super) const ENCODINGS: &str = "gzip, br, zstd";

/// Routes that take compressed bodies.
pub(super) fn decompressed<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    // The last is the outermost.
    routes.layer(from_fn(refuse_others)).layer(RequestDecompressionLayer::new().pass_through_unaccepted(true))
}

/// What is still encoded here is in an encoding that is not read.
async fn refuse_others(request: Request, next: Next) -> Response {
    match request.headers().get(CONTENT_ENCODING).filter(|encoding| *encoding != "identity") {
        Some(encoding) => {
            let name = String::from_utf8_lossy(encoding.as_bytes());
            Problem::UnsupportedEncoding { detail: format!("the Content-Encoding `{name}` is not read; send one of: {ENCODINGS}") }.into_response()
        }
        None => next.run(request).await,
    }
}
