//! The `OpenAPI` document and its page.

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use super::{ask, get, post, settings};

async fn document() -> Value {
    let answer = ask(&settings(), get("/openapi.json")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    answer.json()
}

#[tokio::test]
async fn the_document_names_every_endpoint_and_each_answers_as_it_says() {
    let document = document().await;
    assert!(document["openapi"].as_str().is_some_and(|v| v.starts_with("3.1")), "{}", document["openapi"]);
    let paths = document["paths"].as_object().expect("paths");
    let named: Vec<&str> = paths.keys().map(String::as_str).collect();
    for path in ["/livez", "/metrics", "/openapi.json", "/readyz", "/v1/annotate", "/v1/annotate/batch", "/v1/info", "/v1/rows/{folder}/{list}/{id}"] {
        assert!(named.contains(&path), "{path} is not in {named:?}");
    }
    for (path, item) in paths {
        for method in ["get", "post", "put", "delete"] {
            let request = Request::builder().method(&*method.to_uppercase()).uri(path).body(Body::empty()).expect("a request");
            let status = ask(&settings(), request).await.status.as_u16();
            match item.get(method) {
                Some(operation) => assert!(operation["responses"].get(status.to_string()).is_some(), "{method} {path} answers {status}"),
                None => assert_eq!(status, 405, "{method} {path}"),
            }
        }
    }
}

#[tokio::test]
async fn every_example_of_the_document_runs() {
    let document = document().await;
    let mut run = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        let Some(kinds) = item["post"]["requestBody"]["content"].as_object() else { continue };
        for (media_type, kind) in kinds {
            let several = kind["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
            for example in several.chain(kind.get("example")) {
                let body = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                let answer = ask(&settings(), post(path, media_type, body)).await;
                assert_eq!(answer.status, 200, "{media_type}: {}", answer.body);
                for line in answer.body.lines() {
                    let reply: Value = serde_json::from_str(line).expect("JSON");
                    assert!(reply["entities"].as_array().is_some_and(|e| !e.is_empty()), "{line}");
                }
                run += 1;
            }
        }
    }
    assert!(run >= 6, "{run} examples");
}

#[tokio::test]
async fn every_reference_of_the_document_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("$ref").and_then(Value::as_str));
                object.values().for_each(|v| references(v, found));
            }
            Value::Array(values) => values.iter().for_each(|v| references(v, found)),
            _ => {}
        }
    }
    let document = document().await;
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 10, "{found:?}");
    for reference in found {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere() {
    let page = ask(&settings(), get("/docs")).await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
    assert!(!page.body.contains("http://") && !page.body.contains("https://"), "it names another host");
}
