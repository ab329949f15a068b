//! The page's files as the service hands them out; what the page does is tested in a browser (`tests/browser`).

use std::collections::BTreeSet;

use crate::client::{Answer, send_to};

async fn get(path: &str, headers: &[(&str, &str)]) -> Answer {
    send_to("GET", path, headers, "").await
}

/// The paths that a file asks for: `src`, `href` and imports.
fn asked_for(content: &str) -> BTreeSet<String> {
    let attributes = content.split(['"', '\'']).filter(|part| part.starts_with("/page/")).map(str::to_owned);
    let imports = content.lines().filter(|l| l.starts_with("import ")).filter_map(|l| l.split("\"./").nth(1)?.strip_suffix("\";"));
    attributes.chain(imports.map(|name| format!("/page/{name}"))).collect()
}

/// Every path of the page, from the page itself on.
async fn all_paths() -> BTreeSet<String> {
    let mut found = BTreeSet::from(["/".to_owned()]);
    let mut due = vec!["/".to_owned()];
    while let Some(path) = due.pop() {
        let answer = get(&path, &[]).await;
        assert_eq!(answer.status, 200, "{path}");
        due.extend(asked_for(answer.text()).into_iter().filter(|next| found.insert(next.clone())));
    }
    found
}

#[tokio::test]
async fn every_file_that_the_page_asks_for_is_there_with_its_media_type() {
    let paths = all_paths().await;
    assert!(paths.len() > 20, "{paths:?}");
    for path in &paths {
        let expected = match path.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "text/html; charset=utf-8",
        };
        let answer = get(path, &[]).await;
        assert_eq!(answer.media_type(), expected, "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["cache-control"], "no-cache", "{path}");
    }
}

#[tokio::test]
async fn every_file_in_the_folder_is_asked_for() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/page");
    let paths = all_paths().await;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        assert!(name == "index.html" || paths.contains(&format!("/page/{name}")), "{name} is in no file of the page");
    }
}

#[tokio::test]
async fn the_policy_lets_nothing_in_from_elsewhere() {
    for path in all_paths().await {
        let answer = get(&path, &[]).await;
        let policy = answer.headers["content-security-policy"].to_str().expect("ASCII").to_owned();
        let directives: Vec<&str> = policy.split(';').map(str::trim).collect();
        for wanted in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'"] {
            assert!(directives.contains(&wanted), "{path}: {policy}");
        }
        assert!(directives.contains(&"frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        // Nor does any file have anything that the policy would refuse.
        assert!(!answer.text().contains(" style=\"") && !answer.text().contains("innerHTML"), "{path}");
    }
}

#[tokio::test]
async fn a_file_that_the_browser_has_is_not_sent_again() {
    let first = get("/page/main.js", &[]).await;
    let tag = first.headers["etag"].to_str().expect("ASCII");
    for known in [tag.to_owned(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let again = get("/page/main.js", &[("if-none-match", &known)]).await;
        assert_eq!(again.status, 304, "{known}");
        assert!(again.body.is_empty());
        assert_eq!(again.headers["etag"], tag);
    }
    let other = get("/page/main.js", &[("if-none-match", "\"other\"")]).await;
    assert_eq!((other.status.as_u16(), other.body.len()), (200, first.body.len()));
}

#[tokio::test]
async fn head_tells_what_get_would() {
    let get = get("/", &[]).await;
    let head = send_to("HEAD", "/", &[], "").await;
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    for name in ["content-type", "etag", "content-security-policy"] {
        assert_eq!(head.headers[name], get.headers[name], "{name}");
    }
    assert_eq!(head.headers["content-length"], get.body.len().to_string());
}

#[tokio::test]
async fn other_paths_and_methods_are_problems() {
    for path in ["/page/", "/page/nothing.js", "/page/index.html", "/page/..%2Fpage.rs"] {
        let answer = get(path, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.media_type()), (404, "application/problem+json"), "{path}");
    }
    let answer = send_to("POST", "/", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.media_type()), (405, "application/problem+json"));
}

#[tokio::test]
async fn modules_are_small() {
    for path in all_paths().await.iter().filter(|p| p.rsplit('.').next() == Some("js")) {
        let lines = get(path, &[]).await.text().lines().count();
        assert!(lines < 200, "{path} has {lines} lines");
    }
}

/// Names of rules in the source: of finders, cues, role rules and links.
fn rules(folder: &std::path::Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rules(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let code = std::fs::read_to_string(&path).expect("readable source");
            let named = code.lines().filter(|l| l.contains(": &str = \"") || l.contains("{ name: \""));
            found.extend(named.filter_map(|l| l.split('"').nth(1)).filter(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '_')).map(str::to_owned));
        }
    }
}

#[tokio::test]
async fn every_rule_is_said_in_words() {
    let mut found = BTreeSet::new();
    for stage in ["mention", "role", "coref"] {
        rules(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(stage), &mut found);
    }
    assert!(found.contains("apposition") && found.contains("gazetteer") && found.len() > 30, "{found:?}");
    let sentences = get("/page/rules.js", &[]).await;
    let missing: Vec<&String> = found.iter().filter(|rule| !sentences.text().contains(&format!("\n  {rule}: \""))).collect();
    assert!(missing.is_empty(), "no sentence in src/server/page/rules.js for {missing:?}");
}
