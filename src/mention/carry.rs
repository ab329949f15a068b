//! What one place of a document knows is carried over all of it.
//!
//! A full name teaches its surname and its string; an organisation teaches its string and its acronym. Headlines and lines in
//! capitals, where a capital says nothing, are read by what the body taught.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Mention;
use super::candidate::{Candidate, NameKind};
use super::context::Context;
use super::resolve::{is_covered, is_inside};
use crate::gazetteer::{Classes, Hit, Kind, Row};
use crate::span::{RowId, Tokens};
use crate::text::{Casing, Shape};

/// People of a city that is never a firm's short name.
const LARGE_CITY: u32 = 500_000;

/// A body is called by no more of its words than that, unless by all.
const LONGEST_SHORT_FORM: usize = 5;

/// A reading of a form that the document has taught.
#[derive(Clone, Copy, Debug)]
struct Taught {
    /// Where the form was taught.
    tokens: Tokens,
    kind: NameKind,
    points: i32,
    rule: &'static str,
    /// The reading taught before of a form with the same hash.
    before: Option<u32>,
}

/// How many bytes a form has that begins with a word.
#[derive(Clone, Copy, Debug)]
struct Length {
    bytes: usize,
    /// The length noted before for a word with the same hash.
    before: Option<u32>,
}

/// All forms that the document has taught, found by how they read: folded, in lower case. Kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Lessons {
    taught: Vec<Taught>,
    /// The last reading of each form, by its hash.
    readings: FxHashMap<u64, u32>,
    lengths: Vec<Length>,
    /// The last length noted for each first word, by its hash.
    last_length: FxHashMap<u64, u32>,
    /// Surnames with an honorific, by the word's hash.
    honoured: FxHashSet<u32>,
    /// Those of them that a full name ends with.
    borne: FxHashSet<u32>,
    /// The rows that are named by what nobody else is called, sorted.
    rows: Vec<RowId>,
}

impl Lessons {
    fn clear(&mut self) {
        self.taught.clear();
        self.readings.clear();
        self.lengths.clear();
        self.last_length.clear();
        self.honoured.clear();
        self.borne.clear();
        self.rows.clear();
    }

    fn teach(&mut self, context: &Context<'_>, tokens: Tokens, kind: NameKind, points: i32, rule: &'static str) {
        let text = context.document.lower_of(tokens);
        self.note_length(context.document.lower(tokens.first()), text.len());
        let last = self.readings.entry(FxBuildHasher.hash_one(text)).or_insert(NONE);
        let mut at = some(*last);
        while let Some(known) = at.map(|at| &mut self.taught[at as usize]) {
            if known.kind == kind && known.rule == rule && context.document.lower_of(known.tokens) == text {
                known.points = known.points.max(points);
                return;
            }
            at = known.before;
        }
        self.taught.push(Taught { tokens, kind, points, rule, before: some(*last) });
        *last = self.taught.len() as u32 - 1;
    }

    fn note_length(&mut self, word: &str, bytes: usize) {
        let last = self.last_length.entry(FxBuildHasher.hash_one(word)).or_insert(NONE);
        let mut at = some(*last);
        while let Some(known) = at.map(|at| self.lengths[at as usize]) {
            if known.bytes == bytes {
                return;
            }
            at = known.before;
        }
        self.lengths.push(Length { bytes, before: some(*last) });
        *last = self.lengths.len() as u32 - 1;
    }

    /// The forms that stand at a token, with their readings.
    fn at(&self, context: &Context<'_>, first: usize) -> impl Iterator<Item = (Tokens, &Taught)> {
        let last = self.last_length.get(&FxBuildHasher.hash_one(context.document.lower(first)));
        let lengths = std::iter::successors(last.map(|&at| self.lengths[at as usize]), |l| Some(self.lengths[l.before? as usize]));
        let forms = lengths.filter_map(move |length| {
            let text = context.document.lower_from(first, length.bytes)?;
            let last = self.readings.get(&FxBuildHasher.hash_one(text))?;
            Some((text, stands_at(context, first, length.bytes)?, *last))
        });
        forms.flat_map(move |(text, tokens, last)| {
            let same_hash = std::iter::successors(Some(&self.taught[last as usize]), |t| Some(&self.taught[t.before? as usize]));
            same_hash.filter(move |t| context.document.lower_of(t.tokens) == text).map(move |t| (tokens, t))
        })
    }
}

