//! Lists → [`Gazetteer`]: every written form once in the automaton, with the rows that bear it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::background::Background;
use super::entry::{self, Entry};
use super::expand::{Expander, Spelling};
use super::lexicon::{Classes, Lexicon};
use super::lists::Lists;
use super::names::{self, Alias, Names, Origin};
use super::parallel;
use super::row::{Kind, Row};
use super::source::Source;
use crate::span::{AliasId, RowId};
use crate::text::{TextBuffers, fold, lower};

/// Everything the engine knows beforehand. Immutable, shared, cheap to clone.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    lists: Arc<Compiled>,
    /// What a request knows beside the lists.
    entries: Option<Arc<Names>>,
}

/// The lists, compiled.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) names: Names,
    pub(super) lexicon: Lexicon,
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
        let mut rows: Vec<Row> = base.lists.into_iter().flat_map(|l| l.rows).collect();
        let mut origins = vec![Origin::BuiltIn; rows.len()];
        // Form → the strongest that rejects it.
        let mut rejected: FxHashMap<String, Origin> = base.rejects.iter().map(|r| (fold(&r.alias), Origin::BuiltIn)).collect();
        for (place, lists) in (0..).zip(house) {
            let origin = Origin::House(place);
            sources.extend(lists.sources);
            rejected.extend(lists.rejects.iter().map(|r| (fold(&r.alias), origin)));
            rows.extend(lists.lists.into_iter().flat_map(|l| l.rows));
            origins.resize(rows.len(), origin);
        }

        let mut lexicon = Lexicon::default();
        let mut buffers = TextBuffers::default();
        for row in rows.iter().filter(|r| r.kind == Kind::Trigger) {
            add_trigger(row, &mut lexicon, &mut buffers);
        }
        let expander = Expander::new(rows.iter());
        let chunks: Vec<usize> = (0..rows.len()).step_by(CHUNK).collect();
        let sorted_runs = parallel::each(&chunks, |&first| {
            let mut forms = Vec::new();
            for number in first..rows.len().min(first + CHUNK) {
                let origin = origins[number];
                add_forms(&expander, RowId(number as u32), &rows[number], origin, &mut forms, |form| {
                    // A house's own names are never taken away by its reject lines, which are there for the lists before it.
                    rejected.get(form).is_some_and(|by| origin == Origin::BuiltIn || origin < *by)
                });
            }
            forms.sort_by(names::by_form);
            forms
        });
        let forms = sorted_runs.into_iter().flatten().collect();

        let countries =
            rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Place).filter_map(|(n, r)| Some((r.id("iso3166")?.into(), RowId(n as u32)))).collect();
        let mut people_by_surname: FxHashMap<Box<str>, Vec<RowId>> = FxHashMap::default();
        for (number, row) in rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Person) {
            let surname = row.name.rsplit(' ').next().unwrap_or(&row.name);
            people_by_surname.entry(lower(&fold(surname)).into()).or_default().push(RowId(number as u32));
        }
        let names = Names::compile(rows, forms, 0);
        let lists = Compiled { names, lexicon, background: Background::built_in(), countries, people_by_surname, sources, version };
        Gazetteer { lists: Arc::new(lists), entries: None }
    }

    /// The same gazetteer with what one request knows beside it.
    #[must_use]
    pub fn with_entries(&self, entries: &[Entry]) -> Gazetteer {
        let names = &self.lists.names;
        let entries = (!entries.is_empty()).then(|| Arc::new(entry::compile(entries, names.rows.len(), names.aliases.len())));
        Gazetteer { lists: Arc::clone(&self.lists), entries }
    }

    /// A row.
    #[must_use]
    pub fn row(&self, id: RowId) -> &Row {
        let names = &self.lists.names;
        match (id.index().checked_sub(names.rows.len()), &self.entries) {
            (Some(number), Some(entries)) => &entries.rows[number],
            _ => &names.rows[id.index()],
        }
    }

    /// All rows of lists, in the order of lists and lines.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.lists.names.rows
    }

    /// An alias.
    #[must_use]
    pub fn alias(&self, id: AliasId) -> &Alias {
        let names = &self.lists.names;
        match (id.index().checked_sub(names.aliases.len()), &self.entries) {
            (Some(number), Some(entries)) => &entries.aliases[number],
            _ => &names.aliases[id.index()],
        }
    }

    /// How many written forms of lists the automaton finds.
    #[must_use]
    pub fn alias_count(&self) -> usize {
        self.lists.names.aliases.len()
    }

    /// The lists, compiled.
    pub(super) fn lists(&self) -> &Arc<Compiled> {
        &self.lists
    }

    /// The names of the request.
    pub(super) fn entries(&self) -> Option<&Names> {
        self.entries.as_deref()
    }

    /// The trigger classes of a word, folded and in lower case.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.lists.lexicon.get(word)
    }

    /// What the background knows of a word, folded and in lower case.
    #[must_use]
    pub fn facts(&self, word: &str) -> super::WordFacts {
        self.lists.background.of(word)
    }

    /// The place with an ISO 3166 code.
    #[must_use]
    pub fn place_by_iso(&self, code: &str) -> Option<RowId> {
        self.lists.countries.get(code).copied()
    }

    /// The people whose name ends with a word, folded and in lower case.
    #[must_use]
    pub fn people_by_surname(&self, surname: &str) -> &[RowId] {
        self.lists.people_by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The sources of all rows, by key.
    #[must_use]
    pub fn sources(&self) -> &BTreeMap<String, Source> {
        &self.lists.sources
    }

    /// The day of the newest facts and the first digits of the contents' hash: `2026-11-22+9f2c41d0`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.lists.version
    }
}

/// How many rows make one piece of work.
const CHUNK: usize = 1 << 13;

/// Adds the written forms of a row that are not rejected, each with what the automaton sees of it.
fn add_forms(expander: &Expander, id: RowId, row: &Row, origin: Origin, forms: &mut Vec<(String, Alias)>, is_rejected: impl Fn(&str) -> bool) {
    if row.kind == Kind::Trigger {
        return;
    }
    expander.forms(row, |Spelling { text, form, needs, by_rule }| {
        let folded = fold(text);
        if !is_rejected(&folded) {
            forms.push((lower(&folded), Alias { row: id, kind: row.kind, folded: folded.into(), form, needs, origin, by_rule }));
        }
    });
}

fn add_trigger(row: &Row, lexicon: &mut Lexicon, buffers: &mut TextBuffers) {
    let list = row.list.rsplit('/').next().unwrap_or(&row.list);
    let classes = Classes::of_row(list, &row.subtype);
    lexicon.add(&row.name, classes, buffers);
    for alias in &row.aliases {
        lexicon.add(&alias.text, classes, buffers);
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
