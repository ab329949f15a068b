//! `GET /v1/rows/{folder}/{list}/{id}`: a row of the lists as it stands there, for whoever asks why a tag is where it is.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::Service;
use super::problem::{Details, Problem};
use crate::gazetteer::COLUMNS;

const TSV: &str = "text/tab-separated-values; charset=utf-8";

/// A row of the gazetteers by its public id, `ids.rolecall` of an entity: the header line and its line.
#[utoipa::path(
    get,
    path = "/v1/rows/{folder}/{list}/{id}",
    tag = "service",
    params(("folder" = String, Path, description = "`people`, `places`, …"), ("list" = String, Path, description = "The list"), ("id" = String, Path, description = "The row's id in its list")),
    responses(
        (status = 200, description = "Two lines, as in the list", body = String, content_type = "text/tab-separated-values"),
        (status = 404, description = "No such row", body = Details, content_type = "application/problem+json")
    )
)]
pub(super) async fn row(State(service): State<Arc<Service>>, Path((folder, list, id)): Path<(String, String, String)>) -> Result<impl IntoResponse, Problem> {
    let list = format!("{folder}/{list}");
    let rows = service.pool.engine().gazetteer().rows();
    let row = rows.iter().find(|row| *row.id == *id && *row.list == *list).ok_or(Problem::NotFound)?;
    Ok(([(CONTENT_TYPE, TSV)], format!("{}\n{}\n", COLUMNS.join("\t"), row.cells().join("\t"))))
}
