//! Which mentions are of the same person.
//!
//! Full names join by row, and where given name and surname agree, initials and accents aside; fathers and sons ("Jr.") and
//! different initials do not. A shorter name ("Kerry", "bin Laden", "Hillary") joins a person whose full name holds it. Where
//! several share it, it is the one last spoken of, unless that one was only named in passing, to tell who another is: "Bush" stays
//! the president after "son of George H. W. Bush".

use rustc_hash::{FxHashMap, FxHashSet};

use super::cluster::{join, root};
use super::name::{Name, Part, initials, is_longer_form};
use super::sex::Sex;
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention, NameKind};
use crate::span::RowId;
use crate::text::{Interner, Shape, Symbol};

/// What says that two names are one person's.
const SAYS: &[&str] = &["known", "aka", "a.k.a.", "alias", "born", "nicknamed", "dubbed", "nee", "name"];
/// What may stand beside it.
const BESIDE: &[&str] = &[",", "(", "\"", "also", "better", "best", "as", "simply", "professionally", "whose", "real", "birth", "full", "stage", "was", "is"];

/// Joins the mentions of people.
pub(super) fn join_all(context: &Context<'_>, mentions: &[Mention], group: &mut [usize], interner: &mut Interner, buffers: &mut Buffers) {
    buffers.clear();
    let people = (0..mentions.len()).filter(|&i| mentions[i].kind == NameKind::Person);
    buffers.names.extend(people.map(|i| Name::read(context, mentions, i, interner)));
    let mut people = People { context, known: buffers };
    people.tell_full_from_short(interner);
    people.index(interner);
    people.join_full(group);
    people.join_known_as(group);
    people.tell_persons(group);
    people.join_short(group);
}

/// How many full names of one form are looked at, before a name and behind it. Only a text of very many namesakes has more, and of
/// those the nearest are meant.
const REACH: usize = 64;

/// What is known of the names; memory kept from one document to the next.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    names: Vec<Name>,
    /// Which names are full, by their place in `names`.
    full: Vec<usize>,
    /// What full names end with.
    endings: FxHashSet<Symbol>,
    /// The forms of the full names, name by name.
    forms: Vec<(Part, Symbol)>,
    /// The full names of each form, by their place in `names`: sorted.
    by_form: Vec<(Part, Symbol, usize)>,
    /// The person of each row.
    rows: FxHashMap<RowId, usize>,
    /// The last full name of each initial and surname.
    namesakes: FxHashMap<(Option<char>, Symbol), usize>,
    /// The person of each name, once the full names are joined.
    persons: Vec<usize>,
    /// By form and person the full name that he was first named by, and whether he has others of the form.
    borne: FxHashMap<(Part, Symbol, usize), (usize, bool)>,
    /// Which person has which title.
    titles: FxHashSet<(usize, RowId)>,
    /// Each person's sex, where it has been told.
    sexes: FxHashMap<usize, Sex>,
    /// The first mention of each short name, with its suffix.
    alone: FxHashMap<(Symbol, Option<Symbol>), usize>,
    /// Where each short name stood last.
    latest: FxHashMap<Symbol, usize>,
    /// Of a surname, where somebody bears it whose full name the text does not give: "President Clinton" beside Hillary Clinton.
    nameless: FxHashMap<Symbol, usize>,
}

impl Buffers {
    fn clear(&mut self) {
        self.names.clear();
        self.full.clear();
        self.endings.clear();
        self.forms.clear();
        self.by_form.clear();
        self.rows.clear();
        self.namesakes.clear();
        self.persons.clear();
        self.borne.clear();
        self.titles.clear();
        self.sexes.clear();
        self.alone.clear();
        self.latest.clear();
        self.nameless.clear();
    }
}

struct People<'a> {
    context: &'a Context<'a>,
    known: &'a mut Buffers,
}

