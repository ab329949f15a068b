//! The reply as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::{Serialize, Serializer};

use super::offset::OffsetEncoding;
use super::options::{EntityType, Options, Restriction};
use super::place::{Place, Places};
use super::request::Request;
use crate::coref::{self, Entity};
use crate::engine::Annotations;
use crate::gazetteer::{Form, Kind};
use crate::mention::Mention;
use crate::span::{EntityId, MentionId, Span};
use crate::text::fold;

/// The annotations of one document.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Reply<'a> {
    /// The client's id for the document.
    pub id: Option<&'a str>,
    /// Always `en`.
    pub language: &'static str,
    /// What offsets count.
    pub offset_encoding: OffsetEncoding,
    /// Date and hash of the lists.
    pub gazetteer_version: &'a str,
    /// Who and what, in order of first mention.
    pub entities: Vec<EntityReply<'a>>,
    /// Who holds which role, in text order.
    pub roles: Vec<RoleReply<'a>>,
}

/// Somebody or something.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct EntityReply<'a> {
    /// `e1`, `e2`, …
    #[serde(serialize_with = "entity_number")]
    #[cfg_attr(feature = "server", schema(value_type = String, examples("e1")))]
    pub id: u32,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// What sort of it, where the gazetteer knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtype: Option<&'a str>,
    /// The gazetteer's canonical name, else the fullest form in the text.
    pub name: Cow<'a, str>,
    /// The row's id and identifiers elsewhere.
    #[cfg_attr(feature = "server", schema(value_type = BTreeMap<String, String>))]
    pub ids: BTreeMap<&'a str, Cow<'a, str>>,
    /// A nationality's country.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(value_type = Option<BTreeMap<String, String>>))]
    pub country: Option<BTreeMap<&'static str, &'a str>>,
    /// How central, 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub relevance: f32,
    /// How sure, 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub confidence: f32,
    /// Where, in text order.
    pub mentions: Vec<MentionReply<'a>>,
}

/// From this relevance on, an article is about an entity and does not merely mention it.
const CENTRAL: f32 = 0.7;

impl EntityReply<'_> {
    /// Whether the article is about it.
    pub(super) fn is_central(&self) -> bool {
        self.relevance >= CENTRAL
    }
}

/// One place where an entity is named.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct MentionReply<'a> {
    /// The field it stands in, where the article has fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'a str>,
    /// Offset of the first unit.
    pub start: u32,
    /// Offset after the last.
    pub end: u32,
    /// What stands there.
    pub text: Cow<'a, str>,
    /// Which form of the name.
    pub kind: &'static str,
    /// How sure, 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub confidence: f32,
    /// What made it, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Evidence>>,
    /// Where it stands in the text that was read, for the other formats.
    #[serde(skip)]
    pub read: Span,
}

/// A role of one person.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RoleReply<'a> {
    /// `r1`, `r2`, …
    #[serde(serialize_with = "role_number")]
    #[cfg_attr(feature = "server", schema(value_type = String, examples("r1")))]
    pub id: u32,
    /// The field it stands in, where the article has fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'a str>,
    /// Offset of the first unit.
    pub start: u32,
    /// Offset after the last.
    pub end: u32,
    /// What stands there.
    pub text: Cow<'a, str>,
    /// The normalised name.
    pub name: &'a str,
    /// The holder's entity id.
    #[serde(serialize_with = "entity_number")]
    #[cfg_attr(feature = "server", schema(value_type = String, examples("e1")))]
    pub holder: u32,
    /// The entities it belongs to.
    #[serde(serialize_with = "entity_numbers")]
    #[cfg_attr(feature = "server", schema(value_type = Vec<String>))]
    pub of: Vec<u32>,
    /// How it is said.
    pub construction: &'static str,
    /// When.
    pub tenure: &'static str,
    /// How sure, 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub confidence: f32,
    /// What made it, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Evidence>>,
    /// Where it stands in the text that was read, for the other formats.
    #[serde(skip)]
    pub read: Span,
}

