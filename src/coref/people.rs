//! Which mentions are of the same person.
//!
//! Full names join by row, and where given name and surname agree, initials and accents aside; fathers and sons ("Jr.") and
//! different initials do not. A shorter name ("Kerry", "bin Laden", "Hillary") joins a person whose full name holds it. Where
//! several share it, it is the one last spoken of, unless that one was only named in passing, to tell who another is: "Bush" stays
//! the president after "son of George H. W. Bush".

use rustc_hash::FxHashMap;

use super::cluster::{join, root};
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention, NameKind};
use crate::span::{RowId, Tokens};
use crate::text::Shape;

/// What says that two names are one person's.
const SAYS: &[&str] = &["known", "aka", "a.k.a.", "alias", "born", "nicknamed", "dubbed", "nee", "name"];
/// What may stand beside it.
const BESIDE: &[&str] = &[",", "(", "\"", "also", "better", "best", "as", "simply", "professionally", "whose", "real", "birth", "full", "stage", "was", "is"];

/// Joins the mentions of people.
pub(super) fn join_all(context: &Context<'_>, mentions: &[Mention], group: &mut [usize]) {
    let names: Vec<Name<'_>> = (0..mentions.len()).filter(|&i| mentions[i].kind == NameKind::Person).map(|i| Name::read(context, mentions, i)).collect();
    let mut people = People { context, names, full: Vec::new(), by_word: FxHashMap::default() };
    people.tell_full_from_short();
    people.index();
    people.join_full(group);
    people.join_known_as(group);
    people.join_short(group);
}

/// A person's name as it is written somewhere.
struct Name<'a> {
    /// Which mention.
    mention: usize,
    tokens: Tokens,
    /// All of it without "Jr.", in lower case.
    text: &'a str,
    /// Its first word.
    given: &'a str,
    /// Its last word, "Jr." aside.
    surname: &'a str,
    /// Initials between the two: "h w".
    initials: String,
    /// "jr", "sr", "iii".
    suffix: Option<&'a str>,
    /// The row, where only one bears this name.
    row: Option<RowId>,
    /// How many words, what hyphens join counted as one, "Jr." left out.
    words: usize,
    /// How many of them are particles at the beginning: "bin Laden".
    particles: usize,
}

impl<'a> Name<'a> {
    fn read(context: &Context<'a>, mentions: &[Mention], mention: usize) -> Name<'a> {
        let document = context.document;
        let tokens = mentions[mention].tokens;
        let mut end = tokens.after();
        while end - 1 > tokens.first() && (context.classes(end - 1).any(Classes::NAME_SUFFIX) || context.is(end - 1, ",") || context.is(end - 1, ".")) {
            end -= 1;
        }
        let core = Tokens::new(tokens.first(), end);
        let suffix = (end..tokens.after()).map(|i| document.lower(i).trim_end_matches('.')).find(|w| matches!(*w, "jr" | "sr" | "ii" | "iii" | "iv"));
        let inner = core.range().skip(1).filter(|&i| i + 1 < core.after() && document.tokens[i].shape == Shape::Letter);
        let initials: Vec<&str> = inner.map(|i| document.lower(i).trim_end_matches('.')).collect();
        let particle = |i: usize| context.classes(i).any(Classes::PARTICLE) || context.is(i, "-");
        Name {
            mention,
            tokens,
            text: document.lower_of(core),
            given: document.lower(core.first()),
            surname: document.lower(core.last()),
            initials: initials.join(" "),
            suffix,
            row: mentions[mention].only_row(context),
            words: context.words_in(core),
            particles: core.range().take_while(|&i| particle(i)).filter(|&i| document.tokens[i].is_word()).count(),
        }
    }

    /// Whether this name ends with a shorter one, at a word's beginning.
    fn ends_with(&self, short: &str) -> bool {
        self.text.strip_suffix(short).is_some_and(|before| before.ends_with([' ', '-']))
    }

    /// Whether one of its inner words is this one.
    fn holds(&self, word: &str) -> bool {
        self.words > 2 && self.text.split(' ').any(|w| w == word)
    }
}

struct People<'a> {
    context: &'a Context<'a>,
    names: Vec<Name<'a>>,
    /// Which names are full, by their place in `names`.
    full: Vec<usize>,
    /// The full names that hold a word.
    by_word: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> People<'a> {
    fn index(&mut self) {
        for &n in &self.full {
            for word in self.names[n].text.split([' ', '-']) {
                let holders = self.by_word.entry(word).or_default();
                if holders.last() != Some(&n) {
                    holders.push(n);
                }
            }
        }
    }

