//! JSON in, with the place of every fault; JSON out.

use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::problem::Problem;
pub(super) use crate::response::write_json as write;

use crate::response::Request;

/// Reads a request: bad syntax is malformed, with line and column; a value of the wrong kind is invalid, with its pointer.
pub(super) fn read(body: &str) -> Result<Request<'_>, Problem> {
    let mut json = serde_json::Deserializer::from_str(body.strip_prefix('\u{feff}').unwrap_or(body));
    let request = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let message = error.inner().to_string();
        match error.inner().classify() {
            Category::Data => {
                let detail = message.rfind(" at line ").map_or(&*message, |end| &message[..end]);
                Problem::invalid(&pointer(error.path()), detail)
            }
            Category::Syntax | Category::Eof | Category::Io => Problem::Malformed { detail: message },
        }
    })?;
    json.end().map_err(|error| Problem::Malformed { detail: error.to_string() })?;
    Ok(request)
}

/// RFC 6901.
fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        pointer.push('/');
        match segment {
            Segment::Seq { index } => pointer += &index.to_string(),
            Segment::Map { key } => pointer += &key.replace('~', "~0").replace('/', "~1"),
            Segment::Enum { variant } => pointer += variant,
            Segment::Unknown => {}
        }
    }
    pointer
}
