//! How central an entity is to the story: how often it is named, how early, how widely, and whether roles are given to it.

use super::{Entity, Joined};
use crate::mention::{Context, Mention, NameKind};

/// Sets the relevance of all entities, 0 to 1.
pub(super) fn measure(context: &Context<'_>, joined: &Joined<'_>, entities: &mut [Entity], holders: &mut Vec<bool>) {
    let paragraph = |mention: &Mention| context.document.sentence_of(mention.tokens.first()).paragraph;
    let paragraphs = context.document.sentences.last().map_or(1, |s| s.paragraph + 1) as f32;
    holders.clear();
    holders.resize(entities.len(), false);
    for role in joined.roles {
        holders[role.holder.index()] = true;
    }
    for (entity, held) in entities.iter_mut().zip(holders) {
        let mentions = || joined.mentions_of(entity);
        let headline = mentions().any(|m| context.document.in_headline(m.tokens.first()));
        let early = match mentions().next().map(paragraph) {
            _ if headline => 0.8,
            Some(0) => 0.8,
            Some(1) => 0.5,
            Some(2) => 0.25,
            _ => 0.0,
        };
        let places = mentions().map(paragraph).fold((0, None), |(places, last), place| (places + u32::from(last != Some(place)), Some(place))).0;
        let spread = places as f32 / paragraphs;
        let kind = if entity.kind == NameKind::Norp { 0.5 } else { 1.0 };
        let weight = 0.3 * (mentions().len() as f32).sqrt() + early + 0.6 * spread + if *held { 0.2 } else { 0.0 };
        entity.relevance = 1.0 - (-weight * kind).exp();
    }
}
