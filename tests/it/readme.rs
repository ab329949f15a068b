//! The README tells the truth: every `$ curl` in a `console` block is asked, and what stands below it must be the answer.
//!
//! `UPDATE_README=1 cargo test readme` writes the answers anew.

use std::path::Path;

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use rolecall::server::{Settings, router};
use tower::ServiceExt;

use crate::ENGINE;

const HOST: &str = "localhost:8080";

/// What a curl command sends. Knows the flags that the README uses.
fn request(command: &str) -> Request<Body> {
    let words = shell_words::split(command).expect("a shell command");
    let mut words = words.iter().map(String::as_str).skip(1);
    let mut method = "GET";
    let mut content_type = None;
    let mut builder = Request::builder();
    let mut body = Vec::new();
    while let Some(word) = words.next() {
        let mut argument = || words.next().expect("an argument");
        match word {
            "-H" => {
                let (name, value) = argument().split_once(": ").expect("a header");
                builder = builder.header(name, value);
                if name.eq_ignore_ascii_case("content-type") {
                    content_type = None;
                    method = "POST";
                }
            }
            "-d" => {
                method = "POST";
                content_type.get_or_insert("application/x-www-form-urlencoded");
                body.extend_from_slice(argument().as_bytes());
            }
            "--data-urlencode" => {
                method = "POST";
                content_type = Some("application/x-www-form-urlencoded");
                let (name, value) = argument().split_once('=').expect("name=value");
                let encoded = percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
                body.extend_from_slice(format!("{name}={encoded}").as_bytes());
            }
            "-T" => {
                method = "PUT";
                body = std::fs::read(root().join(argument())).expect("a committed file");
            }
            url => builder = builder.uri(url.strip_prefix(HOST).expect("an address of the service")),
        }
    }
    if let Some(content_type) = content_type {
        builder = builder.header("content-type", content_type);
    }
    builder.method(method).body(Body::from(body)).expect("a request")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[tokio::test]
async fn the_curls_of_the_readme_print_what_it_says() {
    let path = root().join("README.md");
    let committed = std::fs::read_to_string(&path).expect("README.md");
    let router = router(ENGINE.clone(), &Settings::default());
    let mut written = String::new();
    let mut in_console = false;
    let mut asked = 0;
    for line in committed.lines() {
        match line {
            "```console" => in_console = true,
            "```" => in_console = false,
            _ => {}
        }
        if let Some(command) = line.strip_prefix("$ curl").filter(|_| in_console) {
            asked += 1;
            written += line;
            written.push('\n');
            let answer = router.clone().oneshot(request(&format!("curl{command}"))).await.expect("an answer");
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            let body = std::str::from_utf8(&body).expect("UTF-8");
            written += body;
            if !body.ends_with('\n') {
                written.push('\n');
            }
        } else if !in_console || line == "```console" {
            written += line;
            written.push('\n');
        }
    }
    assert!(asked > 0, "the README shows a curl");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, &written).expect("a writable README.md");
    }
    let committed = std::fs::read_to_string(&path).expect("README.md");
    assert!(committed == written, "UPDATE_README=1 cargo test readme writes the answers anew; they are now:\n{written}");
}
