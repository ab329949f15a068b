//! How central an entity is to the story: how often it is named, how early, how widely, and whether roles are given to it.

use super::{Entity, Role};
use crate::mention::{Context, Mention, NameKind};

/// Sets the relevance of all entities, 0 to 1.
pub(super) fn measure(context: &Context<'_>, mentions: &[Mention], entities: &mut [Entity], roles: &[Role]) {
    let paragraph = |token: usize| context.document.sentence_of(token).paragraph;
    let paragraphs = context.document.sentences.last().map_or(1, |s| s.paragraph + 1) as f32;
    let mut holders = vec![false; entities.len()];
    for role in roles {
        holders[role.holder.index()] = true;
    }
    for (entity, held) in entities.iter_mut().zip(holders) {
        let first = mentions[entity.mentions[0].index()].tokens.first();
        let headline = entity.mentions.iter().any(|m| context.document.in_headline(mentions[m.index()].tokens.first()));
        let early = match paragraph(first) {
            _ if headline => 0.8,
            0 => 0.8,
            1 => 0.5,
            2 => 0.25,
            _ => 0.0,
        };
        let mut places: Vec<u32> = entity.mentions.iter().map(|m| paragraph(mentions[m.index()].tokens.first())).collect();
        places.dedup();
        let spread = places.len() as f32 / paragraphs;
        let kind = if entity.kind == NameKind::Norp { 0.5 } else { 1.0 };
        let weight = 0.3 * (entity.mentions.len() as f32).sqrt() + early + 0.6 * spread + if held { 0.2 } else { 0.0 };
        entity.relevance = 1.0 - (-weight * kind).exp();
    }
}
