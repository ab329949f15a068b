//! Which mentions are of the same person.
//!
//! Full names join by row, and where given name and surname agree, initials and accents aside; fathers and sons ("Jr.") and
//! different initials do not. A shorter name ("Kerry", "bin Laden", "Hillary") joins a person whose full name holds it. Where
//! several share it, it is the one last spoken of, unless that one was only named in passing, to tell who another is: "Bush" stays
//! the president after "son of George H. W. Bush".

use rustc_hash::{FxHashMap, FxHashSet};

use super::cluster::{join, root};
use super::sex::{Sex, told_before};
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
    let mut people = People {
        context,
        names,
        full: Vec::new(),
        by_form: FxHashMap::default(),
        persons: Vec::new(),
        borne: FxHashMap::default(),
        titles: FxHashSet::default(),
        sexes: FxHashMap::default(),
    };
    people.tell_full_from_short();
    people.index();
    people.join_full(group);
    people.join_known_as(group);
    people.tell_persons(group);
    people.join_short(group);
}

/// How many full names of one form are looked at, before a name and behind it. Only a text of very many namesakes has more, and of
/// those the nearest are meant.
const REACH: usize = 64;

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
    /// The head of the title before it.
    title: Option<RowId>,
    /// What that title or an honorific tells.
    sex: Option<Sex>,
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
        let suffix = (end..tokens.after()).map(|i| document.lower(i).trim_end_matches('.')).find(|w| is_suffix(w));
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
            title: context.phrase_to(tokens.first()).map(|p| p.head.row),
            sex: told_before(context, tokens.first()),
            row: mentions[mention].only_row(context),
            words: context.words_in(core),
            particles: core.range().take_while(|&i| particle(i)).filter(|&i| document.tokens[i].is_word()).count(),
        }
    }

    /// The shorter names that this one ends with, at a word's beginning.
    fn endings(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let text = self.text;
        text.match_indices([' ', '-']).map(|(at, _)| &text[at + 1..]).filter(|e| !e.is_empty())
    }

    /// What a short name may be to be a form of it.
    fn forms(&self) -> impl Iterator<Item = (Part, &'a str)> + use<'a> {
        let long = self.words > 2;
        let endings = self.endings().map(|e| (Part::Ending, e));
        let words = self.text.split(' ').filter(move |_| long).map(|w| (Part::Word, w));
        endings.chain([(Part::Given, self.given)]).chain(words)
    }

    /// Whether nothing tells it from another name of the same person.
    fn is_written_like(&self, other: &Name<'_>) -> bool {
        self.text == other.text && self.initials == other.initials && self.suffix == other.suffix && self.row == other.row
    }
}

/// What a short name may be of a full one, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// "Kerry", "bin Laden".
    Ending,
    /// "Hillary".
    Given,
    /// One of three or more.
    Word,
}

