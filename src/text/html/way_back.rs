//! From a place in the text to the place in the HTML that it came from.

use super::reader::Piece;
use crate::span::Span;

/// The way from the text that an HTML shows back into the HTML.
#[derive(Clone, Debug, Default)]
pub struct WayBack {
    /// In order, of the text and of the HTML alike.
    pub(super) pieces: Vec<Piece>,
}

impl WayBack {
    /// The HTML from the first to the last character, or character reference, of a stretch of the text.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let (Some(first), Some(last)) = (self.piece_at(span.start), self.piece_at(span.end.saturating_sub(1))) else { return Span::default() };
        Span { start: first.source_of(span.start), end: last.source_to(span.end) }
    }

    /// The parts of [`WayBack::source`] between which tags or comments stand, in order.
    #[must_use]
    pub fn segments(&self, span: Span) -> Vec<Span> {
        let mut segments: Vec<Span> = Vec::new();
        for piece in self.pieces_in(span) {
            let start = piece.source_of(span.start.max(piece.read.start));
            let end = piece.source_to(span.end.min(piece.read.end));
            match segments.last_mut() {
                Some(before) if before.end == start => before.end = end,
                _ => segments.push(Span { start, end }),
            }
        }
        segments
    }

    /// A stretch of the text with the white space that the HTML has for it: tags dropped, references decoded, nothing else.
    #[must_use]
    pub fn text(&self, span: Span, text: &str, html: &str) -> String {
        let mut out = String::new();
        for piece in self.pieces_in(span) {
            let read = Span { start: span.start.max(piece.read.start), end: span.end.min(piece.read.end) };
            let source = Span { start: piece.source_of(read.start), end: piece.source_to(read.end) };
            out.push_str(if piece.is_reference(html) { read.of(text) } else { source.of(html) });
        }
        out
    }

    /// How many code points of the HTML's text content (all text of all elements, a line end as one line feed) stand before a place
    /// of the text where something begins or ends: so many, and those of a stretch of the text.
    #[must_use]
    pub fn content(&self, at: u32, ends: bool) -> (u32, Span) {
        // What ends here ends with the piece before, what begins here with the piece after: between them there may be a script.
        let Some(piece) = self.piece_at(at.saturating_sub(u32::from(ends))) else { return (0, Span::default()) };
        (piece.content, Span { start: piece.read.start, end: at.min(piece.read.end) })
    }

    fn piece_at(&self, byte: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|p| p.read.start <= byte);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn pieces_in(&self, span: Span) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|p| p.read.end <= span.start);
        self.pieces[first..].iter().take_while(move |p| p.read.start < span.end)
    }
}
