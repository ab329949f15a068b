//! `POST /v1/annotate`: one document.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use tokio::time::{Instant, timeout_at};

use super::metrics::Metrics;
use super::problem::Problem;
use super::{Service, body, format, input};
use crate::engine::Annotator;
use crate::response::{self, Marks, OffsetEncoding, Reply, Request as RequestBody, Restriction};

/// Annotate one document.
///
/// The body may also be plain text, HTML or a form with a field `text`. Every scalar option can stand in the query string too,
/// where it wins.
#[utoipa::path(
    post,
    path = "/v1/annotate",
    tag = "annotate",
    params(
        ("id" = Option<String>, Query, description = "The document's id, echoed"),
        ("date" = Option<String>, Query, description = "The day it was published, YYYY-MM-DD"),
        ("offset_encoding" = Option<OffsetEncoding>, Query, description = "What offsets count"),
        ("types" = Option<String>, Query, description = "Which types to report, with commas between them"),
        ("roles" = Option<bool>, Query, description = "Whether to report roles"),
        ("min_confidence" = Option<f32>, Query, minimum = 0.0, maximum = 1.0, description = "Mentions and roles below are dropped"),
        ("evidence" = Option<bool>, Query, description = "Whether to say which rows and rules made each mention and role"),
        ("restrict_to" = Option<Restriction>, Query, description = "Which entities to report"),
        ("marks" = Option<Marks>, Query, description = "Which mentions the format `html` marks"),
        ("format" = Option<String>, Query, description = "The format of the reply, by its name in /v1/info; else `Accept` decides"),
        ("pretty" = Option<bool>, Query, description = "Whether JSON is indented"),
    ),
    request_body(content(
        (RequestBody = "application/json", examples(
            ("text" = (value = json!({"id": "story-1", "text": "Foreign Minister Annalena Holt met Angela Merkel in Berlin."}))),
            ("fields" = (value = json!({"fields": [{"name": "headline", "text": "Holt in Berlin"}, {"name": "body", "html": "<p>Annalena Holt, the <b>foreign minister</b>, met Angela Merkel."}], "options": {"offset_encoding": "utf-16", "types": ["person", "place"], "min_confidence": 0.5}}))),
            ("house names" = (value = json!({"text": "Holt met the Meridian group.", "date": "2026-03-01", "entries": [{"type": "organization", "name": "Meridian Group", "aliases": ["Meridian group"]}], "reject": ["May"], "options": {"evidence": true}})))
        )),
        (String = "text/plain", example = "Foreign Minister Annalena Holt met Angela Merkel in Berlin."),
        (String = "text/html", example = "<p>Foreign Minister <b>Annalena Holt</b> met Angela Merkel in Berlin.")
    )),
    responses((status = 200, description = "Who is in it", body = Reply, content_type = "application/json"))
)]
pub(super) async fn annotate(State(service): State<Arc<Service>>, request: Request) -> Result<Response, Problem> {
    let limit = service.settings.timeout;
    let deadline = Instant::now() + limit;
    let (head, mut body) = request.into_parts();
    let _admission = service.admit(&mut body, &head.headers).await?;
    let received = body::receive(body, &head.headers, service.settings.max_body, deadline);
    let body = received.await.ok_or(Problem::TooSlow { limit })??;
    let counted = Arc::clone(&service);
    let replied = service.pool.run(body.len(), move |annotator| answer(&counted.metrics, annotator, &head, &body));
    timeout_at(deadline, replied).await.map_err(|_| Problem::OutOfTime { limit })?
}

fn answer(metrics: &Metrics, annotator: &mut Annotator, head: &Parts, body: &[u8]) -> Result<Response, Problem> {
    let (form, body) = input::decode(&head.headers, body)?;
    let asked = input::read(form, &body, head.uri.query().unwrap_or(""))?;
    let format = format::choose(asked.format.as_deref(), &head.headers)?;
    let written = response::answer(annotator, &asked.request, |answer| {
        metrics.annotated(answer.annotations);
        format.write(answer, asked.pretty)
    })?;
    Ok(([(CONTENT_TYPE, format.content_type())], written).into_response())
}