struct People<'a> {
    context: &'a Context<'a>,
    names: Vec<Name<'a>>,
    /// Which names are full, by their place in `names`.
    full: Vec<usize>,
    /// The full names of each form, by their place in `names`.
    by_form: FxHashMap<(Part, &'a str), Vec<usize>>,
    /// The person of each name, once the full names are joined.
    persons: Vec<usize>,
    /// By form and person the full name that he was first named by, and whether he has others of the form.
    borne: FxHashMap<(Part, &'a str, usize), (usize, bool)>,
    /// Which person has which title.
    titles: FxHashSet<(usize, RowId)>,
    /// Each person's sex, where it has been told.
    sexes: FxHashMap<usize, Sex>,
}

impl<'a> People<'a> {
    fn index(&mut self) {
        for &n in &self.full {
            for form in self.names[n].forms() {
                let bearers = self.by_form.entry(form).or_default();
                if bearers.last() != Some(&n) {
                    bearers.push(n);
                }
            }
        }
    }

    fn tell_persons(&mut self, group: &mut [usize]) {
        self.persons = self.names.iter().map(|n| root(group, n.mention)).collect();
        for at in 0..self.full.len() {
            let n = self.full[at];
            self.learn(n, self.persons[n]);
            for (part, form) in self.names[n].forms() {
                let (first, others) = self.borne.entry((part, form, self.persons[n])).or_insert((n, false));
                *others |= *first != n;
            }
        }
    }

    /// What stands before a name is said of the person.
    fn learn(&mut self, name: usize, person: usize) {
        let Name { title, sex, .. } = self.names[name];
        self.titles.extend(title.map(|t| (person, t)));
        if let Some(sex) = sex {
            self.sexes.entry(person).or_insert(sex);
        }
    }

    /// Whether what stands before a short name speaks against a person: "Mr" before a woman's.
    fn is_unlike(&self, short: usize, full: usize) -> bool {
        let Name { sex, suffix, .. } = self.names[short];
        let other_sex = sex.is_some_and(|s| self.sexes.get(&self.persons[full]).is_some_and(|k| *k != s));
        other_sex || suffix.is_some() && suffix != self.names[full].suffix || self.is_namesakes_office(short, full)
    }

    /// "President Clinton" beside Hillary Clinton: an office that a listed namesake has held, and the listed bearer of the full name
    /// has not.
    fn is_namesakes_office(&self, short: usize, full: usize) -> bool {
        let gazetteer = self.context.gazetteer;
        let (Some(title), Some(row)) = (self.names[short].title, self.names[full].row) else { return false };
        let called = self.titles.contains(&(self.persons[full], title));
        let office = &gazetteer.row(title).name;
        let held = |row: RowId| gazetteer.row(row).offices.iter().any(|o| o.role == *office);
        !called && !held(row) && gazetteer.people_by_surname(self.names[short].text).iter().any(|other| *other != row && held(*other))
    }

    /// The full names of a form before a name, and those behind it.
    fn bearers(&self, part: Part, form: &'a str, name: usize) -> (&[usize], &[usize]) {
        let bearers = self.by_form.get(&(part, form)).map_or(&[][..], Vec::as_slice);
        bearers.split_at(bearers.partition_point(|&b| b < name))
    }

    /// A full name has two words, a leading particle not counted: "bin Laden" is short. "Al Gore" and "Abdul Rahman" are full
    /// where no longer name ends with them.
    fn tell_full_from_short(&mut self) {
        let words = |n: &Name<'_>| n.words - n.particles.min(n.words);
        let mut full: Vec<bool> = self.names.iter().map(|n| n.words >= 2 && (n.particles == 0 || words(n) >= 2)).collect();
        let mut endings: FxHashSet<&str> = self.names.iter().zip(&full).filter(|(_, full)| **full).flat_map(|(n, _)| n.endings()).collect();
        for (name, full) in self.names.iter().zip(&mut full) {
            let first = name.tokens.first();
            let given = self.context.document.tokens[first].is_capitalized() && self.context.words[first].facts.given >= 6;
            if name.particles == 0 || name.words < 2 || !given || *full || endings.contains(name.text) {
                continue;
            }
            *full = true;
            endings.extend(name.endings());
        }
        self.full = (0..self.names.len()).filter(|&n| full[n]).collect();
    }

    /// Joins full names with each other.
    fn join_full(&self, group: &mut [usize]) {
        let mut rows: FxHashMap<RowId, usize> = FxHashMap::default();
        let mut namesakes: FxHashMap<(Option<char>, &str), Vec<usize>> = FxHashMap::default();
        for &n in &self.full {
            let name = &self.names[n];
            let alike = namesakes.entry((name.given.chars().next(), name.surname)).or_default();
            let same = alike.iter().rev().take(REACH).copied().find(|&f| self.is_same(&self.names[f], name));
            let (before, behind) = self.bearers(Part::Ending, name.text, n);
            let longer = |f: &&usize| is_longer_form(&self.names[**f], name);
            let longer_form = before.iter().rev().take(REACH).find(longer).or_else(|| behind.iter().take(REACH).find(longer));
            if let Some(other) = same.or(longer_form.copied()) {
                join(group, name.mention, self.names[other].mention);
            }
            // Of names that nothing tells apart the last is enough.
            let nearest = alike.len().saturating_sub(REACH);
            if let Some(at) = alike[nearest..].iter().position(|&f| self.names[f].is_written_like(name)) {
                alike.remove(nearest + at);
            }
            alike.push(n);
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
    fn join_short(&mut self, group: &mut [usize]) {
        let mut alone: FxHashMap<(&str, Option<&str>), usize> = FxHashMap::default();
        let mut latest: FxHashMap<&str, usize> = FxHashMap::default();
        // Of a surname, where somebody bears it whose full name the text does not give: "President Clinton" beside Hillary Clinton.
        let mut nameless: FxHashMap<&str, usize> = FxHashMap::default();
        for n in 0..self.names.len() {
            if self.full.binary_search(&n).is_ok() {
                continue;
            }
            let Name { text, suffix, mention, .. } = self.names[n];
            let before = latest.insert(text, n);
            let namesake = nameless.get(text).copied().filter(|m| self.is_still(*m, n));
            let mut by_form = || [Part::Ending, Part::Given, Part::Word].into_iter().find_map(|part| self.holder_of(group, n, part, before));
            let full = if namesake.is_some() { None } else { by_form().or_else(|| self.misspelt(n)) };
            if full.is_none() && namesake.is_none() && self.by_form.contains_key(&(Part::Ending, text)) {
                nameless.insert(text, n);
            }
            if let Some(full) = full {
                self.learn(n, self.persons[full]);
            }
            // What stood alone before its full name came is the same person's; "Charles" is whoever was Charles last, "Charles VI" is not.
            let bare = namesake.or(before).filter(|_| suffix.is_none()).map(|b| self.names[b].mention);
            let string = *alone.entry((text, suffix)).or_insert(bare.unwrap_or(mention));
            join(group, mention, full.map_or(string, |f| self.names[f].mention));
        }
    }

    /// Whether a short name still means who was meant by one before, whose full name the text does not give.
    fn is_still(&self, nameless: usize, short: usize) -> bool {
        let since = self.bearers(Part::Ending, self.names[short].text, short).0.last().filter(|b| **b > nameless);
        self.names[short].sex.is_none() && since.is_none_or(|b| self.is_in_passing(*b))
    }

    /// The full name before a short one whose surname it is but for a slip of the pen.
    fn misspelt(&self, short: usize) -> Option<usize> {
        const REACH: usize = 40;
        let at = self.full.partition_point(|&f| f < short);
        self.full[..at].iter().rev().take(REACH).copied().find(|&f| is_misspelt(self.names[short].text, self.names[f].surname))
    }

    /// The full name that a short one stands for: of those before it, else of those after it. `latest` is where the short one stood
    /// last.
    fn holder_of(&self, group: &mut [usize], short: usize, part: Part, latest: Option<usize>) -> Option<usize> {
        let text = self.names[short].text;
        let (before, behind) = self.bearers(part, text, short);
        let alike = |f: &&usize| !self.is_unlike(short, **f);
        let mut near = before.iter().rev().take(REACH).filter(alike);
        let Some(&last) = near.next() else { return behind.iter().take(REACH).find(alike).copied() };
        // "President Hale" is the Hale who was called so, not the one last spoken of.
        let entitled = |f: &&usize| self.names[short].title.is_some_and(|t| self.titles.contains(&(self.persons[**f], t)));
        if let Some(&other) = near.clone().find(entitled).filter(|_| !entitled(&&last)) {
            return Some(other);
        }
        // "Trump Jr. laughed. Trump said": the short name itself told last who is meant.
        let latest = latest.filter(|n| *n > last).map(|n| root(group, self.names[n].mention));
        if let Some(&same) = near.clone().find(|f| latest == Some(root(group, self.names[**f].mention))) {
            return Some(same);
        }
        let named_once = !self.borne[&(part, text, self.persons[last])].1;
        let meant = latest == Some(root(group, self.names[last].mention));
        if !named_once || meant || !self.is_in_passing(last) {
            return Some(last);
        }
        // The surname stays with whom it meant before.
        Some(near.next().copied().unwrap_or(last))
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

/// "García Márquez" is a form of "Gabriel García Márquez": a name that ends with it.
fn is_longer_form(long: &Name<'_>, short: &Name<'_>) -> bool {
    long.words > short.words && (long.row.is_none() || short.row.is_none() || long.row == short.row)
}

/// "jr", "iii", "xvi".
fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr") || word.len() > 1 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
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
