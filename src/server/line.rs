//! One line of a batch: a request as JSON → its reply, or what is wrong with it, as one line of JSON.

use serde::Serialize;

use super::json;
use super::option::Asked;
use super::problem::{Details, Problem};
use crate::engine::{Annotations, Annotator};
use crate::response;

/// A line as it came.
#[derive(Debug)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// Its bytes without the line end, or why there are none.
    pub read: Result<Vec<u8>, Problem>,
}

/// The line that stands where a reply cannot.
#[derive(Serialize)]
struct Refusal<'a> {
    line: usize,
    id: Option<&'a str>,
    error: Details,
}

/// Appends the answer to a line, with its line end; nothing for a blank line. `query` holds options that win over those of the
/// line, by name; `seen` is shown what was found.
pub fn annotate_line(annotator: &mut Annotator, line: Line, query: &[(String, String)], seen: impl FnOnce(&Annotations<'_>), out: &mut Vec<u8>) {
    let mut id = None;
    if let Err(problem) = line.read.and_then(|bytes| answer(annotator, &bytes, query, seen, &mut id, out)) {
        refuse(line.number, id.as_deref(), problem, out);
    }
}

/// Appends what is wrong with a line.
pub(super) fn refuse(number: usize, id: Option<&str>, problem: Problem, out: &mut Vec<u8>) {
    out.extend(json::write(&Refusal { line: number, id, error: problem.details() }, false));
}

fn answer(
    annotator: &mut Annotator,
    bytes: &[u8],
    query: &[(String, String)],
    seen: impl FnOnce(&Annotations<'_>),
    id: &mut Option<String>,
    out: &mut Vec<u8>,
) -> Result<(), Problem> {
    let line = std::str::from_utf8(bytes).map_err(|error| Problem::Malformed { detail: format!("byte {} of the line is not UTF-8", error.valid_up_to()) })?;
    if line.trim().is_empty() {
        return Ok(());
    }
    let mut asked = Asked { request: json::read(line)?, ..Asked::default() };
    id.clone_from(&asked.request.id);
    for (name, value) in query {
        asked.set(name, value)?;
    }
    let written = response::answer(annotator, &asked.request, |answer| {
        seen(answer.annotations);
        json::write(answer.reply, false)
    })?;
    out.extend(written);
    Ok(())
}
