//! What the model looks at: for each token some rows of a table of weights, and the words around it.
//!
//! All but the words are small numbers, so that a feature *is* its row and nothing is hashed. The first pass of the rules
//! tells most: which reading won, how strongly, which lost, and what the same word is elsewhere in the document.

use rustc_hash::FxHashMap;

use super::super::resolve::readings;
use super::super::{Candidate, Context, Mention, NameKind, RolePhrase, Strength};
use super::label::number;
use crate::gazetteer::{Classes, WordFacts};
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
    next: u32,
}

impl Features {
    /// Says which of `size` values the next template has.
    fn put(&mut self, value: usize, size: usize) {
        debug_assert!(value < size);
        self.rows.push(self.next + value as u32);
        self.next += size as u32;
    }

    /// The same for a template that may be silent, or say several things.
    fn put_all(&mut self, values: impl Iterator<Item = usize>, size: usize) {
        self.rows.extend(values.map(|v| self.next + v as u32));
        self.next += size as u32;
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
}

/// How often the tokens of one spelling are of each kind.
type Elsewhere<'a> = FxHashMap<&'a str, [u16; 5]>;

impl FirstPass {
    /// Reads the first pass. `candidates` are in the order that resolving leaves them in.
    pub(super) fn read<'a>(&'a mut self, cx: Context<'a>, mentions: &[Mention], roles: &[RolePhrase], candidates: &[Candidate]) -> View<'a> {
        self.readings.clear();
        self.readings.resize(cx.document.tokens.len(), Reading::default());
        self.mark_listed(&cx);
        let mut elsewhere = Elsewhere::default();
        for mention in mentions {
            let Some(kind) = number(mention.kind) else { continue };
            let step = step_of(mention.points);
            for i in mention.tokens.range() {
                self.readings[i].won = won(kind, step, i == mention.tokens.first());
                self.readings[i].margin = (1 + kind * 4 + step_of(mention.margin)) as u8;
                elsewhere.entry(cx.document.lower(i)).or_default()[kind] += 1;
            }
        }
        for role in roles {
            for i in role.tokens.range() {
                self.readings[i].won = won(KINDS - 1, 0, i == role.tokens.first());
            }
        }
        self.mark_lost(mentions, candidates);
        View { cx, readings: &self.readings, elsewhere }
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
    readings: &'a [Reading],
    elsewhere: Elsewhere<'a>,
}

impl View<'_> {
    /// Whether the first pass took token `i` for part of a name.
    pub(super) fn is_named(&self, i: usize) -> bool {
        self.readings[i].margin > 0
    }

