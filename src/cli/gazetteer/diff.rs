//! `rolecall gazetteer diff OLD NEW`: what a change of lists means, row by row and column by column.
//!
//! A line diff of a list shows moved lines and long lines with one changed date; this shows which fact changed. Rejected names
//! and sources are compared in the same way.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use rolecall::gazetteer::{COLUMNS, Lists, Source};

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// A folder of lists.
    old: PathBuf,
    /// The folder to compare it with.
    new: PathBuf,
}

/// What a folder says: id → column → cell.
type Facts = BTreeMap<String, BTreeMap<&'static str, String>>;

/// Prints `added` and `removed` (id, name) and `changed` (id, column, from, to), in the order of ids.
pub(super) fn run(args: &DiffArgs) -> Result<ExitCode> {
    let old = facts(&super::house(&args.old)?.lists);
    let new = facts(&super::house(&args.new)?.lists);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let ids: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for id in ids {
        match (old.get(id), new.get(id)) {
            (Some(before), Some(after)) => {
                let columns: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
                for column in columns {
                    let (from, to) = (cell(before, column), cell(after, column));
                    if from != to {
                        writeln!(out, "changed\t{id}\t{column}\t{from}\t{to}")?;
                    }
                }
            }
            (Some(before), None) => writeln!(out, "removed\t{id}\t{}", cell(before, "name"))?,
            (None, after) => writeln!(out, "added\t{id}\t{}", after.map_or("", |a| cell(a, "name")))?,
        }
    }
    out.flush()?;
    Ok(if old == new { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn cell<'a>(facts: &'a BTreeMap<&'static str, String>, column: &str) -> &'a str {
    facts.get(column).map_or("", String::as_str)
}

fn facts(lists: &Lists) -> Facts {
    let mut facts = Facts::new();
    for row in lists.lists.iter().flat_map(|l| &l.rows) {
        // The id is the key; a list that has it twice is wrong, yet no row of it may be passed over.
        let mut id = row.public_id();
        while facts.contains_key(&id) {
            id.push_str(" (again)");
        }
        facts.insert(id, COLUMNS.into_iter().zip(row.cells()).skip(1).collect());
    }
    for reject in &lists.rejects {
        let name = ("name", reject.alias.to_string());
        facts.insert(format!("reject.tsv/{}", reject.alias), BTreeMap::from([name, ("reason", reject.reason.to_string())]));
    }
    for (key, source) in &lists.sources {
        let Source { title, licence, as_of, made, package, version, sha256, attribution, confirmed } = source.clone();
        let maybe = |cell: Option<String>| cell.unwrap_or_default();
        let cells = [
            ("name", title),
            ("licence", licence),
            ("as_of", as_of),
            ("made", made),
            ("package", maybe(package)),
            ("version", maybe(version)),
            ("sha256", maybe(sha256)),
            ("attribution", maybe(attribution)),
            ("confirmed", maybe(confirmed)),
        ];
        // A cell may run over lines; here it is one.
        let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        facts.insert(format!("SOURCES.toml/{key}"), cells.into_iter().map(|(column, text)| (column, one_line(text))).collect());
    }
    facts
}