/// No place in a list.
const NONE: u32 = u32::MAX;

fn some(place: u32) -> Option<u32> {
    (place != NONE).then_some(place)
}

const SAME_NAME: &str = "same_name";
const SURNAME_OF: &str = "surname_of_full_name";
const GIVEN_NAME_OF: &str = "given_name_of_full_name";
const SHORT_NAME_OF: &str = "short_name_of";
const FULL_NAME_OF: &str = "full_name_of_surname";
const FULL_NAME_PRESENT: &str = "full_name_present";

/// Appends candidates for every further occurrence of what the mentions taught.
pub(super) fn carry(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], fresh: &mut Vec<Candidate>, lessons: &mut Lessons) {
    lessons.clear();
    for mention in mentions {
        learn(context, mention, lessons);
    }
    for (i, token) in context.document.tokens.iter().enumerate() {
        let particle = token.shape == Shape::Lower && context.classes(i).any(Classes::PARTICLE);
        if !(token.is_capitalized() || token.shape == Shape::Mixed || particle) {
            continue;
        }
        for (tokens, form) in lessons.at(context, i) {
            // A surname that the text has is no town which waits for a cue, however often it was taken for one.
            let surname = || lessons.at(context, i).any(|(t, f)| t == tokens && f.rule == SURNAME_OF);
            let waits = || !context.is_listed(tokens) && context.hits_at(i).any(|h| h.tokens == tokens && h.kind == Kind::Place);
            let mistaken = form.rule == SAME_NAME && form.kind == NameKind::Place && waits() && surname();
            if mistaken || is_month(context, tokens) {
                continue;
            }
            // "Will they come?" is no word of Will Hale's, "Bell Petroleum" none of Bell Inc.'s.
            let question = form.rule == GIVEN_NAME_OF && context.classes(i).any(Classes::FUNCTION) && context.document.begins_sentence(i);
            let next = tokens.after();
            let prose = || context.document.sentence_of(i).casing == Casing::Prose;
            let goes_on = || prose() && context.is_spaced(next) && context.document.tokens[next].is_capitalized() && context.phrase_from(next).is_none();
            if question || form.rule == SHORT_NAME_OF && tokens.len() == 1 && is_town(context, i) && goes_on() {
                continue;
            }
            // "Trump Jr." is one name.
            let junior = form.rule == SURNAME_OF && context.classes(tokens.after()).any(Classes::NAME_SUFFIX) && context.same_sentence(tokens.after(), i);
            let junior = junior && context.document.tokens[tokens.after()].is_capitalized();
            let tokens = if junior { Tokens::new(tokens.first(), tokens.after() + 1) } else { tokens };
            // Inside a longer name there is nothing to add.
            if is_inside(mentions, tokens) {
                continue;
            }
            fresh.push(Candidate { tokens, kind: form.kind, points: form.points, rule: form.rule, alias: None });
        }
    }
    full_names(context, mentions, candidates, fresh, &mut lessons.rows);
    full_name_of_surname(context, mentions, fresh, lessons);
}