    /// Collects the features of token `i`.
    pub(super) fn features(&self, i: usize, out: &mut Features) {
        out.rows.clear();
        out.next = 0;
        let around: [Option<usize>; WORD_SLOTS] = std::array::from_fn(|slot| (i + slot).checked_sub(2).filter(|&j| self.cx.same_sentence(j, i)));
        let [before2, before, _, after, after2] = around;
        let here = self.readings[i];
        let kind = usize::from(here.margin).div_ceil(4);

        let won = |j: Option<usize>| j.map_or(WON, |j| usize::from(self.readings[j].won));
        out.put(won(Some(i)), WON);
        out.put(won(before), WON + 1);
        out.put(won(after), WON + 1);
        out.put(won(before) * WON + won(Some(i)), (WON + 1) * WON);
        out.put(won(after) * WON + won(Some(i)), (WON + 1) * WON);
        out.put(usize::from(here.margin), MARGIN);
        out.put(won(Some(i)) * 2 + usize::from(self.cx.sport), WON * 2);

        let lost = |j: Option<usize>| j.map_or(LOST, |j| usize::from(self.readings[j].lost));
        out.put(lost(Some(i)), LOST);
        out.put(lost(before), LOST + 1);
        out.put(lost(after), LOST + 1);
        out.put(won(Some(i)) * LOST + lost(Some(i)), WON * LOST);

        let listed = |j: Option<usize>| j.map_or(LISTED, |j| usize::from(self.readings[j].listed));
        out.put(listed(Some(i)) * KINDS + kind, LISTED * KINDS);
        out.put(listed(before), LISTED + 1);
        out.put(listed(after), LISTED + 1);

        let begins = usize::from(self.cx.document.begins_sentence(i) || self.cx.document.begins_quotation(i));
        let shape = |j: Option<usize>| j.map_or(SHAPES, |j| self.shape(j));
        out.put((self.casing(i) * 2 + begins) * SHAPES + self.shape(i), 6 * SHAPES);
        out.put((shape(before) * SHAPES + self.shape(i)) * (SHAPES + 1) + shape(after), (SHAPES + 1) * SHAPES * (SHAPES + 1));
        out.put(self.capitals(around) * 2 + begins, 32);

        let facts = self.cx.words[i].facts;
        out.put(common(facts) * 2 + begins, COMMON * 2);
        let name = |j: Option<usize>| j.map_or(NAMES, |j| self.name(j));
        out.put(self.name(i) * KINDS + kind, NAMES * KINDS);
        out.put(name(before) * NAMES + self.name(i), (NAMES + 1) * NAMES);
        out.put(name(after) * NAMES + self.name(i), (NAMES + 1) * NAMES);

        let elsewhere = |j: Option<usize>| j.map_or(ELSEWHERE, |j| self.elsewhere(j));
        out.put(self.elsewhere(i) * KINDS + kind, ELSEWHERE * KINDS);
        out.put(elsewhere(before), ELSEWHERE + 1);
        out.put(elsewhere(after), ELSEWHERE + 1);

        for j in around {
            let classes = j.map_or(Classes::NONE, |j| self.cx.words[j].classes);
            out.put_all((0..CLASSES.len()).filter(|&c| classes.any(CLASSES[c])), CLASSES.len());
        }
        for j in [before2, before, after, after2] {
            out.put(j.map_or(0, |j| self.mark(j)), MARKS);
        }
        out.words = around.map(|j| j.map_or(0, |j| hash(self.cx.document.lower(j))));
    }

    fn shape(&self, i: usize) -> usize {
        match self.cx.document.tokens[i].shape {
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

    fn casing(&self, i: usize) -> usize {
        match self.cx.document.sentence_of(i).casing {
            Casing::Prose => 0,
            Casing::Headline => 1,
            Casing::Capitals => 2,
        }
    }

    /// Which of the four tokens around have a capital.
    fn capitals(&self, around: [Option<usize>; WORD_SLOTS]) -> usize {
        let bit = |slot: usize| usize::from(around[slot].is_some_and(|j| self.cx.document.tokens[j].is_capitalized()));
        bit(0) | (bit(1) << 1) | (bit(3) << 2) | (bit(4) << 3)
    }

    /// How common it is as a given name and as a surname.
    fn name(&self, i: usize) -> usize {
        let step = |n: u8| match n {
            0 => 0,
            1..6 => 1,
            6..12 => 2,
            _ => 3,
        };
        let facts = self.cx.words[i].facts;
        step(facts.given) * 4 + step(facts.surname)
    }

    /// What the same word mostly is elsewhere in the document, and whether more than once.
    fn elsewhere(&self, i: usize) -> usize {
        if !self.cx.document.tokens[i].is_capitalized() {
            return 0;
        }
        let Some(mut counts) = self.elsewhere.get(self.cx.document.lower(i)).copied() else { return 0 };
        if let Some(own) = usize::from(self.readings[i].margin).div_ceil(4).checked_sub(1) {
            counts[own] -= 1;
        }
        let (kind, most) = (0..5).map(|k| (k, counts[k])).max_by_key(|&(k, n)| (n, 5 - k)).unwrap_or_default();
        match most {
            0 => 1,
            1 => 2 + kind,
            _ => 7 + kind,
        }
    }

    /// Which mark a token is; 1 for any word.
    fn mark(&self, i: usize) -> usize {
        let shape = self.cx.document.tokens[i].shape;
        match self.cx.document.lower(i) {
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
            _ if shape == Shape::Number => 13,
            _ if shape == Shape::Punctuation => 14,
            _ => 1,
        }
    }
}

/// How common a word is, and how often it is written small.
fn common(facts: WordFacts) -> usize {
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

/// FNV-1a, 32 bits, never 0: words are known by it, so that the weights hold no text.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h: u32, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)).max(1)
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
