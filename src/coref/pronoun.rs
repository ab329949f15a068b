//! Whom a possessive pronoun before a role means: "Kerry …, but his spokesman John Kirby".
//!
//! The person last named before it in the sentence, else the first of the sentence before, within the paragraph. "its" means a
//! body or a country of the same sentence.

use crate::mention::{Context, Mention, NameKind};
use crate::span::EntityId;

/// The entity that the pronoun at `token` means; never `holder` himself.
pub(super) fn antecedent(context: &Context<'_>, mentions: &[Mention], entity_of: &[EntityId], token: usize, holder: EntityId) -> Option<EntityId> {
    let personal = context.is_one_of(token, &["his", "her"]);
    if !personal && !context.is(token, "its") {
        return None;
    }
    let before = mentions.partition_point(|m| m.tokens.after() <= token);
    let fits = |i: usize| {
        let kind = mentions[i].kind;
        let right = if personal { kind == NameKind::Person } else { matches!(kind, NameKind::Organization | NameKind::Place) };
        right && entity_of[i] != holder
    };
    let number = context.document.tokens[token].sentence;
    let sentence = |i: usize| context.document.tokens[mentions[i].tokens.first()].sentence;
    let here = (0..before).rev().take_while(|&i| sentence(i) == number).find(|&i| fits(i));
    if here.is_some() || !personal {
        return here.map(|i| entity_of[i]);
    }
    let paragraph = context.document.sentences[number as usize].paragraph;
    let near = |i: usize| context.document.sentences[sentence(i) as usize].paragraph + 1 >= paragraph && sentence(i) + 3 > number;
    let last = (0..before).rev().take_while(|&i| near(i)).find(|&i| fits(i))?;
    // The subject of that sentence is the first person in it.
    let first = (0..=last).rev().take_while(|&i| sentence(i) == sentence(last)).filter(|&i| fits(i)).last()?;
    Some(entity_of[first])
}
