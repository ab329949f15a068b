//! `POST /v1/annotate/batch`: a document a line, streamed both ways, in order.
//!
//! The answer's stream does the reading: while the client takes no replies, no lines are read, and when it goes away all that
//! has not begun is dropped with the stream.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, FuturesOrdered, StreamExt};
use mime::Mime;

use super::admission::Admission;
use super::line::{Line, annotate_line, refuse};
use super::lines::Lines;
use super::option::Asked;
use super::problem::Problem;
use super::{Service, input};
use crate::engine::Annotator;

/// What a batch is, both ways.
pub(super) const MEDIA_TYPE: &str = "application/x-ndjson";

/// Annotate many documents.
///
/// A request as JSON a line, a reply as JSON a line, in the order sent and while it is being sent. A line that is wrong or too
/// long has in its place `{"line": 8, "id": null, "error": {…}}`, lines counted from 1, the error a problem as elsewhere. Options
/// in the query string hold for every line. Who sends must read as well: replies that are not taken hold the reading up.
#[utoipa::path(
    post,
    path = "/v1/annotate/batch",
    tag = "annotate",
    request_body(content = String, content_type = "application/x-ndjson", example = "{\"id\": \"a\", \"text\": \"Angela Merkel spoke in Berlin.\"}\n{\"id\": \"b\", \"text\": \"Berlin was quiet.\"}\n"),
    responses((status = 200, description = "A reply a line", body = String, content_type = "application/x-ndjson"))
)]
// Refuses what cannot be a batch, then answers line by line.
pub(super) async fn batch(State(service): State<Arc<Service>>, request: Request) -> Result<Response, Problem> {
    let (head, mut body) = request.into_parts();
    let admission = service.admit(&mut body, &head.headers).await?;
    check_type(&head.headers)?;
    let query = input::pairs(head.uri.query().unwrap_or(""))?;
    check_query(&query)?;
    let lines = Lines::new(body, service.settings.max_body, service.settings.timeout);
    // Twice the threads: while one chunk is annotated, the next is there.
    let width = 2 * service.settings.threads.get();
    let run = Run { service, query: query.into(), lines, width, ended: false, _admission: admission };
    let replies = stream::unfold((run, FuturesOrdered::new()), async |(mut run, mut begun)| {
        loop {
            let more = !run.ended && begun.len() < run.width;
            tokio::select! {
                biased;
                Some(replies) = begun.next() => return Some((Ok::<_, std::convert::Infallible>(replies), (run, begun))),
                lines = run.lines.next(), if more => match lines {
                    Some(lines) => begun.push_back(run.annotate(lines)),
                    None => run.ended = true,
                },
                else => return None,
            }
        }
    });
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], Body::from_stream(replies)).into_response())
}

struct Run {
    service: Arc<Service>,
    query: Arc<[(String, String)]>,
    lines: Lines,
    /// How many chunks are annotated, or wait with their replies, at once.
    width: usize,
    ended: bool,
    _admission: Admission,
}

impl Run {
    /// The replies to some lines, once they are polled.
    fn annotate(&self, lines: Vec<Line>) -> impl Future<Output = Bytes> + use<> {
        let service = Arc::clone(&self.service);
        let query = Arc::clone(&self.query);
        async move {
            let size = lines.iter().filter_map(|l| l.read.as_ref().ok()).map(Vec::len).max().unwrap_or(0);
            let counted = Arc::clone(&service);
            service.pool.run(size, move |annotator| answer(&counted, annotator, lines, &query)).await
        }
    }
}

fn answer(service: &Service, annotator: &mut Annotator, lines: Vec<Line>, query: &[(String, String)]) -> Bytes {
    let mut out = Vec::new();
    for line in lines {
        let number = line.number;
        let written = out.len();
        let annotated = catch_unwind(AssertUnwindSafe(|| annotate_line(annotator, line, query, |found| service.metrics.annotated(found), &mut out)));
        if annotated.is_err() {
            // The panic hook has logged it. What it left in the buffers is not trusted.
            *annotator = service.pool.engine().annotator();
            out.truncate(written);
            refuse(number, None, Problem::Internal, &mut out);
        }
    }
    out.into()
}

fn check_type(headers: &HeaderMap) -> Result<(), Problem> {
    let Some(value) = headers.get(CONTENT_TYPE) else { return Ok(()) };
    let media_type: Option<Mime> = value.to_str().ok().and_then(|v| v.parse().ok());
    match media_type.as_ref().map(|m| m.essence_str()) {
        Some(MEDIA_TYPE | "application/ndjson" | "application/jsonl") => Ok(()),
        _ => Err(Problem::UnsupportedMediaType { detail: format!("a batch is {MEDIA_TYPE}; with curl: -H 'Content-Type: {MEDIA_TYPE}'"), taken: MEDIA_TYPE }),
    }
}

/// What is wrong for every line is said once, before the first.
fn check_query(query: &[(String, String)]) -> Result<(), Problem> {
    let mut asked = Asked::default();
    for (name, value) in query {
        asked.set(name, value)?;
    }
    let format = asked.format.filter(|f| f != "json" && f != "ndjson");
    if let Some(format) = format {
        return Err(Problem::Invalid { pointer: None, detail: format!("a batch is answered in JSON lines, not as `{format}`; leave `format` out") });
    }
    if asked.pretty {
        return Err(Problem::Invalid { pointer: None, detail: "a reply of a batch is one line; leave `pretty` out".into() });
    }
    Ok(())
}
