//! An article as it was sent, made ready to be read: one text or several fields, each plain or HTML.

use std::borrow::Cow;

use super::html::{self, WayBack};
use crate::span::Span;

/// What stands between two parts in the text that is read.
const PARAGRAPH: &str = "\n\n";

/// The names of fields that are read as headlines.
const HEADLINES: [&str; 2] = ["headline", "title"];

/// One document in one part or several, and the one text that is read for all of them.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    text: Cow<'a, str>,
    parts: Vec<Part<'a>>,
    headlines: Vec<Span>,
}

/// A part of an article: all of it, or one field.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The field's name; none where the article has no fields.
    pub name: Option<&'a str>,
    /// What was sent.
    pub sent: &'a str,
    /// Where it stands in the text that is read.
    read: Span,
    /// The way back into HTML; none for plain text.
    way_back: Option<WayBack>,
}

/// A field of an article.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its name. One named `headline` or `title` is read as a headline.
    pub name: &'a str,
    /// What it holds.
    pub sent: &'a str,
    /// Whether that is HTML.
    pub html: bool,
}

impl Part<'_> {
    /// Whether the sender calls it a headline.
    #[must_use]
    pub fn is_headline(&self) -> bool {
        self.name.is_some_and(|name| HEADLINES.contains(&name))
    }

    /// Whether it was sent as HTML.
    #[must_use]
    pub fn is_html(&self) -> bool {
        self.way_back.is_some()
    }
}

impl<'a> Article<'a> {
    /// A plain text, read as it stands.
    #[must_use]
    pub fn plain(text: &'a str) -> Article<'a> {
        let read = Span { start: 0, end: text.len() as u32 };
        Article { text: Cow::Borrowed(text), parts: vec![Part { name: None, sent: text, read, way_back: None }], headlines: Vec::new() }
    }

    /// An HTML fragment or page.
    #[must_use]
    pub fn html(html: &'a str) -> Article<'a> {
        let (text, way_back) = html::read(html);
        let read = Span { start: 0, end: text.len() as u32 };
        Article { text: Cow::Owned(text), parts: vec![Part { name: None, sent: html, read, way_back: Some(way_back) }], headlines: Vec::new() }
    }

    /// Several fields, in their order; each begins a paragraph.
    #[must_use]
    pub fn fields(fields: impl Iterator<Item = Field<'a>>) -> Article<'a> {
        let mut article = Article { text: Cow::Borrowed(""), parts: Vec::new(), headlines: Vec::new() };
        let text = article.text.to_mut();
        for field in fields {
            if !text.is_empty() {
                text.push_str(PARAGRAPH);
            }
            let start = text.len() as u32;
            let way_back = if field.html {
                let (shown, way_back) = html::read(field.sent);
                text.push_str(&shown);
                Some(way_back)
            } else {
                text.push_str(field.sent);
                None
            };
            let read = Span { start, end: text.len() as u32 };
            let part = Part { name: Some(field.name), sent: field.sent, read, way_back };
            if part.is_headline() {
                article.headlines.push(read);
            }
            article.parts.push(part);
        }
        article
    }

    /// The text that is read: every later stage's spans are spans of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// Where headlines stand in the text.
    #[must_use]
    pub fn headlines(&self) -> &[Span] {
        &self.headlines
    }

    /// The number of the part that a stretch of the text is from, and where it stands in what was sent.
    #[must_use]
    pub fn sent(&self, span: Span) -> (usize, Span) {
        let Some((number, part)) = self.part_of(span) else { return (0, Span::default()) };
        let inner = part.inner(span);
        (number, part.way_back.as_ref().map_or(inner, |w| w.source(inner)))
    }

    /// The places of [`Article::sent`] without the tags between them.
    #[must_use]
    pub fn segments(&self, span: Span) -> Vec<Span> {
        let Some((_, part)) = self.part_of(span) else { return Vec::new() };
        let inner = part.inner(span);
        part.way_back.as_ref().map_or_else(|| vec![inner], |w| w.segments(inner))
    }

    /// A stretch of the text as it was sent: of HTML, with tags dropped and references decoded.
    #[must_use]
    pub fn text_of(&self, span: Span) -> Cow<'_, str> {
        let read = span.of(&self.text);
        match self.part_of(span).and_then(|(_, part)| Some((part, part.way_back.as_ref()?))) {
            // Only white space is ever read otherwise than it was sent.
            Some((part, way_back)) if read.contains(' ') => Cow::Owned(way_back.text(part.inner(span), part.read.of(&self.text), part.sent)),
            _ => Cow::Borrowed(read),
        }
    }

    /// How many code points of its part's text content (of HTML, all text of all elements) stand before a place of the text where
    /// something begins or ends: so many, and those of a stretch of the text.
    #[must_use]
    pub fn content(&self, at: u32, ends: bool) -> (u32, Span) {
        let Some((_, part)) = self.part_of(Span { start: at.saturating_sub(u32::from(ends)), end: at }) else { return (0, Span::default()) };
        let (before, counted) = match &part.way_back {
            Some(way_back) => way_back.content(part.inner(Span { start: at, end: at }).start, ends),
            None => (0, part.inner(Span { start: part.read.start, end: at })),
        };
        (before, Span { start: counted.start + part.read.start, end: counted.end + part.read.start })
    }

    fn part_of(&self, span: Span) -> Option<(usize, &Part<'a>)> {
        let after = self.parts.partition_point(|p| p.read.start <= span.start);
        let number = after.checked_sub(1)?;
        Some((number, &self.parts[number]))
    }
}

impl Part<'_> {
    /// A stretch of the article's text, counted from the part's beginning.
    fn inner(&self, span: Span) -> Span {
        let within = |byte: u32| byte.clamp(self.read.start, self.read.end) - self.read.start;
        Span { start: within(span.start), end: within(span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_one_text_with_the_way_back_into_each() {
        let fields = [
            Field { name: "headline", sent: "Kerry resigns", html: false },
            Field { name: "empty", sent: "", html: true },
            Field { name: "body", sent: "<p>John&nbsp;Kerry</p>", html: true },
        ];
        let article = Article::fields(fields.into_iter());
        let at = article.text().find("John").expect("the body") as u32;
        let span = Span { start: at, end: at + 11 };
        let (part, place) = article.sent(span);
        assert_eq!(article.parts()[part].name, Some("body"));
        assert_eq!(place.of(article.parts()[part].sent), "John&nbsp;Kerry");
        assert_eq!(article.text_of(span), "John\u{a0}Kerry");
        assert_eq!(article.headlines(), [Span { start: 0, end: 13 }]);
    }
}