impl People<'_> {
    fn name(&self, name: usize) -> &Name {
        &self.known.names[name]
    }

    fn index(&mut self, interner: &mut Interner) {
        let document = &self.context.document;
        let Buffers { names, full, forms, by_form, .. } = &mut *self.known;
        for &n in &*full {
            let start = forms.len();
            forms.extend(names[n].forms(document).map(|(part, span)| (part, interner.intern(document, span))));
            names[n].forms = (start, forms.len());
            by_form.extend(forms[start..].iter().map(|(part, form)| (*part, *form, n)));
        }
        by_form.sort_unstable();
        by_form.dedup();
    }

    fn tell_persons(&mut self, group: &mut [usize]) {
        let Buffers { names, full, persons, forms, borne, .. } = &mut *self.known;
        persons.extend(names.iter().map(|n| root(group, n.mention)));
        for &n in &*full {
            for (part, form) in &forms[names[n].forms.0..names[n].forms.1] {
                let (first, others) = borne.entry((*part, *form, persons[n])).or_insert((n, false));
                *others |= *first != n;
            }
        }
        for at in 0..self.known.full.len() {
            let n = self.known.full[at];
            self.learn(n, self.known.persons[n]);
        }
    }

    /// What stands before a name is said of the person.
    fn learn(&mut self, name: usize, person: usize) {
        let Name { title, sex, .. } = *self.name(name);
        self.known.titles.extend(title.map(|t| (person, t)));
        if let Some(sex) = sex {
            self.known.sexes.entry(person).or_insert(sex);
        }
    }

    /// Whether what stands before a short name speaks against a person: "Mr" before a woman's.
    fn is_unlike(&self, short: usize, full: usize) -> bool {
        let Name { sex, suffix, .. } = *self.name(short);
        let other_sex = sex.is_some_and(|s| self.known.sexes.get(&self.known.persons[full]).is_some_and(|k| *k != s));
        other_sex || suffix.is_some() && suffix != self.name(full).suffix || self.is_namesakes_office(short, full)
    }

    /// "President Clinton" beside Hillary Clinton: an office that a listed namesake has held, and the listed bearer of the full name
    /// has not.
    fn is_namesakes_office(&self, short: usize, full: usize) -> bool {
        let gazetteer = self.context.gazetteer;
        let (Some(title), Some(row)) = (self.name(short).title, self.name(full).row) else { return false };
        let called = self.known.titles.contains(&(self.known.persons[full], title));
        let office = &gazetteer.row(title).name;
        let held = |row: RowId| gazetteer.row(row).offices.iter().any(|o| o.role == *office);
        let namesakes = || gazetteer.people_by_surname(self.context.document.lower_of(self.name(short).core)).iter();
        !called && !held(row) && namesakes().any(|other| *other != row && held(*other))
    }

    /// The full names of a form before a name and those behind it, the nearest first.
    fn bearers(&self, part: Part, form: Symbol, name: usize) -> (impl Iterator<Item = usize> + Clone, impl Iterator<Item = usize>) {
        let by_form = &self.known.by_form;
        let at = by_form.partition_point(|b| *b < (part, form, name));
        let same = move |b: &&(Part, Symbol, usize)| (b.0, b.1) == (part, form);
        let before = by_form[..at].iter().rev().take(REACH).take_while(same);
        let behind = by_form[at..].iter().take(REACH).take_while(same);
        (before.map(|b| b.2), behind.map(|b| b.2))
    }

    /// A full name has two words, a leading particle not counted: "bin Laden" is short. "Al Gore" and "Abdul Rahman" are full
    /// where no longer name ends with them.
    fn tell_full_from_short(&mut self, interner: &mut Interner) {
        let document = &self.context.document;
        let Buffers { names, full, endings, .. } = &mut *self.known;
        for name in &mut *names {
            name.full = name.words >= 2 && (name.particles == 0 || name.words >= 2 + name.particles);
        }
        let doubtful = |n: &Name| !n.full && n.particles > 0 && n.words >= 2;
        if names.iter().any(doubtful) {
            let full = names.iter().filter(|n| n.full);
            endings.extend(full.flat_map(|n| n.endings(document)).map(|e| interner.intern(document, e)));
        }
        for name in &mut *names {
            let first = name.tokens.first();
            let given = document.tokens[first].is_capitalized() && self.context.words[first].facts.given >= 6;
            if doubtful(name) && given && !endings.contains(&name.text) {
                name.full = true;
                endings.extend(name.endings(document).map(|e| interner.intern(document, e)));
            }
        }
        full.extend((0..names.len()).filter(|&n| names[n].full));
    }

    /// Joins full names with each other.
    fn join_full(&mut self, group: &mut [usize]) {
        for at in 0..self.known.full.len() {
            let n = self.known.full[at];
            let Name { mention, row, .. } = *self.name(n);
            let alike = (self.context.document.lower(self.name(n).core.first()).chars().next(), self.name(n).surname);
            if let Some(other) = self.same_before(alike, n).or_else(|| self.longer_form(n)) {
                join(group, mention, self.name(other).mention);
            }
            self.file_namesake(alike, n);
            if let Some(row) = row {
                join(group, mention, *self.known.rows.entry(row).or_insert(mention));
            }
        }
    }

    /// The nearest full name of the same initial and surname before a full name that is the same person's.
    fn same_before(&self, alike: (Option<char>, Symbol), name: usize) -> Option<usize> {
        let last = self.known.namesakes.get(&alike).copied();
        std::iter::successors(last, |&f| self.name(f).alike).take(REACH).find(|&f| self.is_same(self.name(f), self.name(name)))
    }

    /// "Gabriel García Márquez" for "García Márquez".
    fn longer_form(&self, name: usize) -> Option<usize> {
        let (mut before, mut behind) = self.bearers(Part::Ending, self.name(name).text, name);
        let longer = |f: &usize| is_longer_form(self.name(*f), self.name(name));
        before.find(longer).or_else(|| behind.find(longer))
    }

    /// Files a full name under its initial and surname. Of names that nothing tells apart the last is enough.
    fn file_namesake(&mut self, alike: (Option<char>, Symbol), name: usize) {
        self.known.names[name].alike = self.known.namesakes.insert(alike, name);
        let mut newer = name;
        for _ in 0..REACH {
            let Some(older) = self.name(newer).alike else { return };
            if self.is_written_like(self.name(older), self.name(name)) {
                self.known.names[newer].alike = self.name(older).alike;
                return;
            }
            newer = older;
        }
    }

    /// Whether nothing tells a name from another of the same person.
    fn is_written_like(&self, a: &Name, b: &Name) -> bool {
        a.text == b.text && a.suffix == b.suffix && a.row == b.row && self.same_initials(a, b)
    }

    fn same_initials(&self, a: &Name, b: &Name) -> bool {
        initials(&self.context.document, a.core).eq(initials(&self.context.document, b.core))
    }

    /// Whether two full names are one person's: given name and surname agree and nothing else tells them apart.
    fn is_same(&self, earlier: &Name, later: &Name) -> bool {
        let rows = earlier.row.is_none() || later.row.is_none() || earlier.row == later.row;
        let initials = || !earlier.initials || !later.initials || self.same_initials(earlier, later);
        // The son's name without "Jr." is only his where the father has not been spoken of.
        let suffixes = earlier.suffix == later.suffix || later.suffix.is_none();
        let given = || earlier.given == later.given || self.is_initial_of(earlier, later) || self.is_initial_of(later, earlier);
        let surname = || earlier.surname == later.surname && !self.context.document.lower(earlier.core.last()).is_empty();
        rows && suffixes && surname() && given() && initials()
    }

    /// "J. Smith" is John Smith's.
    fn is_initial_of(&self, short: &Name, long: &Name) -> bool {
        let document = &self.context.document;
        let letter = document.tokens[short.tokens.first()].shape == Shape::Letter;
        let only = !short.initials && short.words == 2;
        let initial = |name: &Name| document.lower(name.core.first()).chars().next();
        letter && only && initial(short) == initial(long)
    }

    /// "Marta Kovac, known as Lady Ash": two names, one person.
    fn join_known_as(&self, group: &mut [usize]) {
        for pair in self.known.names.windows(2) {
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
        for n in 0..self.known.names.len() {
            let Name { text, suffix, mention, full, .. } = *self.name(n);
            if full {
                continue;
            }
            let before = self.known.latest.insert(text, n);
            let namesake = self.known.nameless.get(&text).copied().filter(|m| self.is_still(*m, n));
            let mut by_form = || [Part::Ending, Part::Given, Part::Word].into_iter().find_map(|part| self.holder_of(group, n, part, before));
            let full = if namesake.is_some() { None } else { by_form().or_else(|| self.misspelt(n)) };
            if full.is_none() && namesake.is_none() && self.is_surname(text, n) {
                self.known.nameless.insert(text, n);
            }
            if let Some(full) = full {
                self.learn(n, self.known.persons[full]);
            }
            // What stood alone before its full name came is the same person's; "Charles" is whoever was Charles last, "Charles VI" is not.
            let bare = namesake.or(before).filter(|_| suffix.is_none()).map(|b| self.name(b).mention);
            let string = *self.known.alone.entry((text, suffix)).or_insert(bare.unwrap_or(mention));
            join(group, mention, full.map_or(string, |f| self.name(f).mention));
        }
    }

    /// Whether full names end with a text.
    fn is_surname(&self, text: Symbol, name: usize) -> bool {
        let (mut before, mut behind) = self.bearers(Part::Ending, text, name);
        before.next().is_some() || behind.next().is_some()
    }

    /// Whether a short name still means who was meant by one before, whose full name the text does not give.
    fn is_still(&self, nameless: usize, short: usize) -> bool {
        let since = self.bearers(Part::Ending, self.name(short).text, short).0.next().filter(|b| *b > nameless);
        self.name(short).sex.is_none() && since.is_none_or(|b| self.is_in_passing(b))
    }

    /// The full name before a short one whose surname it is but for a slip of the pen.
    fn misspelt(&self, short: usize) -> Option<usize> {
        const REACH: usize = 40;
        let document = &self.context.document;
        let text = document.lower_of(self.name(short).core);
        let before = &self.known.full[..self.known.full.partition_point(|&f| f < short)];
        before.iter().rev().take(REACH).copied().find(|&f| is_misspelt(text, document.lower(self.name(f).core.last())))
    }

    /// The full name that a short one stands for: of those before it, else of those after it. `latest` is where the short one stood
    /// last.
    fn holder_of(&self, group: &mut [usize], short: usize, part: Part, latest: Option<usize>) -> Option<usize> {
        let text = self.name(short).text;
        let (before, mut behind) = self.bearers(part, text, short);
        // "Prince Charles" is not Charles Hale.
        let royal = self.name(short).title.is_some_and(|t| &*self.context.gazetteer.row(t).list == "roles/nobility");
        let other_royal = |f: usize| royal && part != Part::Ending && self.name(short).row.is_some_and(|row| self.name(f).row != Some(row));
        let alike = |f: &usize| !self.is_unlike(short, *f) && !other_royal(*f);
        let mut near = before.filter(alike);
        let Some(last) = near.next() else { return behind.find(alike) };
        // "President Hale" is the Hale who was called so, not the one last spoken of.
        let entitled = |f: &usize| self.name(short).title.is_some_and(|t| self.known.titles.contains(&(self.known.persons[*f], t)));
        if let Some(other) = near.clone().find(entitled).filter(|_| !entitled(&last)) {
            return Some(other);
        }
        // "Mr Hale" is who was called so before, not the Hale last spoken of, of whom nothing is told.
        let called = |f: &usize| self.name(short).sex.is_some_and(|s| self.known.sexes.get(&self.known.persons[*f]) == Some(&s));
        if let Some(other) = near.clone().find(called).filter(|_| !called(&last)) {
            return Some(other);
        }
        // "Trump Jr. laughed. Trump said": the short name itself told last who is meant.
        let latest = latest.filter(|n| *n > last).map(|n| root(group, self.name(n).mention));
        if let Some(same) = near.clone().find(|f| latest == Some(root(group, self.name(*f).mention))) {
            return Some(same);
        }
        let named_once = !self.known.borne[&(part, text, self.known.persons[last])].1;
        let meant = latest == Some(root(group, self.name(last).mention));
        if !named_once || meant || !self.is_in_passing(last) {
            return Some(last);
        }
        // The surname stays with whom it meant before.
        Some(near.next().unwrap_or(last))
    }

    /// "a daughter of George Bush", "her husband, former President Bill Clinton": no subject, but what another is told by.
    fn is_in_passing(&self, name: usize) -> bool {
        let cx = self.context;
        let mut start = self.name(name).tokens.first();
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

/// Whether a long surname is written with one letter too many, too few or wrong.
fn is_misspelt(short: &str, surname: &str) -> bool {
    if short.chars().next() != surname.chars().next() {
        return false;
    }
    let (a, b) = (short.chars().count(), surname.chars().count());
    let longer = a.max(b);
    if longer < 6 || a.abs_diff(b) > 1 {
        return false;
    }
    let head = short.chars().zip(surname.chars()).take_while(|(x, y)| x == y).count();
    let rest = short.chars().rev().zip(surname.chars().rev()).take(a.min(b) - head);
    let tail = rest.take_while(|(x, y)| x == y).count();
    head + tail + 1 >= longer && short != surname
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
