//! One log line a request: method, path, status, time, ids. Never the query, never a word of the article.

use std::time::Duration;

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::response::Response;
use tracing::field::Empty;
use tracing::{Span, info, info_span};

use super::request_id;

/// The span of a request; none for probes and scrapes, which come every few seconds.
pub(super) fn span(request: &Request) -> Span {
    let path = request.uri().path();
    if matches!(path, "/livez" | "/readyz" | "/metrics") {
        return Span::none();
    }
    let id = request.headers().get(&request_id::HEADER).and_then(|id| id.to_str().ok());
    info_span!("request", method = %request.method(), path, request_id = id, trace_id = trace_id(request.headers()), key = Empty)
}

/// Logs an answer in the span of its request.
pub(super) fn answered(answer: &Response, latency: Duration, span: &Span) {
    if !span.is_disabled() {
        info!(status = answer.status().as_u16(), microseconds = latency.as_micros() as u64, "answered");
    }
}

/// The trace that a request belongs to, by the W3C header `traceparent`: version, trace id, parent id, flags.
fn trace_id(headers: &HeaderMap) -> Option<&str> {
    let parent = headers.get("traceparent")?.to_str().ok()?;
    let mut parts = parent.split('-');
    let (version, trace, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let hex = |part: &str, length| part.len() == length && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let zero = |part: &str| part.bytes().all(|b| b == b'0');
    let whole = hex(version, 2) && version != "ff" && hex(trace, 32) && hex(parent, 16) && hex(flags, 2);
    // A version that is not known yet may have more parts, the first has not.
    let known = version != "00" || parts.next().is_none();
    (whole && known && !zero(trace) && !zero(parent)).then_some(trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_id_is_taken_from_a_valid_traceparent_only() {
        let read = |value: &str| {
            let headers = HeaderMap::from_iter([("traceparent".parse().expect("a name"), value.parse().expect("a value"))]);
            trace_id(&headers).map(str::to_owned)
        };
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(read(&format!("00-{trace}-00f067aa0ba902b7-01")).as_deref(), Some(trace));
        assert_eq!(read(&format!("cc-{trace}-00f067aa0ba902b7-01-what-comes-later")).as_deref(), Some(trace));
        for wrong in ["", "00", "00-0-0-0", &format!("00-{trace}-0000000000000000-01"), &format!("ff-{trace}-00f067aa0ba902b7-01")] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(read(&format!("00-{}-00f067aa0ba902b7-01", trace.to_uppercase())), None);
        assert_eq!(read(&format!("00-{trace}-00f067aa0ba902b7-01-more")), None);
    }
}
