//! What the model looks at: for each token some rows of a table of weights, and the words around it.
//!
//! All but the words are small numbers, so that a feature *is* its row and nothing is hashed. The first pass of the rules
//! tells most: which reading won, how strongly, which lost, and what the same word is elsewhere in the document. What the
//! templates ask of a token is asked once, though they ask it for each of its neighbours too.

use rustc_hash::FxHashMap;

use super::super::resolve::readings;
use super::super::{Candidate, Context, Mention, NameKind, RolePhrase, Strength};
use super::label::number;
use crate::gazetteer::{Classes, WordFacts};
use crate::span::Tokens;
use crate::text::{Casing, Shape};

/// Raise it with every change of what a row means; weights of another version are refused.
pub const VERSION: u32 = 1;

/// The words whose weights are looked up: two before the token to two after it.
pub const WORD_SLOTS: usize = 5;

/// The features of one token.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Rows of the table.
    pub rows: Vec<u32>,
    /// Hashes of the words before, at and after the token; 0 outside its sentence.
    pub words: [u32; WORD_SLOTS],
}

/// One token as the templates see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    reading: Reading,
    shape: u8,
    casing: u8,
    begins: bool,
    capital: bool,
    common: u8,
    name: u8,
    elsewhere: u8,
    mark: u8,
    /// One bit a class.
    classes: u32,
    /// The word's hash.
    pub(super) word: u32,
}

/// What is seen outside the sentence.
const NOTHING: Seen = Seen {
    reading: Reading { won: WON as u8, margin: 0, lost: LOST as u8, listed: LISTED as u8, listed_len: 0 },
    shape: SHAPES as u8,
    casing: 0,
    begins: false,
    capital: false,
    common: 0,
    name: NAMES as u8,
    elsewhere: ELSEWHERE as u8,
    mark: 0,
    classes: 0,
    word: 0,
};

/// A token with the two before it and the two after it.
pub(super) type Window = [Seen; WORD_SLOTS];

/// Calls `each` with every row that speaks of the middle of a window.
#[inline]
pub(super) fn for_each_row(window: &Window, sport: bool, mut each: impl FnMut(usize)) {
    let [before2, before, here, after, after2] = window;
    let won = |seen: &Seen| usize::from(seen.reading.won);
    let lost = |seen: &Seen| usize::from(seen.reading.lost);
    let listed = |seen: &Seen| usize::from(seen.reading.listed);
    let shape = |seen: &Seen| usize::from(seen.shape);
    let name = |seen: &Seen| usize::from(seen.name);
    let elsewhere = |seen: &Seen| usize::from(seen.elsewhere);
    let kind = usize::from(here.reading.margin).div_ceil(4);
    let begins = usize::from(here.begins);
    let capitals = [before2, before, after, after2].iter().enumerate().map(|(bit, seen)| usize::from(seen.capital) << bit).sum::<usize>();

    let mut first = 0;
    // Says which of `size` values the next template has.
    let mut put = |value: usize, size: usize| {
        debug_assert!(value < size);
        each(first + value);
        first += size;
    };
    put(won(here), WON);
    put(won(before), WON + 1);
    put(won(after), WON + 1);
    put(won(before) * WON + won(here), (WON + 1) * WON);
    put(won(after) * WON + won(here), (WON + 1) * WON);
    put(usize::from(here.reading.margin), MARGIN);
    put(won(here) * 2 + usize::from(sport), WON * 2);

    put(lost(here), LOST);
    put(lost(before), LOST + 1);
    put(lost(after), LOST + 1);
    put(won(here) * LOST + lost(here), WON * LOST);

    put(listed(here) * KINDS + kind, LISTED * KINDS);
    put(listed(before), LISTED + 1);
    put(listed(after), LISTED + 1);

    put((usize::from(here.casing) * 2 + begins) * SHAPES + shape(here), 6 * SHAPES);
    put((shape(before) * SHAPES + shape(here)) * (SHAPES + 1) + shape(after), (SHAPES + 1) * SHAPES * (SHAPES + 1));
    put(capitals * 2 + begins, 32);

    put(usize::from(here.common) * 2 + begins, COMMON * 2);
    put(name(here) * KINDS + kind, NAMES * KINDS);
    put(name(before) * NAMES + name(here), (NAMES + 1) * NAMES);
    put(name(after) * NAMES + name(here), (NAMES + 1) * NAMES);

    put(elsewhere(here) * KINDS + kind, ELSEWHERE * KINDS);
    put(elsewhere(before), ELSEWHERE + 1);
    put(elsewhere(after), ELSEWHERE + 1);

    for seen in window {
        // This template may be silent, or say several things.
        let mut classes = seen.classes;
        while classes != 0 {
            each(first + classes.trailing_zeros() as usize);
            classes &= classes - 1;
        }
        first += CLASSES.len();
    }
    for seen in [before2, before, after, after2] {
        each(first + usize::from(seen.mark));
        first += MARKS;
    }
}

