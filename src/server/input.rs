//! Body and query string → what is asked: the forms that an article comes in.

use std::borrow::Cow;

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use mime::Mime;
use percent_encoding::percent_decode_str;

use super::option::Asked;
use super::problem::Problem;
use super::{charset, json};

/// The media types of bodies.
pub(super) const MEDIA_TYPES: &str = "application/json, text/plain, text/html, application/x-www-form-urlencoded";

/// How an article is wrapped.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    Text,
    Html,
    Json,
    Fields,
}

/// The form of a body by its Content-Type, and its characters. Without a Content-Type it is plain text.
pub(super) fn decode<'a>(headers: &HeaderMap, body: &'a [u8]) -> Result<(Form, Cow<'a, str>), Problem> {
    let refuse = |what: &str| Problem::UnsupportedMediaType { detail: format!("{what}; send one of: {MEDIA_TYPES}"), taken: MEDIA_TYPES };
    let media_type: Mime = match headers.get(CONTENT_TYPE) {
        None => mime::TEXT_PLAIN,
        Some(value) => value.to_str().ok().and_then(|v| v.parse().ok()).ok_or_else(|| refuse("the Content-Type is no media type"))?,
    };
    let form = match media_type.essence_str() {
        "text/plain" => Form::Text,
        "text/html" => Form::Html,
        "application/json" => Form::Json,
        "application/x-www-form-urlencoded" => Form::Fields,
        other => return Err(refuse(&format!("`{other}` is not read"))),
    };
    let charset = media_type.get_param(mime::CHARSET).map(|c| c.as_str());
    Ok((form, charset::decode(body, charset)?))
}

/// Reads a request. Options of the query string win over those of the body.
pub(super) fn read<'a>(form: Form, body: &'a str, query: &str) -> Result<Asked<'a>, Problem> {
    let mut asked = Asked::default();
    match form {
        Form::Text => asked.request.text = Some(Cow::Borrowed(body)),
        Form::Html => asked.request.html = Some(Cow::Borrowed(body)),
        Form::Json => asked.request = json::read(body)?,
        Form::Fields => {
            let fields = pairs(body)?;
            if !fields.iter().any(|(name, _)| name == "text") {
                return Err(Problem::invalid("/text", form_without_text(body)));
            }
            for (name, value) in fields {
                if name == "text" {
                    asked.request.text = Some(Cow::Owned(value));
                } else {
                    asked.set(&name, &value)?;
                }
            }
        }
    }
    for (name, value) in pairs(query)? {
        asked.set(&name, &value)?;
    }
    Ok(asked)
}

/// The fields of a form or query string, in order.
pub(super) fn pairs(raw: &str) -> Result<Vec<(String, String)>, Problem> {
    let decode = |part: &str| -> Result<String, Problem> {
        let spaced = part.replace('+', " ");
        let decoded = percent_decode_str(&spaced).decode_utf8();
        decoded.map(Cow::into_owned).map_err(|_| Problem::Malformed { detail: "a form field or query option is not percent-encoded UTF-8".into() })
    };
    let fields = raw.split('&').filter(|field| !field.is_empty());
    fields
        .map(|field| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

/// What curl makes of `-d` when nothing else is said is a form. The detail shows the command that was meant.
fn form_without_text(body: &str) -> &'static str {
    if body.trim_start().starts_with('{') {
        "the Content-Type says that this is a form, but it looks like JSON; with curl add `-H 'Content-Type: application/json'`"
    } else {
        "the form has no field `text`; with curl send a file by `curl -T story.txt URL`, `curl --data-urlencode text@story.txt URL` \
         or `curl --data-binary @story.txt -H 'Content-Type: text/plain' URL`"
    }
}
