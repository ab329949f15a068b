//! Which mentions are of the same entity.
//!
//! People are joined by `people`. Everything else joins by row, by string, by acronym and by company form.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{CorefBuffers, Entity, people};
use crate::gazetteer::Classes;
use crate::mention::{Context, Letters, Mention, NameKind};
use crate::span::{EntityId, MentionId, RowId, Span, Tokens};
use crate::text::{Interner, Shape, Symbol};

/// Memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    /// What each mention is joined to.
    group: Vec<usize>,
    rows: FxHashMap<RowId, usize>,
    names: FxHashMap<(NameKind, Symbol), usize>,
    long: LongBodies,
}

/// What a full name may have more than a short one, beside "FC" and "Inc.".
const FORMS: &[&str] = &["football", "rugby", "cricket", "club", "group", "corporation", "company", "holdings"];

/// Joins the mentions; entities come in order of first mention.
pub(super) fn cluster(context: &Context<'_>, mentions: &[Mention], buffers: &mut CorefBuffers) {
    let CorefBuffers { entities, mentions_by_entity, entity_of, interner, cluster, people, .. } = buffers;
    let joiner = Joiner { context, mentions };
    let Buffers { group, rows, names, long } = cluster;
    interner.clear();
    group.clear();
    group.extend(0..mentions.len());
    joiner.join_same(group, interner, rows, names);
    joiner.join_short_bodies(group, interner, long);
    people::join_all(context, mentions, group, interner, people);

    entities.clear();
    entity_of.clear();
    for (i, mention) in mentions.iter().enumerate() {
        let first = root(group, i);
        let id = if first == i { EntityId(entities.len() as u32) } else { entity_of[first] };
        if first == i {
            entities.push(joiner.entity(i));
        }
        let entity = &mut entities[id.index()];
        entity.mentions.end += 1;
        if joiner.weight(i) > joiner.weight(entity.fullest.index()) {
            entity.fullest = MentionId(i as u32);
        }
        entity.confidence = entity.confidence.max(mention.confidence());
        entity_of.push(id);
    }
    file(entities, entity_of, mentions_by_entity);
}

/// Joins the entities that linking has found to be one row: "Southampton" and "the Saints".
pub(super) fn join_linked(context: &Context<'_>, mentions: &[Mention], buffers: &mut CorefBuffers) {
    let CorefBuffers { entities, roles, mentions_by_entity, entity_of, cluster, .. } = buffers;
    let Buffers { group, rows, .. } = cluster;
    rows.clear();
    group.clear();
    group.extend(entities.iter().enumerate().map(|(number, entity)| {
        let first = entity.row.map_or(number, |row| *rows.entry(row).or_insert(number));
        if entities[first].kind == entity.kind { first } else { number }
    }));
    if group.iter().enumerate().all(|(number, first)| *first == number) {
        return;
    }
    let joiner = Joiner { context, mentions };
    let mut kept = 0;
    for number in 0..entities.len() {
        let Entity { fullest, confidence, .. } = entities[number];
        let count = entities[number].mentions.len() as u32;
        if group[number] == number {
            entities.swap(kept, number);
            entities[kept].mentions = 0..count;
            group[number] = kept;
            kept += 1;
            continue;
        }
        // The first of its row has its new number by now.
        group[number] = group[group[number]];
        let entity = &mut entities[group[number]];
        entity.mentions.end += count;
        entity.confidence = entity.confidence.max(confidence);
        if joiner.weight(fullest.index()) > joiner.weight(entity.fullest.index()) {
            entity.fullest = fullest;
        }
    }
    entities.truncate(kept);
    let renumbered = |entity: &EntityId| EntityId(group[entity.index()] as u32);
    for entity in &mut *entity_of {
        *entity = renumbered(entity);
    }
    for role in roles {
        role.holder = renumbered(&role.holder);
        let owners = std::mem::take(&mut role.of);
        for owner in owners.iter().map(renumbered) {
            if owner != role.holder && !role.of.contains(&owner) {
                role.of.push(owner);
            }
        }
    }
    file(entities, entity_of, mentions_by_entity);
}

