//! `GET /v1/info`: what this service is, knows and takes.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Service, json};
use crate::gazetteer::Gazetteer;
use crate::response::{EntityType, FORMATS, OffsetEncoding};

#[derive(Serialize, ToSchema)]
struct Info<'a> {
    version: &'static str,
    gazetteer: Lists<'a>,
    limits: Limits,
    languages: [&'static str; 1],
    entity_types: [EntityType; 4],
    offset_encodings: [OffsetEncoding; 3],
    /// Name → media type.
    formats: BTreeMap<&'static str, &'static str>,
}

#[derive(Serialize, ToSchema)]
struct Lists<'a> {
    version: &'a str,
    /// Written forms that are found.
    aliases: usize,
    /// By folder.
    rows: BTreeMap<&'static str, usize>,
}

#[derive(Serialize, ToSchema)]
struct Limits {
    max_body_bytes: usize,
    timeout_seconds: f64,
}

/// What the service is, knows and takes.
#[utoipa::path(get, path = "/v1/info", tag = "service", responses((status = 200, description = "Versions, limits and counts", body = Info)))]
// Indented: it is short, and mostly read by people.
pub(super) async fn info(State(service): State<Arc<Service>>) -> impl IntoResponse {
    let info = Info {
        version: env!("CARGO_PKG_VERSION"),
        gazetteer: lists(service.pool.engine().gazetteer()),
        limits: Limits { max_body_bytes: service.settings.max_body, timeout_seconds: service.settings.timeout.as_secs_f64() },
        languages: ["en"],
        entity_types: EntityType::ALL,
        offset_encodings: [OffsetEncoding::Utf32, OffsetEncoding::Utf16, OffsetEncoding::Utf8],
        formats: FORMATS.iter().map(|f| (f.name, f.media_type)).collect(),
    };
    ([(CONTENT_TYPE, "application/json")], json::write(&info, true))
}

fn lists(gazetteer: &Gazetteer) -> Lists<'_> {
    let mut rows = BTreeMap::new();
    for row in gazetteer.rows() {
        *rows.entry(row.kind.folder()).or_default() += 1;
    }
    Lists { version: gazetteer.version(), aliases: gazetteer.alias_count(), rows }
}
