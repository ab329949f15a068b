//! One log line a request: method, path, status, time, id. Never the query, never a word of the article.

use std::time::Duration;

use axum::extract::Request;
use axum::response::Response;
use tracing::{Span, info, info_span};

use super::request_id;

/// The span of a request; none for probes, which come every few seconds.
pub(super) fn span(request: &Request) -> Span {
    let path = request.uri().path();
    if matches!(path, "/livez" | "/readyz") {
        return Span::none();
    }
    let id = request.headers().get(&request_id::HEADER).and_then(|id| id.to_str().ok());
    info_span!("request", method = %request.method(), path, request_id = id)
}

/// Logs an answer in the span of its request.
pub(super) fn answered(answer: &Response, latency: Duration, span: &Span) {
    if !span.is_disabled() {
        info!(status = answer.status().as_u16(), microseconds = latency.as_micros() as u64, "answered");
    }
}