/// The first pass's word on one token, as small numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// 0, or the kind that won, how strongly, and whether the token is its first.
    won: u8,
    /// 0, or that kind alone, and how far the next best was.
    margin: u8,
    /// 0, or the best reading that did not win.
    lost: u8,
    /// 0, or the kinds of the longest aliases that stand there, and whether the token is their first.
    listed: u8,
    /// The length of those aliases.
    listed_len: u8,
}

const KINDS: usize = 6;
const WON: usize = 1 + KINDS * 4 * 2;
const MARGIN: usize = 1 + KINDS * 4;
const LOST: usize = 1 + 5 * 4 * 2;
const LISTED: usize = 32 * 3;
const SHAPES: usize = 9;
const NAMES: usize = 16;
const COMMON: usize = 24;
const ELSEWHERE: usize = 12;
const MARKS: usize = 16;

/// The classes of words that the model is told of. Their order is part of the weights.
const CLASSES: [Classes; 21] = [
    Classes::HONORIFIC,
    Classes::PERSON_NOUN,
    Classes::ORGANIZATION_LAST,
    Classes::ORGANIZATION_FIRST,
    Classes::COMPANY_SUFFIX,
    Classes::CLUB_SUFFIX,
    Classes::PLACE_LAST,
    Classes::PLACE_FIRST,
    Classes::PLACE_NOUN,
    Classes::PLACE_PREPOSITION,
    Classes::PLACE_SUFFIX,
    Classes::COMPANY_CUE,
    Classes::TEAM_CUE,
    Classes::MEDIA_CUE,
    Classes::PARTY_CUE,
    Classes::BODY_CUE,
    Classes::SPEECH,
    Classes::PARTICLE,
    Classes::NAME_SUFFIX,
    Classes::FUNCTION,
    Classes::CONTENT,
];

/// What the first pass says of every token; memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct FirstPass {
    readings: Vec<Reading>,
    /// How often the tokens of one word, known by its hash, are of each kind.
    elsewhere: FxHashMap<u32, [u16; 5]>,
}

impl FirstPass {
    /// Reads the first pass. `candidates` are in the order that resolving leaves them in.
    pub(super) fn read<'a>(&'a mut self, cx: Context<'a>, mentions: &[Mention], roles: &[RolePhrase], candidates: &[Candidate]) -> View<'a> {
        self.readings.clear();
        self.readings.resize(cx.document.tokens.len(), Reading::default());
        self.mark_listed(&cx);
        self.elsewhere.clear();
        for mention in mentions {
            let Some(kind) = number(mention.kind) else { continue };
            let step = step_of(mention.points);
            for i in mention.tokens.range() {
                self.readings[i].won = won(kind, step, i == mention.tokens.first());
                self.readings[i].margin = (1 + kind * 4 + step_of(mention.margin)) as u8;
                self.elsewhere.entry(cx.words[i].hash).or_default()[kind] += 1;
            }
        }
        for role in roles {
            for i in role.tokens.range() {
                self.readings[i].won = won(KINDS - 1, 0, i == role.tokens.first());
            }
        }
        self.mark_lost(mentions, candidates);
        View { cx, first_pass: self }
    }

