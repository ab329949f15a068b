//! One row of a list, and how its fields are written.

use std::fmt;

/// What a row is about: the folder its list stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `people/`: a named person.
    Person,
    /// `places/`: a country, city, river, street, …
    Place,
    /// `organizations/`: a company, ministry, party, club, …
    Organization,
    /// `norp/`: a nationality, or an ethnic, religious or political group.
    Norp,
    /// `other/`: an event, league, award, law, product, work, ship, …: recognised so that it takes its span, never reported.
    Other,
    /// `roles/`: a word of the title grammar.
    Role,
    /// `triggers/`: a word that tells something about the name beside it.
    Trigger,
}

impl Kind {
    /// All folders, in the order in which they are loaded.
    pub const FOLDERS: [(&'static str, Kind); 7] = [
        ("people", Kind::Person),
        ("places", Kind::Place),
        ("organizations", Kind::Organization),
        ("norp", Kind::Norp),
        ("other", Kind::Other),
        ("roles", Kind::Role),
        ("triggers", Kind::Trigger),
    ];

    /// The kind of the rows in a folder.
    #[must_use]
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::FOLDERS.iter().find(|(name, _)| *name == folder).map(|(_, kind)| *kind)
    }

    /// The folder its lists stand in.
    #[must_use]
    pub fn folder(self) -> &'static str {
        Kind::FOLDERS[self as usize].0
    }
}

/// What an alias needs before it may fire, beside standing there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "five words that may stand in any combination")]
pub struct Needs {
    /// `{full_name}`: the full name, earlier or later in the document.
    pub full_name: bool,
    /// `{role}`: an office beside it.
    pub role: bool,
    /// `{cue}`: a word of its kind beside it.
    pub cue: bool,
    /// `{exact}`: exactly this case, also in a headline.
    pub exact: bool,
    /// `{plural}`: nothing; the form names several (role words).
    pub plural: bool,
}

impl Needs {
    /// Whether it fires on sight.
    #[must_use]
    pub fn nothing(self) -> bool {
        !(self.full_name || self.role || self.cue)
    }

    /// Reads the words between the braces: `full_name exact`.
    ///
    /// # Errors
    /// At the first word that is no need.
    pub fn parse(words: &str) -> Result<Needs, Problem> {
        let mut needs = Needs::default();
        for word in words.split_whitespace() {
            match word {
                "full_name" => needs.full_name = true,
                "role" => needs.role = true,
                "cue" => needs.cue = true,
                "exact" => needs.exact = true,
                "plural" => needs.plural = true,
                _ => return Err(Problem::Need(word.to_owned())),
            }
        }
        Ok(needs)
    }
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = [(self.full_name, "full_name"), (self.role, "role"), (self.cue, "cue"), (self.exact, "exact"), (self.plural, "plural")];
        let words: Vec<_> = words.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
        f.write_str(&words.join(" "))
    }
}

/// Which form of a name an alias is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The name, or another form as full.
    FullName,
    /// The family name alone.
    Surname,
    /// The given name alone.
    GivenName,
    /// Initials: "UN", "U.S."
    Acronym,
    /// Anything else.
    Alias,
}

/// A written form of a row: `Kerry {full_name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The form.
    pub text: Box<str>,
    /// What it needs.
    pub needs: Needs,
}

/// An office of a person: `secretary of state @us 2013-02-01..2017-01-20`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The normalised name of the role: "secretary of state".
    pub role: Box<str>,
    /// The id of what it belongs to (`us`, `us-ma`, `nato`), or empty.
    pub owner: Box<str>,
    /// The first day, month or year, or empty.
    pub from: Box<str>,
    /// The last day, month or year, or empty while it lasts.
    pub to: Box<str>,
}

/// One entity, role word or trigger word of a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub kind: Kind,
    /// `folder/file` of its list.
    pub list: std::sync::Arc<str>,
    /// The line it stands on, from 1.
    pub line: u32,
    /// Its id within the list.
    pub id: Box<str>,
    /// The canonical name.
    pub name: Box<str>,
    /// What the canonical name needs before it fires.
    pub name_needs: Needs,
    /// The other written forms.
    pub aliases: Box<[Written]>,
    /// What sort of its kind: `country`, `party`, `head`, …
    pub subtype: Box<str>,
    /// ISO 3166-1 alpha-2 code, or empty.
    pub country: Box<str>,
    /// A person's offices.
    pub offices: Box<[Office]>,
    /// Identifiers elsewhere: (`wikidata`, `Q30`).
    pub ids: Box<[(Box<str>, Box<str>)]>,
    /// Where it is from: a key of `SOURCES.toml`.
    pub source: Box<str>,
    /// How prominent it is among rows of the same name, from 0; of a place, its population.
    pub prominence: u32,
    /// For the reader.
    pub note: Box<str>,
}