fn learn(context: &Context<'_>, mention: &Mention, lessons: &mut Lessons) {
    let document = context.document;
    if mention.kind == NameKind::Organization {
        // "Dean Marlow" of Dean Marlow Inc. is nobody.
        for (tokens, _) in short_forms(context, mention.tokens).filter(|(tokens, _)| tokens.len() > 1) {
            lessons.teach(context, tokens, NameKind::Person, -40, SHORT_NAME_OF);
        }
    }
    let mut teach = |tokens: Tokens, points, rule| lessons.teach(context, tokens, mention.kind, points, rule);
    if mention.kind == NameKind::Norp {
        return;
    }
    let single = mention.tokens.len() == 1;
    let most = match mention.kind {
        _ if !single => 45,
        NameKind::Organization => 32,
        _ => 25,
    };
    teach(mention.tokens, (mention.points / 2).clamp(0, most), SAME_NAME);
    // "Hurricane Ida" is "Ida" further on.
    if mention.kind == NameKind::Other && mention.tokens.len() == 2 && context.classes(mention.tokens.first()).any(Classes::OTHER_FIRST) {
        let last = mention.tokens.last();
        teach(Tokens::new(last, last + 1), 55, SHORT_NAME_OF);
    }
    if mention.kind == NameKind::Organization && !single {
        for (tokens, points) in short_forms(context, mention.tokens) {
            teach(tokens, points, SHORT_NAME_OF);
        }
    }
    if mention.kind != NameKind::Person || single {
        return;
    }
    for surname in surnames(context, mention.tokens) {
        // "in May" beside Theresa May is a month still; beside a town of the name the person is likelier.
        let other = context.hits_at(surname.first()).any(|h| {
            let kind = NameKind::of_row(h.kind);
            h.tokens == surname && kind == Some(NameKind::Other)
        });
        teach(surname, if other { 50 } else { 90 }, SURNAME_OF);
    }
    // "Kim Jong-un": the family name first, the given name in two syllables.
    let (family, end) = (mention.tokens.first(), mention.tokens.last());
    if document.tokens[end].shape == Shape::Lower && end >= family + 3 && context.is(end - 1, "-") && context.is_attached(end) {
        teach(Tokens::new(end - 2, end + 1), 50, GIVEN_NAME_OF);
        teach(Tokens::new(family, family + 1), 50, SURNAME_OF);
    }
    // The given name, and a second one: "Binta" of Hajiya Binta Zubairu.
    for name in mention.tokens.first()..mention.tokens.last() {
        let first = name == mention.tokens.first();
        let given = document.tokens[name].shape == Shape::Capital && context.words[name].facts.given >= 5;
        let apart = context.is_spaced(name + 1) && (first || context.is_spaced(name));
        if given && apart && !context.classes(name).any(Classes::PARTICLE) {
            teach(Tokens::new(name, name + 1), if first { 50 } else { 30 }, GIVEN_NAME_OF);
        }
    }
}

/// The forms of a full name's surname: "Okonkwo-Reyes", "al-Assad" and "Assad", "von der Leyen" and "Leyen", "Jong-un".
fn surnames(context: &Context<'_>, name: Tokens) -> impl Iterator<Item = Tokens> {
    let document = context.document;
    let mut last = name.last();
    while last > name.first() && context.classes(last).any(Classes::NAME_SUFFIX) {
        last -= 1;
    }
    let hyphen = |i: usize| context.is(i, "-") && context.is_attached(i) && context.is_attached(i + 1);
    // What hyphens join is one word.
    let mut first = last;
    while first > name.first() + 2 && hyphen(first - 1) && document.tokens[first - 2].is_capitalized() {
        first -= 2;
    }
    if first == name.first() || !document.tokens[first].is_capitalized() || document.tokens[first].shape == Shape::Letter {
        return [None; 3].into_iter().flatten();
    }
    let whole = Tokens::new(first, last + 1);
    let bare = (last > first && context.classes(first).any(Classes::PARTICLE)).then(|| Tokens::new(first + 2, last + 1));
    while first > name.first() + 1 && (context.classes(first - 1).any(Classes::PARTICLE) || context.is(first - 1, "-")) {
        first -= 1;
    }
    let with_particles = (first < whole.first() && !context.is(first, "-")).then(|| Tokens::new(first, last + 1));
    [Some(whole), bare, with_particles].into_iter().flatten()
}

