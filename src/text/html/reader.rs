//! The tokenizer's events → text and pieces.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Tokenizer};

use super::elements::{self, Role};
use super::way_back::WayBack;
use super::{OBJECT, PARAGRAPH};
use crate::span::Span;

/// A stretch of the text and the HTML it came from: characters as they stand, one reference, or one line end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where in the text, in bytes.
    pub(super) read: Span,
    /// Where in the HTML, in bytes.
    pub(super) source: Span,
    /// Code points of text content before it.
    pub(super) content: u32,
    /// Whether the two have the same length, byte by byte.
    pub(super) literal: bool,
}

impl Piece {
    /// Where in the HTML a character of the piece begins.
    pub(super) fn source_of(&self, byte: u32) -> u32 {
        if self.literal { (self.source.start + (byte - self.read.start)).min(self.source.end) } else { self.source.start }
    }

    /// Where in the HTML a character ends that ends at `byte` of the text.
    pub(super) fn source_to(&self, byte: u32) -> u32 {
        if self.literal { (self.source.start + (byte - self.read.start)).min(self.source.end) } else { self.source.end }
    }

    /// Whether it is a character reference.
    pub(super) fn is_reference(&self, html: &str) -> bool {
        !self.literal && self.source.of(html).starts_with('&')
    }
}

/// Reads HTML of less than 4 GiB.
pub(super) fn read(html: &str) -> (String, WayBack) {
    let mut inner = CallbackEmitter::new(Reader::new(html));
    inner.naively_switch_states(true);
    let mut emitter = Characters { inner };
    let Ok(()) = Tokenizer::new_with_emitter(html, &mut emitter).finish();
    let reader = emitter.inner.callback_mut();
    reader.flush();
    (std::mem::take(&mut reader.text), WayBack { pieces: std::mem::take(&mut reader.pieces) })
}

/// Takes the characters from the tokenizer one by one, before it joins them and forgets where each stood.
struct Characters<'h> {
    inner: CallbackEmitter<Reader<'h>, Infallible>,
}

impl ForwardingEmitter for &mut Characters<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn move_position(&mut self, offset: isize) {
        let reader = self.inner.callback_mut();
        reader.position = reader.position.saturating_add_signed(offset);
    }

    fn init_string(&mut self) {
        let reader = self.inner.callback_mut();
        reader.cursor = reader.cursor.max(reader.position);
    }

    fn emit_string(&mut self, characters: &[u8]) {
        self.inner.callback_mut().characters(characters);
    }
}

/// What the reader is passing over.
struct Skipped {
    name: Vec<u8>,
    /// Elements of that name that are open.
    depth: u32,
    /// Whether its start tag is not yet read to its end.
    opening: bool,
}

struct Reader<'h> {
    html: &'h str,
    text: String,
    pieces: Vec<Piece>,
    /// How far the tokenizer has read, in bytes.
    position: usize,
    /// How far its characters are taken over.
    cursor: usize,
    /// Characters that stand in the HTML as they are and are not yet in the text.
    pending: Range<usize>,
    content: u32,
    skipped: Option<Skipped>,
    preformatted: u32,
    /// Whether the next character begins a paragraph.
    paragraph_due: bool,
    /// Whether something that is not read stands before the next character of the paragraph.
    object_due: bool,
}

impl<'h> Reader<'h> {
    fn new(html: &'h str) -> Reader<'h> {
        Reader {
            html,
            text: String::with_capacity(html.len() / 2),
            pieces: Vec::new(),
            position: 0,
            cursor: 0,
            pending: 0..0,
            content: 0,
            skipped: None,
            preformatted: 0,
            paragraph_due: false,
            object_due: false,
        }
    }

    /// Takes over the characters that the HTML has from the cursor to the position.
    fn characters(&mut self, characters: &[u8]) {
        let source = self.html.as_bytes();
        let start = self.cursor;
        self.cursor = self.position;
        if source.get(start..self.position) == Some(characters) {
            // Possibly not whole: the tokenizer may hand over the bytes of one character in two turns.
            if self.pending.end != start {
                self.flush();
                self.pending = start..start;
            }
            self.pending.end = self.position;
            return;
        }
        self.flush();
        if source.get(start) == Some(&b'\r') {
            // The tokenizer has not read the line feed of a CRLF yet, and will pass over it.
            self.cursor += usize::from(source.get(self.position) == Some(&b'\n'));
            self.push(if self.preformatted > 0 { "\n" } else { " " }, start..self.cursor, false);
        } else if let Ok(decoded) = std::str::from_utf8(characters) {
            self.push(decoded, start..self.position, false);
        }
    }

    /// Writes the pending characters into the text.
    fn flush(&mut self) {
        let range = std::mem::take(&mut self.pending);
        if let Some(text) = self.html.get(range.clone()).filter(|t| !t.is_empty()) {
            self.push(text, range, true);
        }
    }

    fn push(&mut self, mut text: &str, mut source: Range<usize>, literal: bool) {
        let mut content = self.content;
        self.content += text.chars().count() as u32;
        if self.skipped.is_some() {
            return;
        }
        if self.paragraph_due {
            let trimmed = text.trim_start();
            if trimmed.is_empty() {
                return;
            }
            if literal {
                content += text[..text.len() - trimmed.len()].chars().count() as u32;
                source.start = source.end - trimmed.len();
                text = trimmed;
            }
            self.end_paragraph();
        }
        if self.object_due {
            self.object_due = false;
            self.text.push(OBJECT);
        }
        let start = self.text.len();
        if literal && self.preformatted == 0 {
            self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\t' | '\u{c}') { ' ' } else { c }));
        } else {
            self.text.push_str(text);
        }
        let read = Span { start: start as u32, end: self.text.len() as u32 };
        self.pieces.push(Piece { read, source: Span { start: source.start as u32, end: source.end as u32 }, content, literal });
    }

    fn end_paragraph(&mut self) {
        self.paragraph_due = false;
        if !self.text.is_empty() {
            self.text.push_str(PARAGRAPH);
        }
    }

    fn start_tag(&mut self, name: &[u8]) {
        self.flush();
        if let Some(skipped) = &mut self.skipped {
            skipped.depth += u32::from(skipped.name == name);
            return;
        }
        match elements::role(name) {
            Role::Inline => {}
            Role::Block => {
                self.block();
                self.preformatted += u32::from(elements::is_preformatted(name));
            }
            Role::Skipped => {
                self.object_due = !self.text.is_empty() && !self.paragraph_due;
                self.skipped = Some(Skipped { name: name.to_vec(), depth: 1, opening: true });
            }
        }
    }

    /// A block begins or ends.
    fn block(&mut self) {
        self.paragraph_due = true;
        self.object_due = false;
    }

    fn end_of_start_tag(&mut self, self_closing: bool) {
        let Some(skipped) = self.skipped.as_mut().filter(|s| s.opening) else { return };
        skipped.opening = false;
        if self_closing && elements::may_close_itself(&skipped.name) {
            self.skipped = None;
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        self.flush();
        if let Some(skipped) = &mut self.skipped {
            skipped.depth -= u32::from(skipped.name == name);
            if skipped.depth == 0 {
                self.skipped = None;
            }
        } else if elements::role(name) == Role::Block {
            self.block();
            self.preformatted = self.preformatted.saturating_sub(u32::from(elements::is_preformatted(name)));
        }
    }
}

impl Callback<Infallible, ()> for Reader<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: html5gum::Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start_tag(name),
            CallbackEvent::CloseStartTag { self_closing } => self.end_of_start_tag(self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(name),
            _ => {}
        }
        None
    }
}
