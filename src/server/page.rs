//! `GET /`: the page, from the binary. It asks for nothing from anywhere else, and says so to the browser.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use super::problem::Problem;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// What the page may do: load its own files and ask this service. Nothing that an article holds can run or call out.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of the page.
struct File {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

macro_rules! file {
    ($name:literal, $media_type:expr) => {
        File { name: $name, media_type: $media_type, content: include_str!(concat!("page/", $name)) }
    };
}

/// All files, in the folder `page`; the first is the page itself.
const FILES: &[File] = &[
    file!("index.html", HTML),
    file!("article.css", CSS),
    file!("page.css", CSS),
    file!("icon.svg", SVG),
    file!("api.js", SCRIPT),
    file!("article.js", SCRIPT),
    file!("cast.js", SCRIPT),
    file!("copy.js", SCRIPT),
    file!("dom.js", SCRIPT),
    file!("example.js", SCRIPT),
    file!("files.js", SCRIPT),
    file!("html.js", SCRIPT),
    file!("key.js", SCRIPT),
    file!("lines.js", SCRIPT),
    file!("links.js", SCRIPT),
    file!("main.js", SCRIPT),
    file!("model.js", SCRIPT),
    file!("reply.js", SCRIPT),
    file!("rules.js", SCRIPT),
    file!("save.js", SCRIPT),
    file!("steps.js", SCRIPT),
    file!("tabs.js", SCRIPT),
    file!("text.js", SCRIPT),
    file!("why.js", SCRIPT),
];

/// One tag for all files: modules of two versions must not meet in a browser.
static TAG: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for file in FILES {
        hash.update(file.name);
        hash.update(file.content);
    }
    format!("\"{:.16}\"", format!("{:x}", hash.finalize()))
});

/// Adds the page's paths. They tell nothing about any article, so that they need no key.
pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/", get(page)).route("/page/{name}", get(part))
}

async fn page(headers: HeaderMap) -> Response {
    answer(&FILES[0], &headers)
}

async fn part(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let file = FILES[1..].iter().find(|f| f.name == name).ok_or(Problem::NotFound)?;
    Ok(answer(file, &headers))
}

/// A file, or only that it is still the one the browser has.
fn answer(file: &File, headers: &HeaderMap) -> Response {
    // A browser may keep the files, but asks each time: a new version shows at once.
    let kept = [(ETAG, &**TAG), (CACHE_CONTROL, "no-cache"), (CONTENT_SECURITY_POLICY, POLICY)];
    if is_known(headers) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let about = [(CONTENT_TYPE, file.media_type), (X_CONTENT_TYPE_OPTIONS, "nosniff"), (REFERRER_POLICY, "no-referrer")];
    (kept, about, file.content).into_response()
}

/// Whether the browser has this version.
fn is_known(headers: &HeaderMap) -> bool {
    let tags = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    tags.flat_map(|line| line.split(',')).any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.trim_start_matches("W/") == *TAG
    })
}
