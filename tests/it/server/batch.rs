//! A batch: a document a line, both ways, streamed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream;
use http_body_util::BodyExt;
use rolecall::server::{Settings, router};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{ask, post, settings};
use crate::ENGINE;

const PATH: &str = "/v1/annotate/batch";
const NDJSON: &str = "application/x-ndjson";

async fn batch(settings: &Settings, body: impl Into<Body>) -> Vec<Value> {
    let answer = ask(settings, post(PATH, NDJSON, body)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), NDJSON);
    answer.body.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_come_in_the_order_of_the_documents() {
    // Of very different lengths, so that a later one is done before an earlier one.
    let documents: Vec<String> = (0..300)
        .map(|n| json!({"id": n.to_string(), "text": "Angela Merkel spoke in Berlin. ".repeat(if n % 40 == 0 { 1500 } else { 1 })}).to_string())
        .collect();
    let replies = batch(&settings(), documents.join("\n")).await;
    assert_eq!(replies.len(), documents.len());
    for (number, reply) in replies.iter().enumerate() {
        assert_eq!(reply["id"], number.to_string());
        assert_eq!(reply["entities"][0]["name"], "Angela Merkel", "{reply}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_line_stands_in_its_place() {
    let settings = Settings { max_body: 100, ..settings() };
    let mut body = Vec::new();
    body.extend(b"{\"id\": \"a\", \"text\": \"Paris\"}\n");
    body.extend(b"{\"id\": \"b\", \"text\": \n");
    body.extend(b"\r\n");
    body.extend(format!("{{\"id\": \"c\", \"text\": \"{}\"}}\n", "x".repeat(100)).bytes());
    body.extend(b"{\"id\": \"d\", \"text\": \"Paris\", \"options\": {\"min_confidence\": 7}}\n");
    body.extend(b"{\"id\": \"e\", \"text\": \"\xff\"}\n");
    body.extend(b"{\"id\": \"f\", \"text\": \"Paris\"}");
    let replies = batch(&settings, body).await;
    assert_eq!(replies.len(), 6, "{replies:#?}");
    assert_eq!(replies[0]["entities"][0]["name"], "Paris");
    assert_eq!((&replies[1]["line"], &replies[1]["id"], &replies[1]["error"]["status"]), (&json!(2), &json!(null), &json!(400)));
    assert_eq!((&replies[2]["line"], &replies[2]["id"], &replies[2]["error"]["status"]), (&json!(4), &json!(null), &json!(413)));
    assert_eq!(replies[2]["error"]["limit"], 100);
    assert_eq!((&replies[3]["line"], &replies[3]["id"], &replies[3]["error"]["status"]), (&json!(5), &json!("d"), &json!(422)));
    assert_eq!(replies[3]["error"]["pointer"], "/options/min_confidence");
    assert_eq!((&replies[4]["line"], &replies[4]["error"]["status"]), (&json!(6), &json!(400)));
    assert_eq!(replies[5]["id"], "f");
}

#[tokio::test]
async fn options_of_the_query_hold_for_every_line() {
    let line = json!({"text": "Angela Merkel spoke in Berlin.", "options": {"types": ["person", "place"]}}).to_string();
    let answer = ask(&settings(), post("/v1/annotate/batch?types=place&offset_encoding=utf-16", NDJSON, format!("{line}\n{line}"))).await;
    for reply in answer.body.lines() {
        let reply: Value = serde_json::from_str(reply).expect("JSON");
        assert_eq!(reply["entities"].as_array().map(Vec::len), Some(1), "{reply}");
        assert_eq!((&reply["entities"][0]["name"], &reply["offset_encoding"]), (&json!("Berlin"), &json!("utf-16")));
    }
    for wrong in ["?types=planet", "?format=html", "?pretty", "?nothing=1"] {
        assert_eq!(ask(&settings(), post(&format!("{PATH}{wrong}"), NDJSON, "{}")).await.status, 422, "{wrong}");
    }
}

#[tokio::test]
async fn an_idle_client_is_told_and_let_go() {
    let settings = Settings { timeout: Duration::from_millis(50), ..settings() };
    let first = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"{\"id\": \"a\", \"text\": \"Paris\"}\n{\"id\": "))]);
    let body = Body::from_stream(stream::StreamExt::chain(first, stream::pending()));
    let replies = batch(&settings, body).await;
    assert_eq!(replies.len(), 2);
    assert_eq!(replies[0]["id"], "a");
    assert_eq!((&replies[1]["line"], &replies[1]["error"]["status"]), (&json!(2), &json!(408)));
}

/// Counts when it is dropped.
struct Gone(Arc<AtomicUsize>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_are_read_only_as_replies_are_taken_and_not_at_all_when_the_client_is_gone() {
    let sent = Arc::new(AtomicUsize::new(0));
    let gone = Arc::new(AtomicUsize::new(0));
    let state = (Arc::clone(&sent), Gone(Arc::clone(&gone)));
    let endless = stream::unfold(state, async |(sent, guard)| {
        let number = sent.fetch_add(1, Ordering::SeqCst);
        let line = format!("{{\"id\": \"{number}\", \"text\": \"Angela Merkel spoke in Berlin.\"}}\n");
        Some((Ok::<_, std::io::Error>(Bytes::from(line)), (sent, guard)))
    });
    let response = router(ENGINE.clone(), &settings()).oneshot(post(PATH, NDJSON, Body::from_stream(endless))).await.expect("an answer");
    let mut replies = response.into_body();
    for number in 0..10 {
        let frame = replies.frame().await.expect("a frame").expect("a reply").into_data().expect("data");
        let reply: Value = serde_json::from_slice(&frame).expect("JSON");
        assert_eq!(reply["id"], number.to_string());
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let read = sent.load(Ordering::SeqCst);
    assert!((10..30).contains(&read), "{read} lines were read for 10 replies");
    assert_eq!(gone.load(Ordering::SeqCst), 0);
    drop(replies);
    assert_eq!(gone.load(Ordering::SeqCst), 1, "the client's stream is dropped with the answer");
    assert_eq!(sent.load(Ordering::SeqCst), read);
}
