//! A client of the service: the router without a socket.

use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use rolecall::server::{Settings, router};
use serde_json::Value;
use tower::ServiceExt;

use crate::ENGINE;

static ROUTER: LazyLock<Router> = LazyLock::new(|| router(ENGINE.clone(), &Settings { max_body: 64 * 1024, ..Settings::default() }));

/// What the service answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn media_type(&self) -> &str {
        self.headers["content-type"].to_str().expect("ASCII")
    }

    /// The texts of all mentions, entity by entity.
    pub fn mentions(&self) -> Vec<String> {
        let reply = self.json();
        let entities = reply["entities"].as_array().expect("entities");
        let mentions = entities.iter().flat_map(|e| e["mentions"].as_array().expect("mentions"));
        mentions.map(|m| m["text"].as_str().expect("text").to_owned()).collect()
    }
}

/// Sends a body to `/v1/annotate` + `query`, with some headers.
pub async fn send(method: &str, query: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    send_to(method, &format!("/v1/annotate{query}"), headers, body).await
}

/// Sends a body to any path, with some headers.
pub async fn send_to(method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = ROUTER.clone().oneshot(request.body(body.into()).expect("a request")).await.expect("an answer");
    let (head, body) = response.into_parts();
    Answer { status: head.status, headers: head.headers, body: body.collect().await.expect("a body").to_bytes().to_vec() }
}

/// Sends a request as JSON.
pub async fn ask(request: &Value) -> Answer {
    send("POST", "", &[("content-type", "application/json")], request.to_string()).await
}
