//! What a client is told in place of a reply: RFC 9457, always.

use std::any::Any;
use std::time::Duration;

use axum::http::header::{ACCEPT_ENCODING, CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::{compression, format, request_id};
use crate::response::Invalid;

/// Why there is no reply. The detail says what to do next.
#[derive(Clone, Debug)]
pub enum Problem {
    /// 400: the body is not what its Content-Type says.
    Malformed {
        /// Where, and what was expected there.
        detail: String,
    },
    /// 401: no key that is one of ours.
    Unauthorized,
    /// 404: no such path.
    NotFound,
    /// 405: the path does not take the method; `Allow` names those that it takes.
    MethodNotAllowed,
    /// 406: no format that the client accepts.
    NotAcceptable,
    /// 408: the body was not there in time.
    TooSlow {
        /// The time limit.
        limit: Duration,
    },
    /// 413: the body is too long.
    TooLarge {
        /// The longest that is taken, in bytes.
        limit: usize,
    },
    /// 415: a media type or charset that is not read.
    UnsupportedMediaType {
        /// Which, and what is read.
        detail: String,
        /// The media types that are taken there.
        taken: &'static str,
    },
    /// 415: a content coding that is not read.
    UnsupportedEncoding {
        /// Which, and what is read.
        detail: String,
    },
    /// 422: well-formed, but a value cannot be right.
    Invalid {
        /// JSON pointer to the value; none where the request as JSON has no such value.
        pointer: Option<String>,
        /// What is wrong, and what can stand there.
        detail: String,
    },
    /// 500: a fault of ours.
    Internal,
    /// 503: the gazetteers are not loaded yet.
    NotReady,
    /// 503: as many documents are in flight as may be.
    Overloaded,
    /// 503: the time limit ran out before the document was annotated.
    OutOfTime {
        /// The time limit.
        limit: Duration,
    },
}

/// The body, by the names of RFC 9457.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub(super) struct Details {
    /// What sort of problem, as a name that never changes.
    #[serde(rename = "type")]
    kind: String,
    /// The same in a few words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What is wrong here, and what to do next.
    detail: String,
    /// JSON pointer to the value that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    /// How many bytes are taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    /// The request's id, as in the header `X-Request-Id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

impl Problem {
    /// A value that cannot be right.
    pub(super) fn invalid(pointer: &str, detail: impl Into<String>) -> Problem {
        Problem::Invalid { pointer: Some(pointer.to_owned()), detail: detail.into() }
    }

    /// Status, last word of the type, title.
    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Problem::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed", "The body cannot be read"),
            Problem::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized", "No valid key"),
            Problem::NotFound => (StatusCode::NOT_FOUND, "not-found", "No such path"),
            Problem::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "The path does not take this method"),
            Problem::NotAcceptable => (StatusCode::NOT_ACCEPTABLE, "not-acceptable", "No accepted format"),
            Problem::TooSlow { .. } => (StatusCode::REQUEST_TIMEOUT, "too-slow", "The body came too slowly"),
            Problem::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is too long"),
            Problem::UnsupportedMediaType { .. } => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The body's type is not read"),
            Problem::UnsupportedEncoding { .. } => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding", "The body's encoding is not read"),
            Problem::Invalid { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "A value cannot be right"),
            Problem::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "A fault of the service"),
            Problem::NotReady => (StatusCode::SERVICE_UNAVAILABLE, "not-ready", "Not ready yet"),
            Problem::Overloaded => (StatusCode::SERVICE_UNAVAILABLE, "overloaded", "Too much at once"),
            Problem::OutOfTime { .. } => (StatusCode::SERVICE_UNAVAILABLE, "out-of-time", "The time limit ran out"),
        }
    }

    /// What is said of it.
    pub(super) fn details(self) -> Details {
        let (status, kind, title) = self.kind();
        let mut pointer = None;
        let mut limit = None;
        let detail = match self {
            Problem::Malformed { detail } | Problem::UnsupportedMediaType { detail, .. } | Problem::UnsupportedEncoding { detail } => detail,
            Problem::Unauthorized => "send a key of this service as `Authorization: Bearer KEY`".into(),
            Problem::NotFound => "there is nothing here; articles go to POST /v1/annotate".into(),
            Problem::MethodNotAllowed => "the header `Allow` names the methods that the path takes".into(),
            Problem::NotAcceptable => format!("`Accept` names no type that is written; these are: {}", format::media_types()),
            Problem::TooSlow { limit } => format!("the whole body must be here within {limit:?} of the request's head"),
            Problem::TooLarge { limit: bytes } => {
                limit = Some(bytes);
                format!("a body may have {bytes} bytes; send the article in parts")
            }
            Problem::Invalid { pointer: place, detail } => {
                pointer = place;
                detail
            }
            Problem::Internal => "the request is not at fault; report its id".into(),
            Problem::NotReady => "the gazetteers are being loaded; send it again in a second".into(),
            Problem::Overloaded => "as many documents are being annotated as may be; send it again in a second".into(),
            Problem::OutOfTime { limit } => format!("not annotated within {limit:?}; send it again later, or in parts"),
        };
        Details { kind: format!("urn:rolecall:problem:{kind}"), title, status: status.as_u16(), detail, pointer, limit, request_id: request_id::current() }
    }
}

impl From<Invalid> for Problem {
    fn from(invalid: Invalid) -> Problem {
        Problem::Invalid { pointer: Some(invalid.pointer), detail: invalid.detail }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, ..) = self.kind();
        let taken = match self {
            Problem::UnsupportedMediaType { taken, .. } => Some((HeaderName::from_static("accept-post"), taken)),
            Problem::UnsupportedEncoding { .. } => Some((ACCEPT_ENCODING, compression::ENCODINGS)),
            _ => None,
        };
        let body = serde_json::to_vec(&self.details()).expect("strings and numbers are JSON");
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        match status {
            // The rest of the body is not read.
            StatusCode::REQUEST_TIMEOUT | StatusCode::PAYLOAD_TOO_LARGE => headers.insert(CONNECTION, HeaderValue::from_static("close")),
            StatusCode::SERVICE_UNAVAILABLE => headers.insert(RETRY_AFTER, HeaderValue::from_static("1")),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => taken.and_then(|(header, taken)| headers.insert(header, HeaderValue::from_static(taken))),
            StatusCode::UNAUTHORIZED => headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"rolecall\"")),
            _ => None,
        };
        response
    }
}

/// The answer where a handler panicked; the panic hook has logged it.
pub(super) fn of_panic(_: Box<dyn Any + Send>) -> Response {
    Problem::Internal.into_response()
}