/// Puts the mentions of each entity together. The entities know how many they have.
fn file(entities: &mut [Entity], entity_of: &[EntityId], mentions_by_entity: &mut Vec<MentionId>) {
    let mut start = 0;
    for Entity { mentions, .. } in &mut *entities {
        let count = mentions.end;
        *mentions = start..start;
        start += count;
    }
    mentions_by_entity.clear();
    mentions_by_entity.resize(entity_of.len(), MentionId(0));
    for (i, entity) in entity_of.iter().enumerate() {
        let end = &mut entities[entity.index()].mentions.end;
        mentions_by_entity[*end as usize] = MentionId(i as u32);
        *end += 1;
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
    /// An entity whose first mention this is; the mention is not counted yet.
    fn entity(&self, first: usize) -> Entity {
        Entity {
            kind: self.mentions[first].kind,
            mentions: 0..0,
            row: None,
            linked_by: None,
            fullest: MentionId(first as u32),
            relevance: 0.0,
            confidence: 0.0,
        }
    }

    /// The symbol of a mention's text.
    fn symbol(&self, i: usize, interner: &mut Interner) -> Symbol {
        let document = &self.context.document;
        interner.intern(document, document.folded_span(self.tokens(i)))
    }

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
    fn join_same(&self, group: &mut [usize], interner: &mut Interner, rows: &mut FxHashMap<RowId, usize>, names: &mut FxHashMap<(NameKind, Symbol), usize>) {
        rows.clear();
        names.clear();
        for (i, mention) in self.mentions.iter().enumerate().filter(|(_, m)| m.kind != NameKind::Person) {
            join(group, i, *names.entry((mention.kind, self.symbol(i, interner))).or_insert(i));
            if let Some(row) = mention.only_row(self.context) {
                join(group, i, *rows.entry(row).or_insert(i));
            }
        }
    }

    /// "MEE" joins Middle East Eye; "Acme" joins Acme Holdings plc: the first in the text, unless the lists know them for two.
    fn join_short_bodies(&self, group: &mut [usize], interner: &mut Interner, long: &mut LongBodies) {
        let bodies = || (0..self.mentions.len()).filter(|&i| self.mentions[i].kind == NameKind::Organization);
        long.clear();
        for l in bodies().filter(|&l| self.tokens(l).len() > 1) {
            self.index(l, interner, long);
            long.rows.extend(self.mentions[l].only_row(self.context));
        }
        for i in bodies() {
            let row = self.mentions[i].only_row(self.context);
            let longer = |l: &usize| self.tokens(*l).len() > self.tokens(i).len();
            let spelled_out = self
                .spelled_out_before(i)
                .or_else(|| self.spelled_out_behind(i))
                .or_else(|| self.acronym(i).and_then(|letters| long.by_initials(letters, row)));
            let opened = long.beginnings.get(&self.symbol(i, interner)).copied().filter(|l| row.is_none_or(|row| self.is_short_for(i, row, *l, long)));
            if let Some(l) = spelled_out.into_iter().chain(opened).filter(longer).min() {
                join(group, i, l);
            }
        }
    }

    /// Whether a listed name is short for a longer one all the same: "Norland City" for "Norland City Football Club", which no list
    /// has, "Norvane" for Norvane Airlines, where it is another firm's only beside a cue, and that one is not named in full.
    fn is_short_for(&self, short: usize, row: RowId, long: usize, bodies: &LongBodies) -> bool {
        let cx = self.context;
        if let Some(other) = self.mentions[long].only_row(cx) {
            let sure = || self.mentions[short].aliases(cx).any(|(alias, _)| cx.gazetteer.alias(alias).needs.nothing());
            let firm = |row: RowId| &*cx.gazetteer.row(row).subtype == "company";
            return firm(row) && firm(other) && !bodies.rows.contains(&row) && !sure();
        }
        let mut more = self.tokens(long).first() + self.tokens(short).len()..self.tokens(long).after();
        more.all(|i| cx.classes(i).any(Classes::CLUB_SUFFIX.or(Classes::COMPANY_SUFFIX)) || cx.is_one_of(i, FORMS))
    }

    fn index(&self, l: usize, interner: &mut Interner, long: &mut LongBodies) {
        let tokens = self.tokens(l);
        if let Some(initials) = self.context.initials(tokens) {
            let row = self.mentions[l].only_row(self.context);
            long.initials_and_row.entry((initials, row)).or_insert(l);
            long.initials.entry(initials).or_insert(l);
        }
        // The long form goes on with nothing but a legal form or an organisation's head.
        let heads = Classes::COMPANY_SUFFIX.or(Classes::ORGANIZATION_LAST).or(Classes::CLUB_SUFFIX);
        if self.context.classes(tokens.last()).any(heads) {
            let document = &self.context.document;
            let span = document.folded_span(tokens);
            for (length, _) in span.of(document.lower).match_indices([' ', ',']).take(LongBodies::WORDS) {
                let beginning = interner.intern(document, Span { end: span.start + length as u32, ..span });
                long.beginnings.entry(beginning).or_insert(l);
            }
        }
    }

    fn acronym(&self, i: usize) -> Option<Letters> {
        let tokens = self.tokens(i);
        let written = |shape| shape == Shape::Upper || shape == Shape::Capital && self.mentions[i].evidence(self.context).iter().any(|c| c.rule == "acronym");
        let acronym = tokens.len() == 1 && written(self.context.document.tokens[tokens.first()].shape);
        acronym.then(|| self.context.letters(tokens.first()))?
    }

    /// The body whose acronym stands in brackets right behind it, whatever else has the same one.
    fn spelled_out_before(&self, acronym: usize) -> Option<usize> {
        let cx = self.context;
        let open = cx.before(self.tokens(acronym).first()).filter(|&b| cx.is(b, "("))?;
        let body = acronym.checked_sub(1).filter(|&b| self.mentions[b].kind == NameKind::Organization && self.tokens(b).after() == open)?;
        self.abbreviates(acronym, body).then_some(body)
    }

    /// The body that spells it out in brackets right behind it: "IGGI (Inter-Governmental Group on Norland)".
    fn spelled_out_behind(&self, acronym: usize) -> Option<usize> {
        let cx = self.context;
        let open = cx.after(self.tokens(acronym)).filter(|&a| cx.is(a, "("))?;
        let body = Some(acronym + 1).filter(|&b| self.mentions.get(b).is_some_and(|m| m.kind == NameKind::Organization && m.tokens.first() == open + 1))?;
        (self.acronym(acronym).is_some() && self.abbreviates(acronym, body)).then_some(body)
    }

    /// "Amex" for American Stock Exchange: one word whose letters the name has in their order, the first at its beginning.
    fn abbreviates(&self, word: usize, body: usize) -> bool {
        let lower = |i: usize| self.context.document.lower_of(self.tokens(i));
        let mut letters = lower(body).chars();
        let first = lower(body).starts_with(|c| lower(word).starts_with(c));
        let single = self.tokens(word).len() == 1 && self.tokens(body).len() > 1;
        single && first && lower(word).chars().filter(|c| *c != '.').all(|c| letters.any(|l| l == c))
    }
}

/// The bodies of several words, the first in the text for each key.
#[derive(Debug, Default)]
struct LongBodies {
    initials: FxHashMap<Letters, usize>,
    initials_and_row: FxHashMap<(Letters, Option<RowId>), usize>,
    beginnings: FxHashMap<Symbol, usize>,
    /// Whose they are.
    rows: FxHashSet<RowId>,
}

impl LongBodies {
    /// A short form has no more words.
    const WORDS: usize = 16;

    fn clear(&mut self) {
        self.initials.clear();
        self.initials_and_row.clear();
        self.beginnings.clear();
        self.rows.clear();
    }

    /// The first with these initials that may be the row's.
    fn by_initials(&self, letters: Letters, row: Option<RowId>) -> Option<usize> {
        let Some(row) = row else { return self.initials.get(&letters).copied() };
        let same = self.initials_and_row.get(&(letters, Some(row)));
        same.into_iter().chain(self.initials_and_row.get(&(letters, None))).copied().min()
    }
}
