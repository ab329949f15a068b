//! Lists → [`Gazetteer`]: every written form once in the automaton, with the rows that bear it.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::background::Background;
use super::expand;
use super::lexicon::{Classes, Lexicon};
use super::lists::Lists;
use super::row::{Form, Kind, Needs, Row};
use super::source::Source;
use crate::span::{AliasId, RowId};
use crate::text::{fold, lower};

/// A written form of one row, as the automaton finds it.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Whose form it is.
    pub row: RowId,
    /// The form folded, case kept.
    pub folded: Box<str>,
    /// Which form.
    pub form: Form,
    /// What it needs before it fires.
    pub needs: Needs,
    /// Whether it stands in a list of the house, which wins over the built-in ones.
    pub house: bool,
}

/// Everything the engine knows beforehand. Immutable and shared.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    rows: Vec<Row>,
    aliases: Vec<Alias>,
    /// The aliases of pattern `p` are `starts[p]..starts[p + 1]`.
    starts: Vec<u32>,
    pub(super) automaton: AhoCorasick,
    lexicon: Lexicon,
    background: Background,
    countries: FxHashMap<Box<str>, RowId>,
    people_by_surname: FxHashMap<Box<str>, Vec<RowId>>,
    sources: BTreeMap<String, Source>,
    version: String,
}

impl Gazetteer {
    /// The gazetteer of the built-in lists alone.
    ///
    /// # Panics
    /// Never: the built-in lists are checked by the tests.
    #[must_use]
    pub fn built_in() -> Gazetteer {
        Gazetteer::compile(Lists::built_in().expect("the built-in lists are valid; a test loads them"), Vec::new())
    }

    /// Compiles the base lists and, in order of growing strength, those of the house.
    ///
    /// # Panics
    /// Above 2^31 written forms.
    #[must_use]
    pub fn compile(base: Lists, house: Vec<Lists>) -> Gazetteer {
        let version = version(&base, &house);
        let mut sources = base.sources;
        let mut rejected = FxHashSet::default();
        rejected.extend(base.rejects.iter().map(|r| fold(&r.alias)));
        let mut rows: Vec<Row> = base.lists.into_iter().flat_map(|l| l.rows).collect();
        let first_house = rows.len();
        for lists in house {
            sources.extend(lists.sources);
            rejected.extend(lists.rejects.iter().map(|r| fold(&r.alias)));
            rows.extend(lists.lists.into_iter().flat_map(|l| l.rows));
        }

        let mut lexicon = Lexicon::default();
        let mut forms = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            if row.kind == Kind::Trigger {
                add_trigger(row, &mut lexicon);
                continue;
            }
            let house = number >= first_house;
            expand::forms(row, |text, form, needs| {
                let folded = fold(text);
                // A house's own names are never taken away by a reject line, which is there for the lists before it.
                if house || !rejected.contains(&folded) {
                    forms.push((lower(&folded), Alias { row: RowId(number as u32), folded: folded.into(), form, needs, house }));
                }
            });
        }
        forms.sort_by(|a, b| (&a.0, a.1.row, &a.1.folded).cmp(&(&b.0, b.1.row, &b.1.folded)));
        forms.dedup_by(|b, a| a.0 == b.0 && a.1.row == b.1.row && a.1.folded == b.1.folded);

        let mut patterns: Vec<String> = Vec::new();
        let mut starts = Vec::new();
        let mut aliases = Vec::with_capacity(forms.len());
        for (pattern, alias) in forms {
            if patterns.last() != Some(&pattern) {
                starts.push(aliases.len() as u32);
                patterns.push(pattern);
            }
            aliases.push(alias);
        }
        starts.push(aliases.len() as u32);
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(&patterns)
            .expect("fewer than 2^31 patterns");

        let countries =
            rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Place).filter_map(|(n, r)| Some((r.id("iso3166")?.into(), RowId(n as u32)))).collect();
        let mut people_by_surname: FxHashMap<Box<str>, Vec<RowId>> = FxHashMap::default();
        for (number, row) in rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Person) {
            let surname = row.name.rsplit(' ').next().unwrap_or(&row.name);
            people_by_surname.entry(lower(&fold(surname)).into()).or_default().push(RowId(number as u32));
        }
        Gazetteer { rows, aliases, starts, automaton, lexicon, background: Background::built_in(), countries, people_by_surname, sources, version }
    }

    /// A row.
    #[must_use]
    pub fn row(&self, id: RowId) -> &Row {
        &self.rows[id.index()]
    }

    /// All rows, in the order of lists and lines.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// An alias.
    #[must_use]
    pub fn alias(&self, id: AliasId) -> &Alias {
        &self.aliases[id.index()]
    }

    /// How many written forms the automaton finds.
    #[must_use]
    pub fn alias_count(&self) -> usize {
        self.aliases.len()
    }

    /// The aliases written as pattern `pattern` of the automaton.
    pub(super) fn aliases_of(&self, pattern: usize) -> impl Iterator<Item = (AliasId, &Alias)> {
        (self.starts[pattern]..self.starts[pattern + 1]).map(|n| (AliasId(n), &self.aliases[n as usize]))
    }

    /// The trigger classes of a word, folded and in lower case.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.lexicon.get(word)
    }

    /// What the background knows of a word, folded and in lower case.
    #[must_use]
    pub fn facts(&self, word: &str) -> super::WordFacts {
        self.background.of(word)
    }

    /// The place with an ISO 3166 code.
    #[must_use]
    pub fn place_by_iso(&self, code: &str) -> Option<RowId> {
        self.countries.get(code).copied()
    }

    /// The people whose name ends with a word, folded and in lower case.
    #[must_use]
    pub fn people_by_surname(&self, surname: &str) -> &[RowId] {
        self.people_by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The sources of all rows, by key.
    #[must_use]
    pub fn sources(&self) -> &BTreeMap<String, Source> {
        &self.sources
    }

    /// The day of the newest facts and the first digits of the contents' hash: `2026-11-22+9f2c41d0`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
}

fn add_trigger(row: &Row, lexicon: &mut Lexicon) {
    let list = row.list.rsplit('/').next().unwrap_or(&row.list);
    let classes = Classes::of_row(list, &row.subtype);
    lexicon.add(&row.name, classes);
    for alias in &row.aliases {
        lexicon.add(&alias.text, classes);
    }
}

fn version(base: &Lists, house: &[Lists]) -> String {
    let newest = base.sources.values().map(|s| s.as_of.as_str()).max().unwrap_or("undated");
    let mut digest = base.digest;
    for lists in house {
        for (a, b) in digest.iter_mut().zip(lists.digest) {
            *a = a.rotate_left(1) ^ b;
        }
    }
    let [a, b, c, d, ..] = digest;
    format!("{newest}+{a:02x}{b:02x}{c:02x}{d:02x}")
}