/// Why a tag is there: a rule, and the row it went by.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it spoke for the tag; below 0, against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<i32>,
    /// The gazetteer row's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn rounded<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(hundredths(*value) / 100.0)
}

fn hundredths(value: f32) -> f64 {
    (f64::from(value) * 100.0).round()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn entity_number<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("e{}", number + 1))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn role_number<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("r{}", number + 1))
}

fn entity_numbers<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(numbers.iter().map(|n| format!("e{}", n + 1)))
}

/// Reports annotations as the request asks.
#[must_use]
pub fn reply<'a>(annotations: &Annotations<'a>, request: &'a Request<'_>) -> Reply<'a> {
    let options = &request.options;
    let rejected = request.reject.iter().map(|name| fold(name)).collect();
    let reporter = Reporter { annotations, options, rejected, places: Places::new(annotations, options.offset_encoding) };
    let mut numbers: Vec<Option<u32>> = vec![None; annotations.entities.len()];
    let mut entities = Vec::new();
    for (at, entity) in annotations.entities.iter().enumerate() {
        if let Some(entity) = reporter.entity(entity, entities.len() as u32) {
            numbers[at] = Some(entities.len() as u32);
            entities.push(entity);
        }
    }
    let roles = if options.roles { reporter.roles(&numbers) } else { Vec::new() };
    Reply {
        id: request.id.as_deref(),
        language: "en",
        offset_encoding: options.offset_encoding,
        gazetteer_version: annotations.context.gazetteer.version(),
        entities,
        roles,
    }
}

struct Reporter<'r, 'a> {
    annotations: &'r Annotations<'a>,
    options: &'r Options,
    /// Folded.
    rejected: FxHashSet<String>,
    places: Places<'a>,
}

