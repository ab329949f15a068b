//! One document: what goes in, what comes out, and the endpoints beside it.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use super::{ask, get, post, settings};

const TEXT: &str = "Foreign Minister Annalena Holt met Kofi Annan in Geneva.";

/// The one person with a role, as every form of the request must find her.
fn expect_the_minister(reply: &serde_json::Value) {
    let role = &reply["roles"][0];
    assert_eq!(role["text"], "Foreign Minister");
    let holder = reply["entities"].as_array().expect("entities").iter().find(|e| e["id"] == role["holder"]).expect("a holder");
    assert_eq!(holder["name"], "Annalena Holt");
}

#[tokio::test]
async fn json_is_annotated_and_its_id_echoed() {
    let request = post("/v1/annotate", "application/json", json!({"id": "story-1", "text": TEXT}).to_string());
    let answer = ask(&settings(), request).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    let reply = answer.json();
    assert_eq!(reply["id"], "story-1");
    assert_eq!(reply["offset_encoding"], "utf-32");
    expect_the_minister(&reply);
}

#[tokio::test]
async fn plain_text_is_annotated_with_or_without_a_content_type() {
    let without = Request::post("/v1/annotate").body(Body::from(TEXT)).expect("a request");
    for request in [post("/v1/annotate", "text/plain", TEXT), post("/v1/annotate", "text/plain; charset=utf-8", TEXT), without] {
        let answer = ask(&settings(), request).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let reply = answer.json();
        assert_eq!(reply["id"], json!(null));
        expect_the_minister(&reply);
    }
}

#[tokio::test]
async fn put_is_taken_as_post() {
    let answer = ask(&settings(), Request::put("/v1/annotate?id=story-2").body(Body::from(TEXT)).expect("a request")).await;
    assert_eq!(answer.status, 200);
    let reply = answer.json();
    assert_eq!(reply["id"], "story-2");
    expect_the_minister(&reply);
}

#[tokio::test]
async fn an_empty_text_has_nothing_in_it() {
    let answer = ask(&settings(), post("/v1/annotate", "text/plain", "")).await;
    assert_eq!(answer.status, 200);
    assert_eq!((&answer.json()["entities"], &answer.json()["roles"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn a_long_text_is_annotated_as_a_short_one_is() {
    let answer = ask(&settings(), post("/v1/annotate", "text/plain", format!("{TEXT}\n\n").repeat(2000))).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["roles"].as_array().map(Vec::len), Some(2000));
}

#[tokio::test]
async fn a_request_id_is_the_clients_or_a_new_one() {
    let given = Request::get("/livez").header("x-request-id", "desk-7").body(Body::empty()).expect("a request");
    assert_eq!(ask(&settings(), given).await.header("x-request-id"), "desk-7");
    let first = ask(&settings(), get("/livez")).await.header("x-request-id").to_owned();
    assert_eq!(first.len(), 16);
    assert_ne!(first, ask(&settings(), get("/livez")).await.header("x-request-id"));
}

#[tokio::test]
async fn probes_answer_get_and_head() {
    for path in ["/livez", "/readyz"] {
        assert_eq!(ask(&settings(), get(path)).await.body, "ok\n");
        let head = ask(&settings(), Request::head(path).body(Body::empty()).expect("a request")).await;
        assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    }
}

#[tokio::test]
async fn info_names_versions_limits_and_what_is_known() {
    let info = ask(&settings(), get("/v1/info")).await.json();
    assert_eq!(info["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(info["limits"]["max_body_bytes"], 2 * 1024 * 1024);
    assert!(info["gazetteer"]["rows"]["people"].as_u64().is_some_and(|n| n > 100), "{info}");
    assert_eq!(info["entity_types"], json!(["person", "place", "organization", "norp"]));
}

#[tokio::test]
async fn a_row_is_what_its_list_says() {
    let answer = ask(&settings(), get("/v1/rows/people/world-politics/angela-merkel")).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/tab-separated-values; charset=utf-8"));
    let lines: Vec<Vec<&str>> = answer.body.lines().map(|line| line.split('\t').collect()).collect();
    let [header, row] = &lines[..] else { panic!("{}", answer.body) };
    let cell = |name: &str| row[header.iter().position(|h| *h == name).expect("a column")];
    assert_eq!((cell("id"), cell("name"), cell("ids")), ("angela-merkel", "Angela Merkel", "wikidata=Q567"));
    assert!(cell("offices").contains("chancellor @de"), "{row:?}");
    for unknown in ["people/world-politics/nobody-at-all", "places/world-politics/angela-merkel", "people/angela-merkel", "people/world-politics/"] {
        let answer = ask(&settings(), get(&format!("/v1/rows/{unknown}"))).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (404, "application/problem+json"), "{unknown}");
    }
}
