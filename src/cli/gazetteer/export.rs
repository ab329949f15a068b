//! `rolecall gazetteer export`: the names of lists in a format that other tools read.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use rolecall::gazetteer::{Kind, Row};

use super::{Format, built_in, house, parse_type, spacy, table};

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Folders of lists; the built-in ones when none is given.
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, default_value = "spacy-jsonl")]
    format: Format,
    /// Only rows of this type. May be given several times.
    #[arg(long = "type", value_name = "TYPE", value_parser = parse_type)]
    kinds: Vec<Kind>,
    /// Write also the patterns of forms that count only with something beside them, which spaCy would tag everywhere; their
    /// key `needs` says what they need. A table has all forms anyway.
    #[arg(long)]
    all_forms: bool,
}

/// Writes the rows in the order of lists and lines.
pub(super) fn run(args: &ExportArgs) -> Result<ExitCode> {
    let mut folders = Vec::new();
    if args.folders.is_empty() {
        folders.push(built_in()?);
    }
    for folder in &args.folders {
        folders.push(house(folder)?);
    }
    let rows = folders.iter().flat_map(|f| &f.lists.lists).flat_map(|l| &l.rows);
    let rows = rows.filter(|row| args.kinds.is_empty() || args.kinds.contains(&row.kind));
    let mut out = BufWriter::new(std::io::stdout().lock());
    match args.format {
        Format::SpacyJsonl => spacy::write(rows.filter(|row| is_name(row)), args.all_forms, &mut out)?,
        Format::Csv => table::write(rows, &mut out)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The words of the title grammar and the triggers name nobody.
fn is_name(row: &Row) -> bool {
    !matches!(row.kind, Kind::Role | Kind::Trigger)
}
