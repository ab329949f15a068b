//! Mentions + role claims → [`Entity`]s and [`Role`]s: who is who.
//!
//! Mentions of one place or body (`cluster`) and of one person (`people`) are joined into one entity, short names to the full
//! name they stand for;
//! an entity is linked to the gazetteer row that fits the document, or to none (`link`); possessive pronouns find their person
//! (`pronoun`); how central each entity is, is measured (`relevance`). An entity never joins two kinds.

mod cluster;
mod link;
mod people;
mod pronoun;
mod relevance;
mod sex;

use pronoun::Protagonists;

use crate::gazetteer::{Date, Form};
use crate::mention::{Context, Mention, NameKind};
use crate::role::{Construction, Owner, RoleClaim, Tenure, normalized_name};
use crate::span::{EntityId, MentionId, RowId, Tokens};

/// Somebody or something the text speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is; all its mentions are of this kind.
    pub kind: NameKind,
    /// Its mentions, in text order.
    pub mentions: Vec<MentionId>,
    /// The gazetteer row it is, if one fits.
    pub row: Option<RowId>,
    /// Which rule linked it.
    pub linked_by: Option<&'static str>,
    /// The mention with its fullest name.
    pub fullest: MentionId,
    /// How central it is to the text, 0 to 1.
    pub relevance: f32,
    /// How sure it is that it is right, 0 to 1.
    pub confidence: f32,
}

/// A role of one person.
#[derive(Clone, Debug)]
pub struct Role {
    /// The title as it is written.
    pub tokens: Tokens,
    /// Its normalised name.
    pub name: String,
    /// Who holds it.
    pub holder: EntityId,
    /// What it belongs to, in text order.
    pub of: Vec<EntityId>,
    /// Since and until when.
    pub tenure: Tenure,
    /// How it is said.
    pub construction: Construction,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure it is that it is right, 0 to 1.
    pub confidence: f32,
}

/// The memory this stage works in.
#[derive(Debug, Default)]
pub struct CorefBuffers {
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// The roles, in text order.
    pub roles: Vec<Role>,
    /// The entity of each mention.
    pub entity_of: Vec<EntityId>,
}

/// Joins the mentions of a document of some day, if that is known, and settles whose the roles are.
pub fn resolve(context: &Context<'_>, mentions: &[Mention], claims: &[RoleClaim], day: Option<Date>, buffers: &mut CorefBuffers) {
    let CorefBuffers { entities, roles, entity_of } = buffers;
    cluster::cluster(context, mentions, entities, entity_of);
    let protagonists = Protagonists::of(mentions, entity_of);
    roles.clear();
    // "He thanked his manager, Tom Haldane, and his spokeswoman, Ann Hale": one pronoun means one person throughout its sentence.
    let mut last: Option<(usize, EntityId)> = None;
    for claim in claims {
        let holder = entity_of[claim.holder.index()];
        let mut of: Vec<EntityId> = Vec::new();
        for owner in &claim.of {
            let entity = match owner {
                Owner::Mention(mention) => Some(entity_of[mention.index()]),
                Owner::Pronoun(token) => {
                    let token = *token as usize;
                    let same = |at: usize| context.same_sentence(at, token) && context.is(at, context.document.lower(token));
                    let meant = last.filter(|(at, entity)| same(*at) && *entity != holder).map(|(_, entity)| entity);
                    let entity = meant.or_else(|| pronoun::antecedent(context, mentions, entity_of, &protagonists, token, holder));
                    last = entity.map(|entity| (token, entity));
                    entity
                }
            };
            of.extend(entity.filter(|e| *e != holder && !of.contains(e)));
        }
        let confidence = claim.confidence * mentions[claim.holder.index()].confidence();
        roles.push(Role {
            tokens: claim.tokens,
            name: normalized_name(context, claim.tokens),
            holder,
            of,
            tenure: claim.tenure,
            construction: claim.construction,
            rule: claim.rule,
            confidence,
        });
    }
    link::link(context, mentions, entities, roles, day);
    relevance::measure(context, mentions, entities, roles);
}

/// Which form of its entity's name a mention is.
#[must_use]
pub fn form(context: &Context<'_>, mentions: &[Mention], entity: &Entity, mention: MentionId) -> Form {
    let tokens = mentions[mention.index()].tokens;
    let full = mentions[entity.fullest.index()].tokens;
    let words = |t: Tokens| context.words_in(t);
    if entity.kind == NameKind::Person {
        let text = context.document.lower_of(tokens);
        return match words(tokens) {
            1 if words(full) > 1 && context.document.lower_of(full).starts_with(text) => Form::GivenName,
            1 => Form::Surname,
            _ if tokens.len() < full.len() && context.document.tokens[tokens.first()].shape == crate::text::Shape::Lower => Form::Surname,
            _ => Form::FullName,
        };
    }
    let listed = mentions[mention.index()].alias(context).map(|a| context.gazetteer.alias(a).form);
    let capitals = tokens.len() == 1 && context.document.tokens[tokens.first()].shape == crate::text::Shape::Upper;
    match listed {
        Some(form) => form,
        None if capitals && words(full) > 1 => Form::Acronym,
        None if context.document.lower_of(tokens) == context.document.lower_of(full) => Form::FullName,
        None => Form::Alias,
    }
}
