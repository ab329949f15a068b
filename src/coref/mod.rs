//! Mentions + role claims → [`Entity`]s and [`Role`]s: who is who.
//!
//! Mentions of one place or body (`cluster`) and of one person (`people`, whose written `name`s it compares) are joined into one entity, short names to the full
//! name they stand for;
//! an entity is linked to the gazetteer row that fits the document, or to none (`link`); possessive pronouns find their person
//! (`pronoun`); how central each entity is, is measured (`relevance`). An entity never joins two kinds.

use std::ops::Range;

use smallvec::SmallVec;

mod cluster;
mod link;
mod name;
mod people;
mod pronoun;
mod relevance;
mod sex;

use pronoun::Protagonists;

use crate::gazetteer::{Date, Form};
use crate::mention::{Context, Mention, NameKind};
use crate::role::{Construction, Owner, RoleClaim, Tenure, push_normalized_name};
use crate::span::{EntityId, MentionId, RowId, Span, Tokens};
use crate::text::Interner;

/// Somebody or something the text speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is; all its mentions are of this kind.
    pub kind: NameKind,
    /// Where its mentions stand among those by entity.
    mentions: Range<u32>,
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

impl Entity {
    /// Its mentions, in text order, of those of all entities.
    pub(crate) fn mentions_in<'a>(&self, by_entity: &'a [MentionId]) -> &'a [MentionId] {
        &by_entity[self.mentions.start as usize..self.mentions.end as usize]
    }
}

/// A role of one person.
#[derive(Clone, Debug)]
pub struct Role {
    /// The title as it is written.
    pub tokens: Tokens,
    /// Where its normalised name stands among those of all roles.
    pub name: Span,
    /// Who holds it.
    pub holder: EntityId,
    /// What it belongs to, in text order.
    pub of: SmallVec<[EntityId; 4]>,
    /// Since and until when.
    pub tenure: Tenure,
    /// How it is said.
    pub construction: Construction,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure it is that it is right, 0 to 1.
    pub confidence: f32,
}

/// The memory this stage works in, kept from one document to the next.
#[derive(Debug, Default)]
pub struct CorefBuffers {
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// The roles, in text order.
    pub roles: Vec<Role>,
    /// The mentions, those of one entity together.
    pub mentions_by_entity: Vec<MentionId>,
    /// The normalised names of the roles, one after the other.
    pub role_names: String,
    /// The entity of each mention.
    pub entity_of: Vec<EntityId>,
    interner: Interner,
    cluster: cluster::Buffers,
    people: people::Buffers,
    link: link::Buffers,
    /// Which entities hold a role.
    holders: Vec<bool>,
}

/// Who is who, and who holds which role: what linking and measuring look at.
struct Joined<'a> {
    mentions: &'a [Mention],
    mentions_by_entity: &'a [MentionId],
    roles: &'a [Role],
    role_names: &'a str,
}

impl<'a> Joined<'a> {
    fn mentions_of(&self, entity: &Entity) -> impl ExactSizeIterator<Item = &'a Mention> + use<'a> {
        let mentions = self.mentions;
        entity.mentions_in(self.mentions_by_entity).iter().map(move |m| &mentions[m.index()])
    }

    fn fullest(&self, entity: &Entity) -> &'a Mention {
        &self.mentions[entity.fullest.index()]
    }

    fn name_of(&self, role: &Role) -> &'a str {
        role.name.of(self.role_names)
    }
}

/// Joins the mentions of a document of some day, if that is known, and settles whose the roles are.
pub fn resolve(context: &Context<'_>, mentions: &[Mention], claims: &[RoleClaim], day: Option<Date>, buffers: &mut CorefBuffers) {
    cluster::cluster(context, mentions, buffers);
    let CorefBuffers { entities, roles, mentions_by_entity, role_names, entity_of, link, .. } = buffers;
    let protagonists = Protagonists::of(mentions, entity_of);
    roles.clear();
    role_names.clear();
    // "He thanked his manager, Tom Haldane, and his spokeswoman, Ann Hale": one pronoun means one person throughout its sentence.
    let mut last: Option<(usize, EntityId)> = None;
    for claim in claims {
        let holder = entity_of[claim.holder.index()];
        let mut of = SmallVec::new();
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
        let name = role_names.len() as u32;
        push_normalized_name(context, claim.tokens, role_names);
        let confidence = claim.confidence * mentions[claim.holder.index()].confidence();
        roles.push(Role {
            tokens: claim.tokens,
            name: Span { start: name, end: role_names.len() as u32 },
            holder,
            of,
            tenure: claim.tenure,
            construction: claim.construction,
            rule: claim.rule,
            confidence,
        });
    }
    let found = Joined { mentions, mentions_by_entity, roles, role_names };
    link::link(context, &found, entities, day, link);
    cluster::join_linked(context, mentions, buffers);
    let CorefBuffers { entities, roles, mentions_by_entity, role_names, holders, .. } = buffers;
    let found = Joined { mentions, mentions_by_entity, roles, role_names };
    relevance::measure(context, &found, entities, holders);
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