impl<'a> Reporter<'_, 'a> {
    fn entity(&self, entity: &'a Entity, number: u32) -> Option<EntityReply<'a>> {
        let kind = EntityType::of(entity.kind).filter(|k| self.options.types.contains(k))?;
        if self.options.restrict_to == Restriction::Gazetteer && entity.row.is_none() {
            return None;
        }
        if self.is_rejected(|| self.fold_name(entity)) {
            return None;
        }
        let mentions: Vec<_> = self.annotations.mentions_of(entity).iter().filter_map(|m| self.mention(entity, *m)).collect();
        if mentions.is_empty() {
            return None;
        }
        let cx = &self.annotations.context;
        let row = entity.row.map(|id| cx.gazetteer.row(id));
        let mut ids = BTreeMap::new();
        let name = match row {
            Some(row) => {
                ids.insert("rolecall", Cow::Owned(row.public_id()));
                ids.extend(row.ids.iter().map(|(scheme, value)| (&**scheme, Cow::Borrowed(&**value))));
                Cow::Borrowed(&*row.name)
            }
            None => self.fullest(entity),
        };
        let subtype = row.map(|r| &*r.subtype).filter(|s| !s.is_empty());
        let country = row.filter(|r| r.kind == Kind::Norp && !r.country.is_empty()).map(|r| {
            let country = cx.gazetteer.place_by_iso(&r.country).and_then(|place| cx.gazetteer.row(place).id("wikidata"));
            let mut ids = BTreeMap::from([("iso3166", &*r.country)]);
            ids.extend(country.map(|id| ("wikidata", id)));
            ids
        });
        Some(EntityReply { id: number, kind, subtype, name, ids, country, relevance: entity.relevance, confidence: entity.confidence, mentions })
    }

    fn mention(&self, entity: &Entity, id: MentionId) -> Option<MentionReply<'a>> {
        let mention = &self.annotations.mentions[id.index()];
        let confidence = mention.confidence();
        let cx = &self.annotations.context;
        if !self.is_sure(confidence) || self.is_rejected(|| Cow::Borrowed(cx.document.folded_of(mention.tokens))) {
            return None;
        }
        let span = cx.document.span(mention.tokens);
        let kind = match coref::form(cx, self.annotations.mentions, entity, id) {
            Form::FullName => "full_name",
            Form::Surname => "surname",
            Form::GivenName => "given_name",
            Form::Acronym => "acronym",
            Form::Alias => "alias",
        };
        let Place { field, start, end, text } = self.places.of(span);
        let evidence = self.options.evidence.then(|| self.evidence(mention, entity));
        Some(MentionReply { field, start, end, text, kind, confidence, evidence, read: span })
    }

    fn evidence(&self, mention: &Mention, entity: &Entity) -> Vec<Evidence> {
        let cx = &self.annotations.context;
        let row_of = |alias| cx.gazetteer.row(cx.gazetteer.alias(alias).row).public_id();
        let mut evidence: Vec<Evidence> =
            mention.evidence(cx).iter().map(|c| Evidence { rule: c.rule, points: Some(c.points), row: c.alias.map(row_of) }).collect();
        if let (Some(row), Some(rule)) = (entity.row, entity.linked_by) {
            evidence.push(Evidence { rule, points: None, row: Some(cx.gazetteer.row(row).public_id()) });
        }
        evidence
    }

    fn roles(&self, numbers: &[Option<u32>]) -> Vec<RoleReply<'a>> {
        let number = |id: EntityId| numbers[id.index()];
        let cx = &self.annotations.context;
        let mut roles = Vec::new();
        for role in self.annotations.roles {
            let Some(holder) = number(role.holder).filter(|_| self.is_sure(role.confidence)) else { continue };
            let span = cx.document.span(role.tokens);
            let Place { field, start, end, text } = self.places.of(span);
            let evidence = self.options.evidence.then(|| self.role_evidence(role));
            roles.push(RoleReply {
                id: roles.len() as u32,
                field,
                start,
                end,
                text,
                name: self.annotations.name_of(role),
                holder,
                of: role.of.iter().filter_map(|e| number(*e)).collect(),
                construction: role.construction.as_str(),
                tenure: role.tenure.as_str(),
                confidence: role.confidence,
                evidence,
                read: span,
            });
        }
        roles
    }

    /// The rule, and the rows of the title grammar that the phrase is made of.
    fn role_evidence(&self, role: &coref::Role) -> Vec<Evidence> {
        let cx = &self.annotations.context;
        let mut evidence = vec![Evidence { rule: role.rule, points: None, row: None }];
        for lexeme in cx.lexemes.iter().filter(|l| role.tokens.covers(l.tokens)) {
            evidence.push(Evidence { rule: "role_phrase", points: None, row: Some(cx.gazetteer.row(lexeme.row).public_id()) });
        }
        evidence
    }

    /// Whether a confidence, as it is written, reaches what is asked for.
    fn is_sure(&self, confidence: f32) -> bool {
        hundredths(confidence) >= hundredths(self.options.min_confidence)
    }

    fn is_rejected<'n>(&self, folded: impl FnOnce() -> Cow<'n, str>) -> bool {
        !self.rejected.is_empty() && self.rejected.contains(&*folded())
    }

    fn fold_name(&self, entity: &Entity) -> Cow<'a, str> {
        let cx = &self.annotations.context;
        match entity.row {
            Some(row) => Cow::Owned(fold(&cx.gazetteer.row(row).name)),
            None => Cow::Borrowed(cx.document.folded_of(self.annotations.mentions[entity.fullest.index()].tokens)),
        }
    }

    /// An unlisted entity's name: its fullest mention on one line.
    fn fullest(&self, entity: &Entity) -> Cow<'a, str> {
        let text = self.annotations.context.document.text_of(self.annotations.mentions[entity.fullest.index()].tokens);
        if text.contains(|c: char| c.is_whitespace() && c != ' ') || text.contains("  ") {
            return Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Cow::Borrowed(text)
    }
}
