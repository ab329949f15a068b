//! Which form a reply takes: `?format=`, else `Accept`, else the first of the table.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use mime::Mime;

use super::problem::Problem;
use crate::response::{FORMATS, Format};

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
    let own: Mime = format.media_type.parse().expect("the table holds media types");
    let mut best = (0, 0.0);
    for range in ranges {
        let specific = match (range.type_(), range.subtype()) {
            (mime::STAR, mime::STAR) => 1,
            (kind, mime::STAR) if own.type_() == kind => 2,
            _ if range.essence_str() == own.essence_str() => match (range.get_param(PROFILE), own.get_param(PROFILE)) {
                (None, _) if format.without_profile => 3,
                (Some(asked), Some(profile)) if asked == profile => 4,
                _ => continue,
            },
            _ => continue,
        };
        let weight = range.get_param("q").and_then(|q| q.as_str().parse().ok()).unwrap_or(1.0);
        if specific > best.0 {
            best = (specific, weight);
        }
    }
    best.1
}

/// The parameter by which the JSON-LD formats differ.
const PROFILE: &str = "profile";
