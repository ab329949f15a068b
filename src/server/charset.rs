//! Bytes → text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::input::MEDIA_TYPES;
use super::problem::Problem;

/// Reads bytes as their byte order mark says, else as `charset`, else as UTF-8. The mark stays: it is part of what was sent,
/// and offsets count it.
pub(super) fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Cow<'a, str>, Problem> {
    let declared = charset.map_or(Ok(UTF_8), |label| {
        let unknown = || Problem::UnsupportedMediaType { detail: format!("the charset `{label}` is not known; send utf-8"), taken: MEDIA_TYPES };
        Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(unknown)
    })?;
    let encoding = Encoding::for_bom(bytes).map_or(declared, |(encoding, _)| encoding);
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(Problem::Malformed {
                detail: format!("byte {} is not UTF-8; name another charset in the Content-Type, as in `text/plain; charset=iso-8859-1`", error.valid_up_to()),
            }),
        };
    }
    let malformed = || Problem::Malformed { detail: format!("the body is not in the charset {}", encoding.name()) };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(malformed)
}
