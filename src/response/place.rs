//! Where something stands, as the client counts: the field, the offsets, the text.

use std::borrow::Cow;

use super::offset::{OffsetEncoding, Offsets};
use crate::engine::Annotations;
use crate::span::Span;
use crate::text::Article;

/// A stretch of what was sent.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// The field, where the article has fields.
    pub(super) field: Option<&'a str>,
    /// Offset of the first unit.
    pub(super) start: u32,
    /// Offset after the last.
    pub(super) end: u32,
    /// What stands there; of HTML, with tags dropped and references decoded.
    pub(super) text: Cow<'a, str>,
}

/// The way from the text that was read to places in what was sent.
#[derive(Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    article: Option<&'a Article<'a>>,
    /// One a part.
    offsets: Vec<Offsets<'a>>,
}

impl<'a> Places<'a> {
    /// The places of one document.
    pub(super) fn new(annotations: &Annotations<'a>, encoding: OffsetEncoding) -> Places<'a> {
        let text = annotations.context.document.text;
        let offsets = match annotations.article {
            Some(article) => article.parts().iter().map(|part| Offsets::new(part.sent, encoding)).collect(),
            None => vec![Offsets::new(text, encoding)],
        };
        Places { text, article: annotations.article, offsets }
    }

    /// Where a stretch of the text that was read stands.
    pub(super) fn of(&self, span: Span) -> Place<'a> {
        let (part, sent, field, text) = match self.article {
            Some(article) => {
                let (part, sent) = article.sent(span);
                (part, sent, article.parts()[part].name, article.text_of(span))
            }
            None => (0, span, None, Cow::Borrowed(span.of(self.text))),
        };
        let offsets = &self.offsets[part];
        Place { field, start: offsets.of(sent.start), end: offsets.of(sent.end), text }
    }
}