impl Row {
    /// The stable public id: `people/world-politics/john-kerry`.
    #[must_use]
    pub fn public_id(&self) -> String {
        format!("{}/{}", self.list, self.id)
    }

    /// An identifier elsewhere: `id("wikidata")`.
    #[must_use]
    pub fn id(&self, scheme: &str) -> Option<&str> {
        self.ids.iter().find(|(key, _)| &**key == scheme).map(|(_, value)| &**value)
    }
}

/// What can be wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum Problem {
    #[error("no header row with the columns id, name and source")]
    Header,
    #[error("unknown column {0:?} (known: {columns})", columns = COLUMNS.join(", "))]
    Column(String),
    #[error("{found} columns where the header has {expected}")]
    Width { found: usize, expected: usize },
    #[error("the {0} is empty")]
    Empty(&'static str),
    #[error("id {0:?} is not lower-case words joined by hyphens")]
    Id(String),
    #[error("id {0:?} stands here for the second time")]
    Twice(String),
    #[error("id {0:?} stands after a greater one (sort the rows by id)")]
    Unsorted(String),
    #[error("unknown need {0:?} (known: full_name, role, cue, exact, plural)")]
    Need(String),
    #[error("alias {0:?} is not `form` or `form {{needs}}`")]
    Alias(String),
    #[error("alias {0:?} only repeats a form that is there already")]
    Repeated(String),
    #[error("office {0:?} is not `role @owner from..to`")]
    Office(String),
    #[error("office {0:?} ends before it begins")]
    Backwards(String),
    #[error("unknown owner {0:?} (no listed entity has this id)")]
    Owner(String),
    #[error("identifier {0:?} is not `scheme=value`")]
    Identifier(String),
    #[error("identifier {id:?} is that of {row} too (list an entity once)")]
    Shared { id: String, row: String },
    #[error("country {0:?} is not a two-letter ISO 3166 code")]
    Country(String),
    #[error("prominence {0:?} is not a whole number")]
    Prominence(String),
    #[error("unknown source {0:?} (add it to SOURCES.toml)")]
    Source(String),
    #[error("unknown subtype {0:?} for a word of the title grammar (known: head, modifier, portfolio, tenure, praise)")]
    RolePart(String),
    #[error("unknown trigger class {0:?}")]
    Trigger(String),
    #[error("a space at the edge of a field")]
    Space,
    #[error("not in Unicode normalisation form C")]
    Normalization,
    #[error("a carriage return (end lines with a line feed alone)")]
    CarriageReturn,
    #[error("not a list: {0}")]
    File(String),
}

/// All columns a list may have; `id`, `name` and `source` it must.
pub const COLUMNS: [&str; 10] = ["id", "name", "aliases", "subtype", "country", "offices", "ids", "source", "prominence", "note"];

/// Which column stands where in one list.
#[derive(Clone, Debug)]
pub(super) struct Header {
    places: [Option<usize>; COLUMNS.len()],
    width: usize,
}

impl Header {
    pub(super) fn parse(line: &str) -> Result<Header, Problem> {
        let mut places = [None; COLUMNS.len()];
        let mut width = 0;
        for column in line.split('\t') {
            let known = COLUMNS.iter().position(|c| *c == column).ok_or_else(|| Problem::Column(column.to_owned()))?;
            places[known] = Some(width);
            width += 1;
        }
        let header = Header { places, width };
        let complete = ["id", "name", "source"].iter().all(|c| COLUMNS.iter().position(|k| k == c).is_some_and(|k| header.places[k].is_some()));
        if complete { Ok(header) } else { Err(Problem::Header) }
    }

