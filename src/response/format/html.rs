//! The input with `<mark data-entity=… data-type=… data-name=…>` around every mention, or around each entity's first.
//!
//! HTML is otherwise untouched, byte by byte; plain text is escaped. A name with tags inside is several marks, of which all but
//! the first say `data-continued`, so that no element begins in one and ends in another. Each field is a `<section data-field=…>`.

use std::fmt::Write;

use super::super::answer::Answer;
use super::super::options::Marks;
use super::super::reply::EntityReply;
use crate::span::Span;

/// One mark: the stretches that it covers, in the part it stands in.
struct Mark<'r, 'a> {
    entity: &'r EntityReply<'a>,
    part: usize,
    segments: Vec<Span>,
}

pub(super) fn write(answer: &Answer<'_>) -> String {
    let marks = marks(answer);
    let mut out = String::new();
    for (number, part) in answer.article.parts().iter().enumerate() {
        if let Some(name) = part.name {
            out += "<section data-field=\"";
            escape(name, &mut out);
            out += "\">";
        }
        let copy = |span: Span, out: &mut String| {
            let sent = span.of(part.sent);
            if part.is_html() { out.push_str(sent) } else { escape(sent, out) }
        };
        let mut at = 0;
        for mark in marks.iter().filter(|m| m.part == number) {
            for (place, segment) in mark.segments.iter().enumerate() {
                copy(Span { start: at, end: segment.start }, &mut out);
                open(mark.entity, place > 0, &mut out);
                copy(*segment, &mut out);
                out += "</mark>";
                at = segment.end;
            }
        }
        copy(Span { start: at, end: part.sent.len() as u32 }, &mut out);
        if part.name.is_some() {
            out += "</section>\n";
        }
    }
    out
}

fn marks<'r, 'a>(answer: &Answer<'a>) -> Vec<Mark<'r, 'a>>
where
    'a: 'r,
{
    let mut marks = Vec::new();
    for entity in &answer.reply.entities {
        let shown = match answer.request.options.marks {
            Marks::All => entity.mentions.len(),
            Marks::First => 1,
        };
        for mention in &entity.mentions[..shown] {
            let (part, _) = answer.article.sent(mention.read);
            let sent = answer.article.parts()[part].sent;
            let segments = answer.article.segments(mention.read).into_iter().map(|s| trim(s, sent)).filter(|s| s.start < s.end).collect();
            marks.push(Mark { entity, part, segments });
        }
    }
    marks.sort_by_key(|m| (m.part, m.segments.first().map(|s| s.start)));
    marks
}

/// Without the white space at its edges: between two tags there may be nothing else.
fn trim(segment: Span, sent: &str) -> Span {
    let text = segment.of(sent);
    let start = segment.start + (text.len() - text.trim_start().len()) as u32;
    Span { start, end: start + text.trim().len() as u32 }
}

fn open(entity: &EntityReply<'_>, continued: bool, out: &mut String) {
    let _ = write!(out, "<mark data-entity=\"e{}\" data-type=\"{}\" data-name=\"", entity.id + 1, entity.kind.as_str());
    escape(&entity.name, out);
    out.push('"');
    for (scheme, id) in &entity.ids {
        let _ = write!(out, " data-{}=\"", scheme.replace('_', "-"));
        escape(id, out);
        out.push('"');
    }
    out.push_str(if continued { " data-continued>" } else { ">" });
}

/// What is safe as text and in a quoted attribute.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
