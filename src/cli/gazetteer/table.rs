//! Rows as a table (CSV, RFC 4180): a type, a list, and the columns of the lists, cell by cell.
//!
//! A table need not have all columns; `name` is enough, if `--type` says what the names are.

use std::io::Write;

use anyhow::{Context, Result, bail};
use rolecall::gazetteer::{COLUMNS, Kind, Row};

use super::import::{Entries, Entry};
use super::{parse_list_name, parse_type, type_of};

/// What a table says before the columns of a list.
const TYPE: &str = "type";
const LIST: &str = "list";

/// Writes all rows under one header.
pub(super) fn write<'a>(rows: impl Iterator<Item = &'a Row>, out: &mut impl Write) -> Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([TYPE, LIST].iter().chain(&COLUMNS))?;
    for row in rows {
        let list = row.list.rsplit('/').next().unwrap_or_default();
        let cells = row.cells();
        table.write_record([type_of(row.kind), list].into_iter().chain(cells.iter().map(String::as_str)))?;
    }
    Ok(table.flush()?)
}

/// Reads a table; `fallback` is the type of rows that have none.
///
/// # Errors
/// If the header has a column that is not known, or no name.
pub(super) fn read(text: &str, fallback: Option<Kind>) -> Result<Entries> {
    let mut table = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = table.headers()?.iter().map(known).collect::<Result<Vec<&'static str>>>().context("the header")?;
    if !header.contains(&"name") {
        bail!("the header has no column `name`");
    }
    let mut entries = Entries::default();
    for record in table.records() {
        let read = match &record {
            Ok(record) => entry(&header, record, fallback),
            Err(error) => Err(error.to_string()),
        };
        let position = match &record {
            Ok(record) => record.position(),
            Err(error) => error.position(),
        };
        let line = position.map_or(0, csv::Position::line);
        match read {
            Ok(entry) => entries.good.push(Entry { line, ..entry }),
            Err(problem) => entries.bad.push((line, problem)),
        }
    }
    Ok(entries)
}

/// The column by this name, whatever its case.
fn known(column: &str) -> Result<&'static str> {
    let wanted = column.trim().to_lowercase();
    let Some(known) = [TYPE, LIST].into_iter().chain(COLUMNS).find(|known| *known == wanted) else {
        bail!("unknown column {column:?} (known: {TYPE}, {LIST}, {})", COLUMNS.join(", "));
    };
    Ok(known)
}

fn entry(header: &[&'static str], record: &csv::StringRecord, fallback: Option<Kind>) -> Result<Entry, String> {
    let mut entry = Entry { line: 0, kind: Kind::Other, list: None, cells: header.iter().copied().zip(record.iter().map(str::to_owned)).collect() };
    entry.kind = match (entry.cells.remove(TYPE).filter(|t| !t.is_empty()), fallback) {
        (Some(word), fallback) => parse_type(&word).or_else(|problem| fallback.ok_or(format!("unknown type {word:?} ({problem})")))?,
        (None, Some(kind)) => kind,
        (None, None) => return Err("the row has no type; say --type".into()),
    };
    entry.list = entry.cells.remove(LIST).filter(|l| !l.is_empty()).map(|l| parse_list_name(&l)).transpose()?;
    Ok(entry)
}