    fn mark_listed(&mut self, cx: &Context<'_>) {
        for hit in cx.hits.all() {
            let row = cx.gazetteer.row(hit.row);
            let Some(kind) = NameKind::of_row(row.kind).and_then(number) else { continue };
            for i in hit.tokens.range() {
                let reading = &mut self.readings[i];
                let place = if hit.tokens.len() == 1 { 0 } else { 1 + usize::from(i > hit.tokens.first()) };
                let len = hit.tokens.len().min(255) as u8;
                if len > reading.listed_len {
                    reading.listed_len = len;
                    reading.listed = 0;
                }
                if len == reading.listed_len {
                    let kinds = (usize::from(reading.listed) % 32) | (1 << kind);
                    reading.listed = (place * 32 + kinds) as u8;
                }
            }
        }
    }

    fn mark_lost(&mut self, mentions: &[Mention], candidates: &[Candidate]) {
        for reading in readings(candidates).filter(|r| r.proposed && r.points > 0) {
            let Some(kind) = number(reading.kind) else { continue };
            let at = mentions.partition_point(|m| m.tokens < reading.tokens);
            if mentions.get(at).is_some_and(|m| m.tokens == reading.tokens && m.kind == reading.kind) {
                continue;
            }
            let step = step_of(reading.points);
            for i in reading.tokens.range() {
                let value = (1 + (step * 5 + kind) * 2 + usize::from(i > reading.tokens.first())) as u8;
                // Of several the strongest.
                self.readings[i].lost = self.readings[i].lost.max(value);
            }
        }
    }
}

fn won(kind: usize, step: usize, first: bool) -> u8 {
    (1 + (kind * 4 + step) * 2 + usize::from(!first)) as u8
}

/// Points in four steps.
fn step_of(points: i32) -> usize {
    match points {
        ..Strength::LIKELY => 0,
        Strength::LIKELY..40 => 1,
        40..65 => 2,
        _ => 3,
    }
}

/// A document as the model sees it.
pub(super) struct View<'a> {
    cx: Context<'a>,
    first_pass: &'a FirstPass,
}

impl View<'_> {
    /// Whether the first pass took token `i` for part of a name.
    pub(super) fn is_named(&self, i: usize) -> bool {
        self.first_pass.readings[i].margin > 0
    }

    /// Whether the document is a sport report.
    pub(super) fn is_sport(&self) -> bool {
        self.cx.sport
    }

    /// Looks at the tokens of a segment, two before it and two after it: the window of its first token is the first.
    pub(super) fn look(&self, segment: Tokens, seen: &mut Vec<Seen>) {
        seen.clear();
        let sentence = self.cx.document.sentence_of(segment.first()).tokens;
        let around = segment.first() as isize - 2..segment.after() as isize + 2;
        seen.extend(around.map(|i| usize::try_from(i).ok().filter(|&i| sentence.range().contains(&i)).map_or(NOTHING, |i| self.seen(i))));
    }

    /// The features of each token of a segment.
    pub(super) fn features(&self, segment: Tokens) -> Vec<Features> {
        let mut seen = Vec::new();
        self.look(segment, &mut seen);
        let features = |window: &Window| {
            let mut rows = Vec::new();
            for_each_row(window, self.cx.sport, |row| rows.push(row as u32));
            Features { rows, words: window.map(|seen| seen.word) }
        };
        windows(&seen).map(features).collect()
    }

    fn seen(&self, i: usize) -> Seen {
        let document = &self.cx.document;
        let token = &document.tokens[i];
        let word = &self.cx.words[i];
        let classes = if word.classes == Classes::NONE { 0 } else { (0..).zip(CLASSES).map(|(bit, c)| u32::from(word.classes.any(c)) << bit).sum() };
        Seen {
            reading: self.first_pass.readings[i],
            shape: shape(token.shape),
            casing: match document.sentence_of(i).casing {
                Casing::Prose => 0,
                Casing::Headline => 1,
                Casing::Capitals => 2,
            },
            begins: document.begins_sentence(i) || document.begins_quotation(i),
            capital: token.is_capitalized(),
            common: common(word.facts),
            name: name(word.facts),
            elsewhere: self.elsewhere(i),
            mark: mark(document.lower(i), token.shape),
            classes,
            word: word.hash,
        }
    }

    /// What the same word mostly is elsewhere in the document, and whether more than once.
    fn elsewhere(&self, i: usize) -> u8 {
        if !self.cx.document.tokens[i].is_capitalized() {
            return 0;
        }
        let Some(mut counts) = self.first_pass.elsewhere.get(&self.cx.words[i].hash).copied() else { return 0 };
        if let Some(own) = usize::from(self.first_pass.readings[i].margin).div_ceil(4).checked_sub(1) {
            counts[own] -= 1;
        }
        let (kind, most) = (0..).zip(counts).max_by_key(|&(k, n)| (n, 5 - k)).unwrap_or_default();
        match most {
            0 => 1,
            1 => 2 + kind,
            _ => 7 + kind,
        }
    }
}