/// "Mr. Hill" makes "Warren Hill" a person, whatever a hill is.
fn full_name_of_surname(context: &Context<'_>, mentions: &[Mention], fresh: &mut Vec<Candidate>, lessons: &mut Lessons) {
    let honoured = |m: &&Mention| {
        let before = context.before(m.tokens.first());
        m.kind == NameKind::Person && m.tokens.len() == 1 && before.is_some_and(|b| context.classes(b).any(Classes::HONORIFIC))
    };
    let word = |token: usize| context.words[token].hash;
    lessons.honoured.extend(mentions.iter().filter(honoured).map(|m| word(m.tokens.first())));
    for run in context.runs.iter().filter(|r| r.len() == 2 && context.words[r.first()].facts.given >= 6) {
        let surname = word(run.last());
        if lessons.honoured.contains(&surname) {
            lessons.borne.insert(surname);
            fresh.push(Candidate { tokens: *run, kind: NameKind::Person, points: 60, rule: FULL_NAME_OF, alias: None });
        }
    }
    let alone = context.runs.iter().filter(|r| r.len() == 1 && lessons.borne.contains(&word(r.first())));
    fresh.extend(alone.map(|r| Candidate { tokens: *r, kind: NameKind::Person, points: 50, rule: SURNAME_OF, alias: None }));
}

/// "Campbell Soup" and "Campbell" for "Campbell Soup Co.", each with its points; nothing that is an ordinary word.
fn short_forms(context: &Context<'_>, tokens: Tokens) -> impl Iterator<Item = (Tokens, i32)> {
    let document = context.document;
    let (first, last) = (tokens.first(), tokens.last());
    let mut end = tokens.after();
    while end > first + 1 && (context.classes(end - 1).any(Classes::COMPANY_SUFFIX) || context.is_one_of(end - 1, &[",", "&"])) {
        end -= 1;
    }
    let company = |h: &Hit| h.tokens == tokens && &*context.gazetteer.row(h.row).subtype == "company";
    let listed_firm = || context.words_in(tokens) > 1 && context.hits_at(first).any(company);
    let legal = end < tokens.after() || listed_firm();
    let bare = (legal && (end > first + 1 || is_name_alone(context, first, legal))).then(|| (Tokens::new(first, end), 42));
    // "Norvane Instruments" is called "Norvane"; "University of Ghent" is not called "University".
    let headed = legal
        || context.classes(last).any(Classes::ORGANIZATION_LAST)
            && tokens.range().all(|i| !document.tokens[i].is_word() || document.tokens[i].is_capitalized());
    let points = match () {
        // "Corning" of Corning Glass Works is nobody here; somebody of that name would teach more.
        () if !is_town(context, first) && listed_firm() => 55,
        () if !is_town(context, first) => 30,
        // "Vyborne" of Vyborne Airlines Inc. is a firm here, not the town.
        () if !context.words[first].facts.is_surname() => 75,
        () => 60,
    };
    let word =
        (headed && end > first + 1 && !context.is(first + 1, "-") && is_name_alone(context, first, legal)).then(|| (Tokens::new(first, first + 1), points));
    // "Norvane Tandel" of "Norvane Tandel Reynolds Inc."
    let inner =
        (first + 2..end.min(first + LONGEST_SHORT_FORM + 1)).filter(move |&i| legal && is_word_end(context, i)).map(move |i| (Tokens::new(first, i), 60));
    bare.into_iter().chain(word).chain(inner)
}

/// Whether a short form of a name may end before a token: not within a listed name ("Bank of New" in "Bank of New York"), nor behind
/// a small word.
fn is_word_end(context: &Context<'_>, token: usize) -> bool {
    let within = context.hits.from(token.saturating_sub(8)..token).iter().any(|h| h.tokens.first() < token && h.tokens.after() > token);
    context.document.tokens[token - 1].is_capitalized() && context.is_spaced(token) && context.document.tokens[token].is_word() && !within
}

