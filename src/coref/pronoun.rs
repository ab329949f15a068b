//! Whom a possessive pronoun before a role means: "Tessler …, but his spokesman Tom Haldane".
//!
//! The person last named before it in the sentence, else the first of the sentence before, within the paragraph. "its" means a
//! body or a country of the same sentence, "whose" what stands just before it.

use super::sex::{Sex, told_before};
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention, NameKind};
use crate::span::EntityId;

/// How many names a pronoun looks back or ahead over: more than a sentence has, fewer than a table.
const REACH: usize = 64;

/// The first person of a document, and the first that is somebody else: who has been named before a place in it.
pub(super) struct Protagonists([Option<(usize, EntityId)>; 2]);

impl Protagonists {
    pub(super) fn of(mentions: &[Mention], entity_of: &[EntityId]) -> Protagonists {
        let mut people = mentions.iter().zip(entity_of).enumerate().filter(|(_, (m, _))| m.kind == NameKind::Person).map(|(i, (_, e))| (i, *e));
        let first = people.next();
        Protagonists([first, people.find(|(_, e)| first.is_some_and(|(_, f)| *e != f))])
    }

    /// Whether somebody but `holder` is named before mention `before`.
    fn precede(&self, before: usize, holder: EntityId) -> bool {
        self.0.iter().flatten().any(|(i, e)| *i < before && *e != holder)
    }
}

/// The entity that the pronoun at `token` means; never `holder` himself.
pub(super) fn antecedent(
    context: &Context<'_>,
    mentions: &[Mention],
    entity_of: &[EntityId],
    protagonists: &Protagonists,
    token: usize,
    holder: EntityId,
) -> Option<EntityId> {
    if context.is(token, "whose") {
        return relative(context, mentions, entity_of, token).filter(|e| *e != holder);
    }
    let personal = context.is_one_of(token, &["his", "her"]);
    if !personal && !context.is(token, "its") {
        return None;
    }
    let before = mentions.partition_point(|m| m.tokens.after() <= token);
    let sex = if context.is(token, "her") { Sex::Female } else { Sex::Male };
    let fits = |i: usize| {
        let kind = mentions[i].kind;
        let other_sex = || told_before(context, mentions[i].tokens.first()).is_some_and(|s| s != sex);
        let right = if personal { kind == NameKind::Person && !other_sex() } else { matches!(kind, NameKind::Organization | NameKind::Place) };
        right && entity_of[i] != holder
    };
    let number = context.document.tokens[token].sentence;
    let sentence = |i: usize| context.document.tokens[mentions[i].tokens.first()].sentence;
    let back = |end: usize| (end.saturating_sub(REACH)..end).rev();
    let here = || back(before).take_while(|&i| sentence(i) == number);
    // "Acme fell in London when its chief left": a body's sooner than a place's, which only says where.
    let where_it_is = |i: usize| context.before(mentions[i].tokens.first()).is_some_and(|b| context.classes(b).any(Classes::PLACE_PREPOSITION));
    let found = if personal {
        here().find(|&i| fits(i))
    } else {
        here().find(|&i| fits(i) && mentions[i].kind == NameKind::Organization).or_else(|| here().find(|&i| fits(i) && !where_it_is(i)))
    };
    if found.is_some() || !personal {
        return found.map(|i| entity_of[i]);
    }
    let paragraph = context.document.sentences[number as usize].paragraph;
    let near = |i: usize| context.document.sentences[sentence(i) as usize].paragraph + 1 >= paragraph && sentence(i) + 3 > number;
    let Some(last) = back(before).take_while(|&i| near(i)).find(|&i| fits(i)) else {
        // "Her agent, George Hollis, said that Sofia Rinaldi was resting": nobody has been named before.
        let nobody = !protagonists.precede(before, holder);
        let mut ahead = (before..mentions.len()).take(REACH).take_while(|&i| nobody && sentence(i) == number);
        return ahead.find(|&i| fits(i)).map(|i| entity_of[i]);
    };
    // The subject of that sentence is the first person in it.
    let first = back(last + 1).take_while(|&i| sentence(i) == sentence(last)).filter(|&i| fits(i)).last()?;
    Some(entity_of[first])
}

/// "the Government of National Accord (GNA), to whose prime minister": the name last spoken of in the sentence.
fn relative(context: &Context<'_>, mentions: &[Mention], entity_of: &[EntityId], token: usize) -> Option<EntityId> {
    let before = mentions.partition_point(|m| m.tokens.after() <= token).checked_sub(1)?;
    let number = context.document.tokens[token].sentence;
    let near = context.document.tokens[mentions[before].tokens.first()].sentence == number && mentions[before].tokens.after() + 5 > token;
    near.then(|| entity_of[before])
}
