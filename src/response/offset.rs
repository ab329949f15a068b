//! Bytes inside, what the client counts outside.

use serde::{Deserialize, Serialize};

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub enum OffsetEncoding {
    /// Code points.
    #[default]
    #[serde(rename = "utf-32")]
    Utf32,
    /// UTF-16 code units, as JavaScript and Java count.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Bytes.
    #[serde(rename = "utf-8")]
    Utf8,
}

/// Converts byte offsets of one text; one pass to build, constant time an offset.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    encoding: OffsetEncoding,
    /// Units before byte `n * STEP`; empty where units are bytes.
    before: Vec<u32>,
}

const STEP: usize = 32;

impl<'a> Offsets<'a> {
    /// The offsets of a text in an encoding.
    #[must_use]
    pub fn new(text: &'a str, encoding: OffsetEncoding) -> Offsets<'a> {
        let mut before = Vec::new();
        if encoding != OffsetEncoding::Utf8 && !text.is_ascii() {
            before.reserve(text.len() / STEP + 1);
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                before.push(units);
                units += chunk.iter().map(|b| units_of(*b, encoding)).sum::<u32>();
            }
            before.push(units);
        }
        Offsets { text, encoding, before }
    }

    /// The offset of a byte that begins a character, or of the text's end.
    #[must_use]
    pub fn of(&self, byte: u32) -> u32 {
        let Some(before) = self.before.get(byte as usize / STEP) else { return byte };
        let start = byte as usize / STEP * STEP;
        before + self.text.as_bytes()[start..byte as usize].iter().map(|b| units_of(*b, self.encoding)).sum::<u32>()
    }
}

/// The units of the character that a byte begins; 0 for the bytes that only continue one.
fn units_of(byte: u8, encoding: OffsetEncoding) -> u32 {
    match byte {
        0x80..=0xbf => 0,
        // Beyond the basic plane: a surrogate pair.
        0xf0.. if encoding == OffsetEncoding::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_counts_its_own_units() {
        let text = "aé😀b — a much longer text, so that it crosses a step: é😀é.";
        for (at, c) in text.char_indices() {
            let offset = |encoding| Offsets::new(text, encoding).of(at as u32) as usize;
            assert_eq!(offset(OffsetEncoding::Utf8), at, "{c}");
            assert_eq!(offset(OffsetEncoding::Utf32), text[..at].chars().count(), "{c}");
            assert_eq!(offset(OffsetEncoding::Utf16), text[..at].encode_utf16().count(), "{c}");
        }
        assert_eq!(Offsets::new(text, OffsetEncoding::Utf32).of(text.len() as u32) as usize, text.chars().count());
    }
}
