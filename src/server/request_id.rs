//! One id a request: the client's, else a new one. It stands in the answer, in the log and in every problem.

use std::hash::{BuildHasher, RandomState};

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// Where the id travels, both ways.
pub(super) static HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// A longer id of a client is replaced: it would be copied into every log line.
const LONGEST: usize = 128;

tokio::task_local! {
    /// Set while a request is answered, so that a problem need not be told its id.
    static CURRENT: String;
}

/// The id of the request that this task answers.
pub(super) fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Middleware that gives request and answer their id.
pub(super) async fn attach(mut request: Request, next: Next) -> Response {
    let given = request.headers().get(&HEADER).and_then(|id| id.to_str().ok()).filter(|id| (1..=LONGEST).contains(&id.len()));
    let id = given.map_or_else(|| format!("{:016x}", RandomState::new().hash_one(())), str::to_owned);
    let value = HeaderValue::from_str(&id).expect("hex, or what was a header before");
    request.headers_mut().insert(&HEADER, value.clone());
    let mut answer = CURRENT.scope(id, next.run(request)).await;
    answer.headers_mut().insert(&HEADER, value);
    answer
}
