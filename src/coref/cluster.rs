//! Which mentions are of the same entity.
//!
//! People are joined by `people`. Everything else joins by row, by string, by acronym and by company form.

use rustc_hash::FxHashMap;

use super::{Entity, people};
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention, NameKind};
use crate::span::{EntityId, MentionId, RowId, Tokens};
use crate::text::Shape;

/// Joins the mentions; entities come in order of first mention.
pub(super) fn cluster(context: &Context<'_>, mentions: &[Mention], entities: &mut Vec<Entity>, entity_of: &mut Vec<EntityId>) {
    let joiner = Joiner { context, mentions };
    let mut group: Vec<usize> = (0..mentions.len()).collect();
    joiner.join_same(&mut group);
    joiner.join_short_bodies(&mut group);
    people::join_all(context, mentions, &mut group);

    entities.clear();
    entity_of.clear();
    let mut numbers: FxHashMap<usize, EntityId> = FxHashMap::default();
    for (i, mention) in mentions.iter().enumerate() {
        let root = root(&mut group, i);
        let id = *numbers.entry(root).or_insert_with(|| {
            entities.push(Entity {
                kind: mention.kind,
                mentions: Vec::new(),
                row: None,
                linked_by: None,
                fullest: MentionId(i as u32),
                relevance: 0.0,
                confidence: 0.0,
            });
            EntityId(entities.len() as u32 - 1)
        });
        let entity = &mut entities[id.index()];
        entity.mentions.push(MentionId(i as u32));
        if joiner.weight(i) > joiner.weight(entity.fullest.index()) {
            entity.fullest = MentionId(i as u32);
        }
        entity.confidence = entity.confidence.max(mention.confidence());
        entity_of.push(id);
    }
}

/// The first mention of a group, paths shortened on the way.
pub(super) fn root(group: &mut [usize], mut i: usize) -> usize {
    while group[i] != i {
        group[i] = group[group[i]];
        i = group[i];
    }
    i
}

pub(super) fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}

struct Joiner<'a> {
    context: &'a Context<'a>,
    mentions: &'a [Mention],
}

impl Joiner<'_> {
    fn tokens(&self, i: usize) -> Tokens {
        self.mentions[i].tokens
    }

    /// How full a name is: its words, initials for less; of equal ones the longer.
    fn weight(&self, i: usize) -> (usize, u32) {
        let tokens = self.tokens(i);
        let words = self.context.words_in(tokens);
        let span = self.context.document.span(tokens);
        (words, span.end - span.start)
    }

    /// Same row, same string; people are joined elsewhere.
    fn join_same(&self, group: &mut [usize]) {
        let mut rows: FxHashMap<RowId, usize> = FxHashMap::default();
        let mut names: FxHashMap<(NameKind, &str), usize> = FxHashMap::default();
        for (i, mention) in self.mentions.iter().enumerate().filter(|(_, m)| m.kind != NameKind::Person) {
            join(group, i, *names.entry((mention.kind, self.context.document.lower_of(mention.tokens))).or_insert(i));
            if let Some(row) = mention.only_row(self.context) {
                join(group, i, *rows.entry(row).or_insert(i));
            }
        }
    }

    /// "MEE" joins Middle East Eye; "Acme" joins Acme Holdings plc.
    fn join_short_bodies(&self, group: &mut [usize]) {
        let bodies: Vec<usize> = (0..self.mentions.len()).filter(|&i| self.mentions[i].kind == NameKind::Organization).collect();
        for &i in &bodies {
            let short = self.tokens(i);
            let row = self.mentions[i].only_row(self.context);
            let longer = bodies.iter().copied().filter(|&l| self.tokens(l).len() > short.len());
            for l in longer {
                let other = self.mentions[l].only_row(self.context);
                if row.is_some() && other.is_some() && row != other {
                    continue;
                }
                if self.is_acronym_of(short, self.tokens(l)) || row.is_none() && self.is_short_form_of(short, self.tokens(l)) {
                    join(group, i, l);
                    break;
                }
            }
        }
    }

    fn is_acronym_of(&self, short: Tokens, long: Tokens) -> bool {
        let document = self.context.document;
        if short.len() != 1 || document.tokens[short.first()].shape != Shape::Upper {
            return false;
        }
        let initials = long.range().filter(|&t| document.tokens[t].is_capitalized()).filter_map(|t| document.lower(t).chars().next());
        initials.eq(document.lower(short.first()).chars().filter(|c| *c != '.'))
    }

    /// The long form goes on with nothing but a legal form or an organisation's head.
    fn is_short_form_of(&self, short: Tokens, long: Tokens) -> bool {
        let document = self.context.document;
        let rest = document.lower_of(long).strip_prefix(document.lower_of(short));
        let heads = Classes::COMPANY_SUFFIX.or(Classes::ORGANIZATION_LAST).or(Classes::CLUB_SUFFIX);
        rest.is_some_and(|r| r.starts_with([' ', ','])) && self.context.classes(long.last()).any(heads)
    }
}
