//! Every status that is no success, with its headers and its body as a golden file in `tests/problems`.

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::stream;
use rolecall::server::{ApiKeys, Settings, router, starting};
use tower::ServiceExt;

use super::{Answer, ask, get, post, read, settings};
use crate::ENGINE;

/// Headers that belong to a problem; the others are the transport's.
const HEADERS: [&str; 7] = ["content-type", "allow", "accept-post", "connection", "retry-after", "www-authenticate", "x-request-id"];

/// Compares an answer with its golden file.
fn expect(name: &str, answer: &Answer) {
    let mut written = format!("{}\n", answer.status);
    for header in HEADERS {
        if let Some(value) = answer.headers.get(header) {
            writeln!(written, "{header}: {}", value.to_str().expect("readable")).expect("a string");
        }
    }
    let body = serde_json::to_string_pretty(&answer.json()).expect("JSON");
    write!(written, "\n{body}").expect("a string");
    insta::with_settings!({ snapshot_path => "../../problems", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, written);
    });
}

fn with_id(mut request: Request<Body>) -> Request<Body> {
    request.headers_mut().insert("x-request-id", "desk-7".parse().expect("a value"));
    request
}

async fn problem(settings: &Settings, request: Request<Body>) -> Answer {
    ask(settings, with_id(request)).await
}

/// A body that never ends.
fn endless() -> Body {
    Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>())
}

#[tokio::test]
async fn malformed_json_is_a_400_with_its_place() {
    expect("400-json", &problem(&settings(), post("/v1/annotate", "application/json", "{\"text\": \"x\",}")).await);
    expect("400-utf-8", &problem(&settings(), post("/v1/annotate", "text/plain", vec![b'a', 0xff])).await);
}

#[tokio::test]
async fn a_missing_or_wrong_key_is_a_401() {
    let file = std::env::temp_dir().join(format!("rolecall-401-{}", std::process::id()));
    std::fs::write(&file, format!("{}\n", "0".repeat(64))).expect("a file");
    let settings = Settings { keys: Some(Arc::new(ApiKeys::load(&file).expect("keys"))), ..settings() };
    expect("401", &problem(&settings, post("/v1/annotate", "text/plain", "Paris")).await);
    std::fs::remove_file(&file).expect("a file");
}

#[tokio::test]
async fn an_unknown_path_is_a_404() {
    expect("404", &problem(&settings(), get("/v2/annotate")).await);
}

#[tokio::test]
async fn a_wrong_method_is_a_405_that_names_the_right_ones() {
    expect("405", &problem(&settings(), get("/v1/annotate")).await);
}

#[tokio::test]
async fn an_accept_that_cannot_be_met_is_a_406() {
    let mut request = post("/v1/annotate", "text/plain", "Paris");
    request.headers_mut().insert("accept", "image/png".parse().expect("a value"));
    expect("406", &problem(&settings(), request).await);
}

#[tokio::test]
async fn a_body_that_does_not_come_is_a_408() {
    let settings = Settings { timeout: Duration::from_millis(20), ..settings() };
    expect("408", &problem(&settings, post("/v1/annotate", "text/plain", endless())).await);
}

#[tokio::test]
async fn a_body_over_the_limit_is_a_413_with_the_limit() {
    let settings = Settings { max_body: 10, ..settings() };
    assert_eq!(problem(&settings, post("/v1/annotate", "text/plain", "1234567890")).await.status, 200);
    expect("413", &problem(&settings, post("/v1/annotate", "text/plain", "12345678901")).await);
}

#[tokio::test]
async fn an_unread_media_type_is_a_415_that_names_those_that_are() {
    let answer = problem(&settings(), post("/v1/annotate", "application/pdf", "%PDF")).await;
    assert_eq!(answer.status, 415);
    assert!(answer.header("accept-post").contains("text/plain"));
    expect("415-batch", &problem(&settings(), post("/v1/annotate/batch", "text/plain", "{}")).await);
}

#[tokio::test]
async fn a_value_that_cannot_be_right_is_a_422_with_its_pointer() {
    expect("422-language", &problem(&settings(), post("/v1/annotate", "application/json", r#"{"text": "Paris", "language": "fr"}"#)).await);
    expect("422-confidence", &problem(&settings(), post("/v1/annotate", "application/json", r#"{"text": "Paris", "options": {"min_confidence": 2}}"#)).await);
}

#[tokio::test]
async fn a_form_without_a_text_is_shown_the_right_command() {
    let answer = problem(&settings(), post("/v1/annotate", "application/x-www-form-urlencoded", "Paris said so")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.json()["detail"].as_str().is_some_and(|d| d.contains("curl -T story.txt")), "{}", answer.body);
}

#[tokio::test]
async fn a_document_that_takes_too_long_is_a_503() {
    let settings = Settings { timeout: Duration::from_millis(1), ..settings() };
    let text = "Foreign Minister Annalena Holt met Kofi Annan in Geneva.\n\n".repeat(8_000);
    expect("503-out-of-time", &problem(&settings, post("/v1/annotate", "text/plain", text)).await);
}

#[tokio::test]
async fn too_many_at_once_is_a_503() {
    let settings = Settings { max_in_flight: NonZeroUsize::MIN, ..settings() };
    let router = router(ENGINE.clone(), &settings);
    let mut first = std::pin::pin!(router.clone().oneshot(post("/v1/annotate", "text/plain", endless())));
    tokio::select! {
        biased;
        _ = &mut first => panic!("an endless body was answered"),
        () = tokio::task::yield_now() => {}
    }
    let second = router.clone().oneshot(with_id(post("/v1/annotate", "text/plain", "Paris"))).await.expect("an answer");
    expect("503-overloaded", &read(second).await);
    // Probes are answered all the same.
    assert_eq!(router.oneshot(get("/livez")).await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn until_the_gazetteers_are_loaded_everything_but_livez_is_a_503() {
    for path in ["/readyz", "/v1/annotate", "/v1/info"] {
        expect("503-not-ready", &read(starting().oneshot(with_id(get(path))).await.expect("an answer")).await);
    }
    assert_eq!(starting().oneshot(get("/livez")).await.expect("an answer").status(), 200);
}