    /// The full names that hold the last word of a name.
    fn alike(&self, text: &'a str) -> &[usize] {
        let last = text.rsplit([' ', '-']).next().unwrap_or(text);
        self.by_word.get(last).map_or(&[], Vec::as_slice)
    }

    /// A full name has two words, a leading particle not counted: "bin Laden" is short. "Al Gore" and "Abdul Rahman" are full
    /// where no longer name ends with them.
    fn tell_full_from_short(&mut self) {
        let words = |n: &Name<'_>| n.words - n.particles.min(n.words);
        let mut full: Vec<usize> =
            (0..self.names.len()).filter(|&n| self.names[n].words >= 2 && (self.names[n].particles == 0 || words(&self.names[n]) >= 2)).collect();
        for (n, name) in self.names.iter().enumerate() {
            let first = name.tokens.first();
            let given = self.context.document.tokens[first].is_capitalized() && self.context.words[first].facts.given >= 6;
            if name.particles == 0 || name.words < 2 || !given || full.binary_search(&n).is_ok() {
                continue;
            }
            if !full.iter().any(|&f| self.names[f].ends_with(name.text)) {
                full.insert(full.partition_point(|&f| f < n), n);
            }
        }
        self.full = full;
    }

    /// Joins full names with each other.
    fn join_full(&self, group: &mut [usize]) {
        let mut rows: FxHashMap<RowId, usize> = FxHashMap::default();
        for &n in &self.full {
            let name = &self.names[n];
            let alike = self.alike(name.text);
            let at = alike.partition_point(|&f| f < n);
            let same = |f: &&usize| self.is_same(&self.names[**f], name);
            let longer = |f: &&usize| is_longer_form(&self.names[**f], name);
            let earlier = alike[..at].iter().rev().find(same).or_else(|| alike[..at].iter().rev().find(longer));
            let longer_later = || alike[at..].iter().find(longer);
            if let Some(&other) = earlier.or_else(longer_later) {
                join(group, name.mention, self.names[other].mention);
            }
            if let Some(row) = name.row {
                join(group, name.mention, *rows.entry(row).or_insert(name.mention));
            }
        }
    }

    /// Whether two full names are one person's: given name and surname agree and nothing else tells them apart.
    fn is_same(&self, earlier: &Name<'_>, later: &Name<'_>) -> bool {
        let rows = earlier.row.is_none() || later.row.is_none() || earlier.row == later.row;
        let initials = earlier.initials.is_empty() || later.initials.is_empty() || earlier.initials == later.initials;
        // The son's name without "Jr." is only his where the father has not been spoken of.
        let suffixes = earlier.suffix == later.suffix || later.suffix.is_none();
        let given = earlier.given == later.given || self.is_initial_of(earlier, later) || self.is_initial_of(later, earlier);
        rows && initials && suffixes && given && earlier.surname == later.surname && !earlier.surname.is_empty()
    }

    /// "J. Smith" is John Smith's.
    fn is_initial_of(&self, short: &Name<'_>, long: &Name<'_>) -> bool {
        let letter = self.context.document.tokens[short.tokens.first()].shape == Shape::Letter;
        let only = short.initials.is_empty() && short.words == 2;
        letter && only && short.given.chars().next() == long.given.chars().next()
    }

    /// "Marta Kovac, known as Lady Ash": two names, one person.
    fn join_known_as(&self, group: &mut [usize]) {
        for pair in self.names.windows(2) {
            let between = pair[0].tokens.after()..pair[1].tokens.first();
            let says = between.clone().any(|i| self.context.is_one_of(i, SAYS));
            let same_sentence = self.context.same_sentence(pair[1].tokens.first(), pair[0].tokens.first());
            if says && same_sentence && between.len() <= 7 && between.clone().all(|i| self.context.is_one_of(i, SAYS) || self.context.is_one_of(i, BESIDE)) {
                join(group, pair[0].mention, pair[1].mention);
            }
        }
    }