/// Whether a word of a longer name may stand for it: no ordinary word, no place, no nationality, no given name. What has a legal
/// form ("Columbia Savings Corp.") is surely a firm, and may be called by the name of a town or a person.
fn is_name_alone(context: &Context<'_>, token: usize, legal: bool) -> bool {
    let word = context.words[token];
    let written = matches!(context.document.tokens[token].shape, Shape::Capital | Shape::Upper | Shape::Mixed);
    let place = context.hits_at(token).any(|h| h.tokens.len() == 1 && matches!(context.gazetteer.row(h.row).kind, Kind::Place | Kind::Norp));
    let listed = place && !(legal && is_town(context, token));
    let common = word.facts.lower >= if legal { 70 } else { 50 };
    let given = word.facts.given >= if legal { 16 } else { 12 };
    written && !listed && !common && !given && !word.classes.any(Classes::CONTENT.or(Classes::ORGANIZATION_LAST))
}

/// Whether a word is the name of towns or regions that are no household names, and of no other place.
fn is_town(context: &Context<'_>, token: usize) -> bool {
    let mut places = context.hits_at(token).filter(|h| h.tokens.len() == 1 && matches!(context.gazetteer.row(h.row).kind, Kind::Place | Kind::Norp)).peekable();
    let small = |row: &Row| matches!(&*row.subtype, "city" | "region") && row.prominence < LARGE_CITY;
    places.peek().is_some() && places.all(|h| small(context.gazetteer.row(h.row)))
}

/// "14 May", "in June": a month where a list has one and a day or a preposition of time stands beside it, whoever is called so.
fn is_month(context: &Context<'_>, tokens: Tokens) -> bool {
    let first = tokens.first();
    let listed = tokens.len() == 1 && context.hits_at(first).any(|h| h.tokens == tokens && h.kind == Kind::Other);
    let day = |i: usize| context.document.tokens[i].shape == Shape::Number;
    listed
        && (context.before(first).is_some_and(|b| day(b) || context.is_one_of(b, &["in", "until", "since", "last", "next", "early", "late", "mid"]))
            || context.after(tokens).is_some_and(day))
}

/// The tokens from `first` on that are so many bytes of folded text, if they are whole and of one sentence.
fn stands_at(context: &Context<'_>, first: usize, length: usize) -> Option<Tokens> {
    let document = context.document;
    let end = document.tokens[first].folded.start as usize + length;
    let mut last = first;
    while (document.tokens[last].folded.end as usize) < end {
        last += 1;
    }
    let whole = document.tokens[last].folded.end as usize == end && document.tokens[last].sentence == document.tokens[first].sentence;
    whole.then(|| Tokens::new(first, last + 1))
}

/// An alias that needs its full name fires where a mention of the same row stands.
fn full_names(context: &Context<'_>, mentions: &[Mention], candidates: &[Candidate], fresh: &mut Vec<Candidate>, rows: &mut Vec<RowId>) {
    let named = mentions
        .iter()
        .flat_map(|m| &candidates[m.evidence.start as usize..m.evidence.end as usize])
        .filter_map(|c| Some(context.gazetteer.alias(c.alias?)))
        .filter(|a| a.needs.nothing())
        .map(|a| a.row);
    rows.extend(named);
    rows.sort_unstable();
    rows.dedup();
    for hit in context.hits.all() {
        let alias = context.gazetteer.alias(hit.alias);
        if !alias.needs.full_name || rows.binary_search(&alias.row).is_err() || is_covered(mentions, hit.tokens) {
            continue;
        }
        if let Some(kind) = NameKind::of_row(context.gazetteer.row(alias.row).kind) {
            fresh.push(Candidate { tokens: hit.tokens, kind, points: 45, rule: FULL_NAME_PRESENT, alias: Some(hit.alias) });
        }
    }
}
