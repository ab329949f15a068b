//! Which form a reply takes: `?format=`, else `Accept`, else the first of the table.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use mime::Mime;

use super::problem::Problem;

/// A form of the reply.
#[derive(Debug)]
pub(super) struct Format {
    /// Its name in `?format=`.
    pub(super) name: &'static str,
    /// What the reply's Content-Type says.
    pub(super) media_type: &'static str,
}

/// All formats; the first is the default.
pub(super) const FORMATS: &[Format] = &[Format { name: "json", media_type: "application/json" }];

/// The media types of all formats, to be read by people.
pub(super) fn media_types() -> String {
    FORMATS.iter().map(|f| f.media_type).collect::<Vec<_>>().join(", ")
}

/// The format of a reply.
pub(super) fn choose(name: Option<&str>, headers: &HeaderMap) -> Result<&'static Format, Problem> {
    if let Some(name) = name {
        return FORMATS.iter().find(|f| f.name == name).ok_or_else(|| {
            let names = FORMATS.iter().map(|f| format!("`{}`", f.name)).collect::<Vec<_>>().join(", ");
            Problem::Invalid { pointer: None, detail: format!("unknown format `{name}`, there are: {names}") }
        });
    }
    let ranges = accepted(headers);
    if ranges.is_empty() {
        return Ok(&FORMATS[0]);
    }
    let mut best = None;
    for format in FORMATS {
        let quality = quality(format, &ranges);
        if quality > best.map_or(0.0, |(_, q)| q) {
            best = Some((format, quality));
        }
    }
    best.map(|(format, _)| format).ok_or(Problem::NotAcceptable)
}

/// The media ranges of all `Accept` headers; those that cannot be read are left out.
fn accepted(headers: &HeaderMap) -> Vec<Mime> {
    let lines = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(|range| range.trim().parse().ok()).collect()
}

/// How much a client wants a format, 0 to 1: the weight of the most specific range that it fits.
fn quality(format: &Format, ranges: &[Mime]) -> f32 {
    let mut best = (0, 0.0);
    for range in ranges {
        let specific = match (range.type_(), range.subtype()) {
            (mime::STAR, mime::STAR) => 1,
            (kind, mime::STAR) if format.media_type.split('/').next() == Some(kind.as_str()) => 2,
            _ if range.essence_str() == format.media_type => 3,
            _ => continue,
        };
        let weight = range.get_param("q").and_then(|q| q.as_str().parse().ok()).unwrap_or(1.0);
        if specific > best.0 {
            best = (specific, weight);
        }
    }
    best.1
}
