//! What those who run the service see of it: metrics, keys, other origins.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use rolecall::server::{ApiKeys, Settings, router};
use tower::ServiceExt;

use super::{Answer, ask, get, post, read, settings};
use crate::ENGINE;

async fn send(router: &Router, request: Request<Body>) -> Answer {
    read(router.clone().oneshot(request).await.expect("an answer")).await
}

#[tokio::test]
async fn metrics_count_answers_and_what_was_found() {
    let router = router(ENGINE.clone(), &settings());
    send(&router, post("/v1/annotate", "text/plain", "Foreign Minister Annalena Holt spoke in Berlin.")).await;
    send(&router, post("/v1/annotate/batch", "application/x-ndjson", r#"{"text": "Angela Merkel spoke in Berlin."}"#)).await;
    send(&router, get("/some/path/of/a/scanner")).await;
    send(&router, Request::builder().method("BREW").uri("/v1/annotate").body(Body::empty()).expect("a request")).await;
    let answer = send(&router, get("/metrics")).await;
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    let version = ENGINE.gazetteer().version();
    for line in [
        r#"rolecall_requests_total{route="/v1/annotate",method="POST",status="200"} 1"#,
        r#"rolecall_requests_total{route="/v1/annotate/batch",method="POST",status="200"} 1"#,
        r#"rolecall_requests_total{route="other",method="GET",status="404"} 1"#,
        r#"rolecall_requests_total{route="/v1/annotate",method="other",status="405"} 1"#,
        r#"rolecall_request_seconds_count{route="/v1/annotate"} 2"#,
        "rolecall_documents_total 2",
        r#"rolecall_entities_total{type="person"} 2"#,
        r#"rolecall_entities_total{type="place"} 2"#,
        r#"rolecall_roles_total{construction="prenominal"} 1"#,
        "rolecall_in_flight 0",
        &format!(r#"rolecall_build_info{{version="{}",gazetteer="{version}"}} 1"#, env!("CARGO_PKG_VERSION")),
        &format!("rolecall_gazetteer_aliases {}", ENGINE.gazetteer().alias_count()),
    ] {
        assert!(answer.body.lines().any(|l| l == line), "no `{line}` in\n{}", answer.body);
    }
    assert!(answer.body.contains(r#"rolecall_gazetteer_rows{folder="people"}"#));
    assert!(!answer.body.contains("scanner"), "a path of a client's choice became a label");
}

/// `printf %s red-key | sha256sum`, and so on.
const RED: &str = "af6bbab6e4aed4aacdfac7ff89ced445c2613aa1454bdc670a49b2fad78bc0b3";
const BLUE: &str = "da71e267b3b77b50077da29f7322e9317a1f629a410f782a1a970f97e2548377";

fn key_file(name: &str, lines: &str) -> PathBuf {
    let file = std::env::temp_dir().join(format!("rolecall-{name}-{}", std::process::id()));
    std::fs::write(&file, lines).expect("a file");
    file
}

fn with_key(key: &str) -> Request<Body> {
    let mut request = post("/v1/annotate", "text/plain", "Paris");
    request.headers_mut().insert("authorization", format!("Bearer {key}").parse().expect("a value"));
    request
}

#[tokio::test]
async fn with_keys_only_those_who_have_one_are_answered() {
    let file = key_file("keys", &format!("# the newsroom's\n{RED}  -\n\n{BLUE} archive # until May\n"));
    let settings = Settings { keys: Some(Arc::new(ApiKeys::load(&file).expect("keys"))), ..settings() };
    let router = router(ENGINE.clone(), &settings);
    assert_eq!(send(&router, with_key("red-key")).await.status, 200);
    assert_eq!(send(&router, with_key("blue-key")).await.status, 200);
    assert_eq!(send(&router, with_key("green-key")).await.status, 401);
    assert_eq!(send(&router, with_key(RED)).await.status, 401, "a hash is no key");
    assert_eq!(send(&router, with_key("")).await.status, 401);
    for guarded in ["/v1/info", "/metrics"] {
        assert_eq!(send(&router, get(guarded)).await.status, 401, "{guarded}");
    }
    for open in ["/livez", "/readyz"] {
        assert_eq!(send(&router, get(open)).await.status, 200, "{open}");
    }

    // The file changes: one key goes. Then it breaks, which changes nothing.
    for lines in [format!("{BLUE}\n"), "not a hash\n".to_owned(), String::new()] {
        std::fs::write(&file, lines).expect("a file");
        tokio::time::sleep(Duration::from_millis(1100)).await;
        assert_eq!(send(&router, with_key("red-key")).await.status, 401);
        assert_eq!(send(&router, with_key("blue-key")).await.status, 200);
    }
    std::fs::remove_file(&file).expect("a file");
}

#[test]
fn a_file_of_keys_is_refused_with_its_line() {
    for (lines, said) in [("", "there is no key in it"), ("# none\n", "there is no key in it"), (&*format!("{RED}\nsecret\n"), ":2: a line is a SHA-256")] {
        let file = key_file("bad-keys", lines);
        let error = ApiKeys::load(&file).expect_err("no keys").to_string();
        assert!(error.contains(said), "{error}");
        std::fs::remove_file(&file).expect("a file");
    }
    assert!(ApiKeys::load("/no/such/file".as_ref()).is_err());
}

fn preflight(origin: &str) -> Request<Body> {
    let request = Request::options("/v1/annotate").header("origin", origin).header("access-control-request-method", "POST");
    request.header("access-control-request-headers", "content-type,authorization").body(Body::empty()).expect("a request")
}

#[tokio::test]
async fn scripts_of_named_origins_may_ask_even_where_there_are_keys() {
    let file = key_file("cors-keys", BLUE);
    let keys = Some(Arc::new(ApiKeys::load(&file).expect("keys")));
    std::fs::remove_file(&file).expect("a file");
    let settings = Settings { keys, cors_origins: vec!["https://desk.example.org".parse().expect("a value")], ..settings() };
    let answer = ask(&settings, preflight("https://desk.example.org")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "https://desk.example.org");
    assert!(answer.header("access-control-allow-headers").contains("authorization"));
    assert_eq!(ask(&settings, preflight("https://elsewhere.example.org")).await.header("access-control-allow-origin"), "");

    let mut request = with_key("wrong");
    request.headers_mut().insert("origin", "https://desk.example.org".parse().expect("a value"));
    let refused = ask(&settings, request).await;
    assert_eq!((refused.status.as_u16(), refused.header("access-control-allow-origin")), (401, "https://desk.example.org"));
}

#[tokio::test]
async fn without_origins_no_script_of_another_page_may_ask() {
    let answer = ask(&settings(), preflight("https://desk.example.org")).await;
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (405, ""));
}