    /// Joins short names with full ones; those that fit none join each other by string.
    fn join_short(&self, group: &mut [usize]) {
        let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
        for (n, name) in self.names.iter().enumerate() {
            if self.full.binary_search(&n).is_ok() {
                continue;
            }
            let found = self
                .holder_of(group, n, &|f| f.ends_with(name.text))
                .or_else(|| self.holder_of(group, n, &|f| f.given == name.text))
                .or_else(|| self.holder_of(group, n, &|f| f.holds(name.text)))
                .or_else(|| self.misspelt(n));
            let target = found.map(|f| self.names[f].mention);
            // What stood alone before its full name came is the same person's.
            let string = *alone.entry(name.text).or_insert(name.mention);
            join(group, name.mention, target.unwrap_or(string));
        }
    }

    /// The full name before a short one whose surname it is but for a slip of the pen.
    fn misspelt(&self, short: usize) -> Option<usize> {
        const REACH: usize = 40;
        let at = self.full.partition_point(|&f| f < short);
        self.full[..at].iter().rev().take(REACH).copied().find(|&f| is_misspelt(self.names[short].text, self.names[f].surname))
    }

    /// The full name that a short one stands for: of those before it, else of those after it.
    fn holder_of(&self, group: &mut [usize], short: usize, fits: &dyn Fn(&Name<'_>) -> bool) -> Option<usize> {
        let alike = self.alike(self.names[short].text);
        let at = alike.partition_point(|&f| f < short);
        let before: Vec<usize> = alike[..at].iter().copied().filter(|&f| fits(&self.names[f])).collect();
        let Some(&last) = before.last() else { return alike[at..].iter().copied().find(|&f| fits(&self.names[f])) };
        let person = |f: usize, group: &mut [usize]| root(group, self.names[f].mention);
        let passing = person(last, group);
        let named_once = alike.iter().filter(|&&f| fits(&self.names[f]) && person(f, group) == passing).count() == 1;
        let meant = self.names[last + 1..short].iter().any(|n| n.text == self.names[short].text && root(group, n.mention) == passing);
        if !named_once || meant || !self.is_in_passing(last) {
            return Some(last);
        }
        // The surname stays with whom it meant before.
        let main = before.iter().rev().copied().find(|&f| person(f, group) != passing);
        Some(main.unwrap_or(last))
    }

    /// "a daughter of George Bush", "her husband, former President Bill Clinton": no subject, but what another is told by.
    fn is_in_passing(&self, name: usize) -> bool {
        let cx = self.context;
        let mut start = self.names[name].tokens.first();
        for _ in 0..6 {
            let Some(before) = cx.before(start) else { return false };
            let kin = |i: usize| cx.classes(i).any(Classes::PERSON_NOUN);
            if kin(before) || cx.is_one_of(before, &["of", "by", "with", "to", "for", "from", "like", "than", "under", "succeeded"]) {
                return true;
            }
            if cx.is(before, ",") {
                return cx.before(before).is_some_and(kin);
            }
            start = match cx.phrase_to(start) {
                Some(phrase) => phrase.tokens.first(),
                None if cx.classes(before).any(Classes::HONORIFIC) || ends_lexeme(cx, start) => before,
                None => return false,
            };
        }
        false
    }
}

/// Whether a word of the title grammar ends before a token: "former", "veteran".
fn ends_lexeme(context: &Context<'_>, token: usize) -> bool {
    let from = context.lexemes.partition_point(|l| l.tokens.first() + 4 < token);
    context.lexemes[from..].iter().take_while(|l| l.tokens.first() < token).any(|l| l.tokens.after() == token)
}

/// "García Márquez" is a form of "Gabriel García Márquez".
fn is_longer_form(long: &Name<'_>, short: &Name<'_>) -> bool {
    long.words > short.words && long.ends_with(short.text) && (long.row.is_none() || short.row.is_none() || long.row == short.row)
}

/// Whether a long surname is written with one letter too many, too few or wrong.
fn is_misspelt(short: &str, surname: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (short.chars().collect(), surname.chars().collect());
    if a.len().max(b.len()) < 6 || a.len().abs_diff(b.len()) > 1 || a[0] != b[0] {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= a.len().max(b.len()) && a != b
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;

    #[test]
    fn one_wrong_letter_is_a_slip() {
        assert!(is_misspelt("lindqist", "lindqvist"));
        assert!(is_misspelt("lindkvist", "lindqvist"));
        assert!(!is_misspelt("hansen", "lansen"));
        assert!(!is_misspelt("linden", "lindqvist"));
        assert!(!is_misspelt("reed", "read"));
    }
}
