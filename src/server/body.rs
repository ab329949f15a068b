//! The bytes of a body, bounded.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::EXPECT;
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout, timeout_at};

use super::problem::Problem;

/// How long a body that is not wanted is read and dropped, for clients that do not listen before they have sent it all.
const DRAIN: Duration = Duration::from_secs(2);

/// What is said of a body that cannot be received whole.
pub(super) const BROKEN: &str = "the body ends early, or is not encoded as its Content-Encoding says";

/// All of a body of at most `limit` bytes that is here by the deadline; none if it did not come in time.
pub(super) async fn receive(mut body: Body, headers: &HeaderMap, limit: usize, deadline: Instant) -> Option<Result<Vec<u8>, Problem>> {
    let received = timeout_at(deadline, collect(&mut body, limit)).await.ok()?;
    if matches!(received, Err(Problem::TooLarge { .. })) {
        discard(&mut body, headers).await;
    }
    Some(received)
}

/// Reads and drops what comes of a body within a short time.
pub(super) async fn discard(body: &mut Body, headers: &HeaderMap) {
    // Who waits for `100 Continue` has sent nothing yet, and must not be told to.
    if !headers.contains_key(EXPECT) {
        let drained = timeout(DRAIN, async { while let Some(Ok(_)) = body.frame().await {} });
        // Either way the answer is the same.
        let _ = drained.await;
    }
}

async fn collect(body: &mut Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let announced = body.size_hint().lower();
    if announced > limit as u64 {
        return Err(Problem::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(announced as usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Problem::Malformed { detail: BROKEN.into() })?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > limit {
            return Err(Problem::TooLarge { limit });
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}
