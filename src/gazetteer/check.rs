//! `rolecall check`: what the reader lets pass and an editor must not: order, sources, owners, normal form.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::is_nfc;

use super::lexicon::Classes;
use super::lists::{List, Lists, RowError};
use super::row::{Kind, Problem, Row};

/// All problems of lists that could be read, in the order of files and lines. `known` are the lists they stand on.
#[must_use]
pub fn check(lists: &Lists, known: Option<&Lists>) -> Vec<RowError> {
    let mut owners = FxHashSet::default();
    for row in [Some(lists), known].into_iter().flatten().flat_map(|l| &l.lists).flat_map(|l| &l.rows) {
        if !matches!(row.kind, Kind::Role | Kind::Trigger) {
            owners.insert(&*row.id);
        }
    }
    let has_source = |key: &str| lists.sources.contains_key(key) || known.is_some_and(|k| k.sources.contains_key(key));
    let mut errors = Vec::new();
    for list in &lists.lists {
        check_order(list, &mut errors);
        for row in &list.rows {
            let mut say = |problem| errors.push(RowError { file: format!("{}.tsv", row.list), line: row.line, problem });
            if !has_source(&row.source) {
                say(Problem::Source(row.source.to_string()));
            }
            for office in &row.offices {
                if !office.owner.is_empty() && !owners.contains(&*office.owner) {
                    say(Problem::Owner(office.owner.to_string()));
                }
            }
            check_words(row, &mut say);
        }
    }
    check_identifiers(lists, &mut errors);
    errors.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    errors
}

fn check_order(list: &List, errors: &mut Vec<RowError>) {
    for pair in list.rows.windows(2) {
        let problem = match pair[0].id.as_bytes().cmp(pair[1].id.as_bytes()) {
            std::cmp::Ordering::Less => continue,
            std::cmp::Ordering::Equal => Problem::Twice(pair[1].id.to_string()),
            std::cmp::Ordering::Greater => Problem::Unsorted(pair[1].id.to_string()),
        };
        errors.push(RowError { file: format!("{}.tsv", list.name), line: pair[1].line, problem });
    }
}

/// An identifier names one entity: two rows that have it are one too many. A ticker is each exchange's own.
fn check_identifiers(lists: &Lists, errors: &mut Vec<RowError>) {
    let mut first: FxHashMap<(&str, &str), &Row> = FxHashMap::default();
    for row in lists.lists.iter().flat_map(|l| &l.rows) {
        for (scheme, value) in row.ids.iter().filter(|(scheme, _)| &**scheme != "ticker") {
            let earlier: &Row = first.entry((scheme, value)).or_insert(row);
            if !std::ptr::eq(earlier, row) {
                let problem = Problem::Shared { id: format!("{scheme}={value}"), row: earlier.public_id() };
                errors.push(RowError { file: format!("{}.tsv", row.list), line: row.line, problem });
            }
        }
    }
}

fn check_words(row: &Row, say: &mut impl FnMut(Problem)) {
    let forms = std::iter::once(&row.name).chain(row.aliases.iter().map(|a| &a.text));
    if forms.chain([&row.note]).any(|form| !is_nfc(form)) {
        say(Problem::Normalization);
    }
    match row.kind {
        Kind::Role if !matches!(&*row.subtype, "head" | "modifier" | "portfolio" | "tenure" | "praise") => {
            say(Problem::RolePart(row.subtype.to_string()));
        }
        Kind::Trigger => {
            let list = row.list.rsplit('/').next().unwrap_or_default();
            if Classes::of_row(list, &row.subtype) == Classes::NONE {
                say(Problem::Trigger(format!("{list}/{}", row.subtype)));
            }
        }
        _ => {}
    }
}
