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
use crate::response;

/// Reads, annotates, replies, all within the time limit.
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
