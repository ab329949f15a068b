//! Names that a request brings along, for itself alone.

use super::expand::{Expander, Spelling};
use super::names::{Alias, Names, Origin};
use super::row::{Kind, Needs, Row, Written};
use crate::span::RowId;
use crate::text::{fold, lower};

/// A name for one document. It is found as a list's is, and is stronger than any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is the name of.
    pub kind: Kind,
    /// The canonical name.
    pub name: String,
    /// The other written forms.
    pub aliases: Vec<String>,
}

/// The list that entries stand in: the first of a request is `entries/0`, as JSON pointers have it.
const LIST: &str = "entries";

/// Compiles entries to stand behind so many rows and aliases of lists.
pub(super) fn compile(entries: &[Entry], rows_before: usize, aliases_before: usize) -> Names {
    let list = LIST.into();
    let rows: Vec<Row> = entries.iter().enumerate().map(|(number, entry)| row(entry, number, &list)).collect();
    let mut forms = Vec::new();
    // Whoever sends a name says what else it is written as; only what follows from the name alone is added.
    let expander = Expander::new(std::iter::empty());
    for (number, row) in rows.iter().enumerate() {
        let id = RowId((rows_before + number) as u32);
        expander.forms(row, |Spelling { text, form, needs, by_rule }| {
            let folded = fold(text);
            forms.push((lower(&folded), Alias { row: id, kind: row.kind, folded: folded.into(), form, needs, origin: Origin::Request, by_rule }));
        });
    }
    Names::compile(rows, forms, aliases_before as u32)
}

fn row(entry: &Entry, number: usize, list: &std::sync::Arc<str>) -> Row {
    Row {
        kind: entry.kind,
        list: list.clone(),
        line: number as u32,
        id: number.to_string().into(),
        name: one_line(&entry.name),
        name_needs: Needs::default(),
        aliases: entry.aliases.iter().map(|alias| Written { text: one_line(alias), needs: Needs::default() }).collect(),
        subtype: "".into(),
        country: "".into(),
        offices: Box::default(),
        ids: Box::default(),
        source: "request".into(),
        prominence: 0,
        note: "".into(),
    }
}

/// Words with one space between them, as they stand in folded text.
fn one_line(name: &str) -> Box<str> {
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