/// The window of each token of a segment that was looked at.
pub(super) fn windows(seen: &[Seen]) -> impl Iterator<Item = &Window> {
    seen.windows(WORD_SLOTS).filter_map(|w| w.first_chunk())
}

fn shape(shape: Shape) -> u8 {
    match shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Letter => 3,
        Shape::Mixed => 4,
        Shape::Number => 5,
        Shape::Clitic => 6,
        Shape::Punctuation => 7,
        Shape::Address => 8,
    }
}

/// How common a word is as a given name and as a surname.
fn name(facts: WordFacts) -> u8 {
    let step = |n: u8| match n {
        0 => 0,
        1..6 => 1,
        6..12 => 2,
        _ => 3,
    };
    step(facts.given) * 4 + step(facts.surname)
}

/// Which mark a token is; 1 for any word.
fn mark(lower: &str, shape: Shape) -> u8 {
    match shape {
        Shape::Number => 13,
        Shape::Clitic if lower == "'s" => 10,
        Shape::Punctuation => match lower {
            "," => 2,
            "." => 3,
            "(" | "[" => 4,
            ")" | "]" => 5,
            "\"" | "'" => 6,
            "-" => 7,
            "--" => 8,
            ":" | ";" => 9,
            "'s" => 10,
            "&" => 11,
            "/" => 12,
            _ => 14,
        },
        _ => 1,
    }
}

/// How common a word is, and how often it is written small.
fn common(facts: WordFacts) -> u8 {
    let lower = match facts.lower {
        0 => 0,
        1..10 => 1,
        10..30 => 2,
        30..60 => 3,
        60..85 => 4,
        _ => 5,
    };
    let frequency = match facts.frequency {
        0 => 0,
        1..10 => 1,
        10..18 => 2,
        _ => 3,
    };
    lower * 4 + frequency
}

/// How many rows the templates have together.
pub(super) fn rows() -> usize {
    let won = WON + 2 * (WON + 1) + 2 * (WON + 1) * WON + MARGIN + WON * 2;
    let lost = LOST + 2 * (LOST + 1) + WON * LOST;
    let listed = LISTED * KINDS + 2 * (LISTED + 1);
    let shape = 6 * SHAPES + (SHAPES + 1) * SHAPES * (SHAPES + 1) + 32;
    let word = COMMON * 2 + NAMES * KINDS + 2 * (NAMES + 1) * NAMES;
    let elsewhere = ELSEWHERE * KINDS + 2 * (ELSEWHERE + 1);
    won + lost + listed + shape + word + elsewhere + WORD_SLOTS * CLASSES.len() + 4 * MARKS
}
