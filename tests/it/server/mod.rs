//! The service from outside: the router without a socket, and the program over one.

mod annotate;
mod batch;
mod contract;
mod operations;
mod problems;
mod program;

use std::num::NonZeroUsize;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use rolecall::server::{Settings, router};
use serde_json::Value;
use tower::ServiceExt;

use crate::ENGINE;

/// An answer, read whole.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("readable"))
    }
}

fn settings() -> Settings {
    Settings { threads: NonZeroUsize::new(2).expect("2 is not 0"), ..Settings::default() }
}

/// What a service of its own answers to one request.
async fn ask(settings: &Settings, request: Request<Body>) -> Answer {
    read(router(ENGINE.clone(), settings).oneshot(request).await.expect("an answer")).await
}

async fn read(response: Response) -> Answer {
    let (head, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8(body.into()).expect("UTF-8") }
}

fn post(path: &str, media_type: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).header("content-type", media_type).body(body.into()).expect("a request")
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).expect("a request")
}
