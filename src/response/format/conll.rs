//! One token a line with its BIO tag (`B-PERSON`, `I-PERSON`, `O`), and a blank line after each sentence.

use super::super::answer::Answer;
use super::super::options::EntityType;

pub(super) fn write(answer: &Answer<'_>) -> String {
    let document = answer.annotations.context.document;
    let mut mentions: Vec<_> = answer.reply.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (m.read, e.kind))).collect();
    mentions.sort_by_key(|(read, _)| *read);
    let mut mentions = mentions.into_iter().peekable();
    let mut out = String::with_capacity(document.text.len() * 2);
    for sentence in document.sentences {
        for token in &document.tokens[sentence.tokens.range()] {
            while mentions.next_if(|(read, _)| read.end <= token.span.start).is_some() {}
            // A token is one word of one line, whatever it holds.
            out.extend(token.span.of(document.text).chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }));
            match mentions.peek().filter(|(read, _)| read.start <= token.span.start) {
                Some((read, kind)) => {
                    out.push_str(if read.start == token.span.start { "\tB-" } else { "\tI-" });
                    out.push_str(label(*kind));
                }
                None => out.push_str("\tO"),
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

fn label(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "PERSON",
        EntityType::Place => "PLACE",
        EntityType::Organization => "ORG",
        EntityType::Norp => "NORP",
    }
}
