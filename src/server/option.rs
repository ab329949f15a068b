//! Options by name, as the query string and forms give them.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, IntoDeserializer};

use super::problem::Problem;
use crate::response::Request;

const NAMES: &str = "`id`, `date`, `language`, `offset_encoding`, `types`, `roles`, `min_confidence`, `evidence`, `restrict_to`, `marks`, `format`, `pretty`";

/// A request, and how its reply is written.
#[derive(Debug, Default)]
pub(super) struct Asked<'a> {
    /// The document and its options.
    pub(super) request: Request<'a>,
    /// The format by name.
    pub(super) format: Option<String>,
    /// Whether JSON is indented.
    pub(super) pretty: bool,
}

impl Asked<'_> {
    /// Sets an option; it wins over what the body says.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let options = &mut self.request.options;
        let pointer = format!("/options/{name}");
        match name {
            "id" => self.request.id = Some(value.to_owned()),
            "date" => self.request.date = Some(value.to_owned()),
            "language" => self.request.language = Some(value.to_owned()),
            "offset_encoding" => options.offset_encoding = word(value, &pointer)?,
            "types" => options.types = value.split(',').map(|one| word(one.trim(), &pointer)).collect::<Result<_, _>>()?,
            "roles" => options.roles = flag(value, Some(pointer))?,
            "min_confidence" => {
                options.min_confidence = value.parse().map_err(|_| Problem::invalid(&pointer, format!("`{value}` is not a number")))?;
            }
            "evidence" => options.evidence = flag(value, Some(pointer))?,
            "restrict_to" => options.restrict_to = word(value, &pointer)?,
            "marks" => options.marks = word(value, &pointer)?,
            "format" => self.format = Some(value.to_owned()),
            "pretty" => self.pretty = flag(value, None)?,
            _ => return Err(Problem::Invalid { pointer: None, detail: format!("unknown option `{name}`, there are: {NAMES}") }),
        }
        Ok(())
    }
}

/// One of a few words, by the names that JSON has for them.
fn word<'de, T: Deserialize<'de>>(value: &'de str, pointer: &str) -> Result<T, Problem> {
    let word: StrDeserializer<'de, Error> = value.into_deserializer();
    T::deserialize(word).map_err(|error| Problem::invalid(pointer, error.to_string()))
}

/// Yes or no; an option without a value is a yes.
fn flag(value: &str, pointer: Option<String>) -> Result<bool, Problem> {
    match value {
        "" | "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(Problem::Invalid { pointer, detail: format!("`{value}` is neither `true` nor `false`") }),
    }
}