    /// Reads one row, and says everything that is wrong with it.
    pub(super) fn row(&self, line: &str, kind: Kind, list: &std::sync::Arc<str>, number: u32, problems: &mut Vec<Problem>) -> Option<Row> {
        let mut cells = [""; COLUMNS.len()];
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != self.width {
            problems.push(Problem::Width { found: fields.len(), expected: self.width });
            return None;
        }
        for (cell, place) in cells.iter_mut().zip(self.places) {
            *cell = place.map_or("", |p| fields[p]);
        }
        if fields.iter().any(|f| f.trim() != *f) {
            problems.push(Problem::Space);
        }
        let [id, name, aliases, subtype, country, offices, ids, source, prominence, note] = cells;
        for (field, what) in [(id, "id"), (name, "name"), (source, "source")] {
            if field.is_empty() {
                problems.push(Problem::Empty(what));
            }
        }
        if !is_slug(id) && !id.is_empty() {
            problems.push(Problem::Id(id.to_owned()));
        }
        if !(country.is_empty() || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase())) {
            problems.push(Problem::Country(country.to_owned()));
        }
        let (name_needs, aliases) = parse_aliases(name, aliases, problems);
        let prominence = match prominence {
            "" => 0,
            number => number.parse().unwrap_or_else(|_| {
                problems.push(Problem::Prominence(number.to_owned()));
                0
            }),
        };
        Some(Row {
            kind,
            list: list.clone(),
            line: number,
            id: id.into(),
            name: name.into(),
            name_needs,
            aliases,
            subtype: subtype.into(),
            country: country.into(),
            offices: parse_offices(offices, problems),
            ids: parse_ids(ids, problems),
            source: source.into(),
            prominence,
            note: note.into(),
        })
    }
}

fn is_slug(id: &str) -> bool {
    !id.is_empty() && id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The aliases of a row; an alias that repeats the name says what the name needs.
fn parse_aliases(name: &str, field: &str, problems: &mut Vec<Problem>) -> (Needs, Box<[Written]>) {
    let mut name_needs = Needs::default();
    let mut aliases: Vec<Written> = Vec::new();
    for alias in field.split(" | ").filter(|a| !a.is_empty()) {
        let (text, needs) = match alias.split_once(" {") {
            Some((text, rest)) => match rest.strip_suffix('}').map(Needs::parse) {
                Some(Ok(needs)) => (text, needs),
                Some(Err(problem)) => {
                    problems.push(problem);
                    continue;
                }
                None => {
                    problems.push(Problem::Alias(alias.to_owned()));
                    continue;
                }
            },
            None => (alias, Needs::default()),
        };
        if text.contains(['{', '}', '|']) || text.trim() != text || text.is_empty() {
            problems.push(Problem::Alias(alias.to_owned()));
        } else if text == name && needs != Needs::default() && name_needs == Needs::default() {
            name_needs = needs;
        } else if text == name || aliases.iter().any(|a| &*a.text == text) {
            problems.push(Problem::Repeated(alias.to_owned()));
        } else {
            aliases.push(Written { text: text.into(), needs });
        }
    }
    (name_needs, aliases.into())
}

fn parse_offices(field: &str, problems: &mut Vec<Problem>) -> Box<[Office]> {
    let mut offices = Vec::new();
    for office in field.split(" | ").filter(|o| !o.is_empty()) {
        let (rest, dates) = match office.rsplit_once(' ') {
            Some((rest, dates)) if dates.contains("..") => (rest, dates),
            _ => (office, ".."),
        };
        let (role, owner) = rest.split_once(" @").unwrap_or((rest, ""));
        let Some((from, to)) = dates.split_once("..").filter(|(from, to)| is_date(from) && is_date(to)) else {
            problems.push(Problem::Office(office.to_owned()));
            continue;
        };
        if role.is_empty() || role.contains('@') || !(owner.is_empty() || is_slug(owner)) {
            problems.push(Problem::Office(office.to_owned()));
        }
        let common = from.len().min(to.len());
        if from[..common] > to[..common] {
            problems.push(Problem::Backwards(office.to_owned()));
        }
        offices.push(Office { role: role.into(), owner: owner.into(), from: from.into(), to: to.into() });
    }
    offices.into()
}

/// Empty, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(date: &str) -> bool {
    let digits = date.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    matches!(date.len(), 0 | 4 | 7 | 10) && digits
}

fn parse_ids(field: &str, problems: &mut Vec<Problem>) -> Box<[(Box<str>, Box<str>)]> {
    let mut ids = Vec::new();
    for id in field.split("; ").filter(|i| !i.is_empty()) {
        match id.split_once('=') {
            Some((scheme, value)) if is_scheme(scheme) && !value.is_empty() && !value.contains(' ') => ids.push((scheme.into(), value.into())),
            _ => problems.push(Problem::Identifier(id.to_owned())),
        }
    }
    ids.into()
}

fn is_scheme(scheme: &str) -> bool {
    !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
