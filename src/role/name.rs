//! The normalised name of a role: lower case, gender-neutral head, abbreviations opened: "Sen." → "senator".

use crate::mention::Context;
use crate::span::Tokens;
use crate::text::Gap;

/// Appends the normalised name of a role phrase.
pub fn push_normalized_name(context: &Context<'_>, phrase: Tokens, name: &mut String) {
    let mut at = phrase.first();
    while at < phrase.after() {
        let from = context.lexemes.partition_point(|l| (l.tokens.start as usize) < at);
        let here = context.lexemes[from..].iter().take_while(|l| l.tokens.first() == at);
        let lexeme = here.filter(|l| phrase.covers(l.tokens)).max_by_key(|l| l.tokens.end);
        if at > phrase.first() && context.document.tokens[at].gap != Gap::None {
            name.push(' ');
        }
        if let Some(lexeme) = lexeme {
            name.push_str(&context.gazetteer.row(lexeme.row).name);
            at = lexeme.tokens.after();
        } else {
            name.push_str(context.document.lower(at));
            at += 1;
        }
    }
}
