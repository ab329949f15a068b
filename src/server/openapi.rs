//! `GET /openapi.json`: the contract for machines, generated from the types and handlers; `GET /docs`: the same for people.

use std::sync::LazyLock;

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::problem::Details;
use super::{annotate, batch, info, json, metrics, probes, rows};
use crate::response::FORMATS;

#[derive(OpenApi)]
#[openapi(
    info(description = "Reads a news article and answers who is in it, where they belong and what office they hold."),
    paths(annotate::annotate, batch::batch, info::info, rows::row, probes::live, probes::ready, metrics::metrics, openapi),
    components(schemas(Details))
)]
struct Contract;

/// Problems that every operation of `/v1` may answer with, and what each is.
const PROBLEMS: [(&str, &str); 3] = [("401", "No valid key"), ("500", "A fault of the service"), ("503", "Not ready, too much at once, or out of time")];

/// Problems of what takes a document or a batch.
const PROBLEMS_OF_BODIES: [(&str, &str); 6] = [
    ("400", "The body cannot be read"),
    ("406", "No accepted format"),
    ("408", "The body came too slowly"),
    ("413", "The body is too long"),
    ("415", "The body's type is not read"),
    ("422", "A value cannot be right"),
];

static DOCUMENT: LazyLock<Vec<u8>> = LazyLock::new(|| json::write(&document(), true));

/// The document. What holds for many operations alike is added here rather than said at each.
fn document() -> Value {
    let mut document = serde_json::to_value(Contract::openapi()).expect("a document is JSON");
    drop_null_defaults(&mut document);
    document["components"]["securitySchemes"] = json!({"key": {"type": "http", "scheme": "bearer", "description": "Where the service has API keys."}});
    let paths = document["paths"].as_object_mut().expect("paths");
    for (path, item) in paths {
        for operation in item.as_object_mut().expect("operations").values_mut() {
            if path.starts_with("/v1/") {
                operation["security"] = json!([{"key": []}, {}]);
                add_problems(operation, &PROBLEMS);
            }
            if operation.get("requestBody").is_some() {
                add_problems(operation, &PROBLEMS_OF_BODIES);
            }
            if path == "/v1/annotate" {
                let content = operation["responses"]["200"]["content"].as_object_mut().expect("content");
                for format in FORMATS {
                    content.entry(format.media_type).or_insert_with(|| json!({"schema": {}}));
                }
                let names: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
                let parameters = operation["parameters"].as_array_mut().expect("parameters");
                for format in parameters.iter_mut().filter(|p| p["name"] == "format") {
                    format["schema"] = json!({"type": "string", "enum": names});
                }
            }
        }
        if path.starts_with("/v1/annotate") {
            put_as_post(item);
        }
    }
    document
}

fn add_problems(operation: &mut Value, problems: &[(&str, &str)]) {
    for (status, description) in problems {
        let content = json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}});
        operation["responses"][status] = json!({"description": description, "content": content});
    }
}

/// `PUT` is taken as `POST`, for `curl -T`.
fn put_as_post(item: &mut Value) {
    let mut put = item["post"].clone();
    put["operationId"] = format!("put_{}", put["operationId"].as_str().unwrap_or_default()).into();
    item["put"] = put;
}

/// A field that may be left out has no value then, rather than the value null.
fn drop_null_defaults(value: &mut Value) {
    let drop = |object: &mut Map<String, Value>| object.get("default").is_some_and(Value::is_null).then(|| object.remove("default"));
    match value {
        Value::Object(object) => {
            drop(object);
            object.values_mut().for_each(drop_null_defaults);
        }
        Value::Array(values) => values.iter_mut().for_each(drop_null_defaults),
        _ => {}
    }
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "service", responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")))]
pub(super) async fn openapi() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.as_slice())
}

/// A page that shows the document. It loads nothing from elsewhere, and may not.
pub(super) async fn docs() -> impl IntoResponse {
    const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'";
    ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, POLICY)], include_str!("docs.html"))
}
