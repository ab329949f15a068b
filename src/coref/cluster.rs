//! Which mentions are of the same entity.
//!
//! People are joined by `people`. Everything else joins by row, by string, by acronym and by company form.

use rustc_hash::FxHashMap;

use super::{Entity, people};
use crate::gazetteer::Classes;
use crate::mention::{Context, Letters, Mention, NameKind};
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

    /// "MEE" joins Middle East Eye; "Acme" joins Acme Holdings plc: the first in the text, unless the lists know them for two.
    fn join_short_bodies(&self, group: &mut [usize]) {
        let bodies: Vec<usize> = (0..self.mentions.len()).filter(|&i| self.mentions[i].kind == NameKind::Organization).collect();
        let mut long = LongBodies::default();
        for &l in bodies.iter().filter(|&&l| self.tokens(l).len() > 1) {
            self.index(l, &mut long);
        }
        for &i in &bodies {
            let row = self.mentions[i].only_row(self.context);
            let longer = |l: &usize| self.tokens(*l).len() > self.tokens(i).len();
            let spelled_out = self.acronym(i).and_then(|letters| long.by_initials(letters, row));
            let opened = long.beginnings.get(self.context.document.lower_of(self.tokens(i))).copied().filter(|_| row.is_none());
            if let Some(l) = spelled_out.into_iter().chain(opened).filter(longer).min() {
                join(group, i, l);
            }
        }
    }

    fn index<'a>(&'a self, l: usize, long: &mut LongBodies<'a>) {
        let tokens = self.tokens(l);
        if let Some(initials) = self.context.initials(tokens) {
            let row = self.mentions[l].only_row(self.context);
            long.initials_and_row.entry((initials, row)).or_insert(l);
            long.initials.entry(initials).or_insert(l);
        }
        // The long form goes on with nothing but a legal form or an organisation's head.
        let heads = Classes::COMPANY_SUFFIX.or(Classes::ORGANIZATION_LAST).or(Classes::CLUB_SUFFIX);
        if self.context.classes(tokens.last()).any(heads) {
            let text = self.context.document.lower_of(tokens);
            for (end, _) in text.match_indices([' ', ',']).take(LongBodies::WORDS) {
                long.beginnings.entry(&text[..end]).or_insert(l);
            }
        }
    }

    fn acronym(&self, i: usize) -> Option<Letters> {
        let tokens = self.tokens(i);
        let capitals = tokens.len() == 1 && self.context.document.tokens[tokens.first()].shape == Shape::Upper;
        capitals.then(|| self.context.letters(tokens.first()))?
    }
}

/// The bodies of several words, the first in the text for each key.
#[derive(Default)]
struct LongBodies<'a> {
    initials: FxHashMap<Letters, usize>,
    initials_and_row: FxHashMap<(Letters, Option<RowId>), usize>,
    beginnings: FxHashMap<&'a str, usize>,
}

impl LongBodies<'_> {
    /// A short form has no more words.
    const WORDS: usize = 16;

    /// The first with these initials that may be the row's.
    fn by_initials(&self, letters: Letters, row: Option<RowId>) -> Option<usize> {
        let Some(row) = row else { return self.initials.get(&letters).copied() };
        let same = self.initials_and_row.get(&(letters, Some(row)));
        same.into_iter().chain(self.initials_and_row.get(&(letters, None))).copied().min()
    }
}
