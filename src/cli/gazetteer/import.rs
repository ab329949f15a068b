//! `rolecall gazetteer import FILE DIR`: names that a newsroom has elsewhere, as rows of house lists.
//!
//! What the formats hold in common is an [`Entry`]; reading one is the format's matter, writing rows the house's.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use rolecall::gazetteer::Kind;

use super::house::{Added, House};
use super::sheet::Cells;
use super::{Format, parse_list_name, parse_type, spacy, table};

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The file of patterns, or the table; `-` is standard input.
    file: PathBuf,
    /// The folder of house lists; it is made if it is not there.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What the file holds [default: by its ending, .jsonl or .csv].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file in the folder of each type [default: what the names come with, else `imported`].
    #[arg(long, value_name = "NAME", value_parser = parse_list_name)]
    list: Option<String>,
    /// The type of names that come with none, or with a label that is not known.
    #[arg(long = "type", value_name = "TYPE", value_parser = parse_type)]
    kind: Option<Kind>,
    /// A key of the folder's `SOURCES.toml`, for names that come with none.
    #[arg(long, default_value = "", hide_default_value = true)]
    source: String,
    /// Leave out what cannot be a row, and say so; else one such line stops the import.
    #[arg(long)]
    skip: bool,
}

/// A name with all that is said of it, and the line of the file on which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: u64,
    pub(super) kind: Kind,
    pub(super) list: Option<String>,
    pub(super) cells: Cells,
}

/// What a file holds, and what of it cannot be a row: line and reason.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) good: Vec<Entry>,
    pub(super) bad: Vec<(u64, String)>,
}

/// Prints how many rows are new; a row that is there already is left as it is, so an import may be repeated.
pub(super) fn run(args: &ImportArgs) -> Result<ExitCode> {
    let Some(format) = args.format.or_else(|| by_ending(&args.file)) else {
        bail!("{} may be anything; say --format", args.file.display());
    };
    let text = read(&args.file).with_context(|| args.file.display().to_string())?;
    let mut entries = match format {
        Format::SpacyJsonl => spacy::read(&text, args.kind),
        Format::Csv => table::read(&text, args.kind)?,
    };
    let mut house = House::open(&args.folder)?;
    let (mut new, mut known) = (0, 0);
    for mut entry in entries.good {
        let list = args.list.as_deref().or(entry.list.as_deref()).unwrap_or("imported");
        if entry.cells.get("source").is_none_or(String::is_empty) {
            entry.cells.insert("source", args.source.clone());
        }
        match house.add(entry.kind, list, entry.cells) {
            Ok(Added::New(_)) => new += 1,
            Ok(Added::Known) => known += 1,
            Err(error) => entries.bad.push((entry.line, format!("{error:#}"))),
        }
    }
    entries.bad.sort();
    let told: Vec<String> = entries.bad.iter().map(|(line, problem)| format!("{}:{line}: {problem}", args.file.display())).collect();
    if !(told.is_empty() || args.skip) {
        bail!("nothing is written (--skip leaves such lines out)\n{}", told.join("\n"));
    }
    house.write()?;
    for line in &told {
        eprintln!("rolecall: left out: {line}");
    }
    writeln!(std::io::stdout(), "added {new}, there already {known}, left out {}", told.len())?;
    Ok(ExitCode::SUCCESS)
}

fn by_ending(file: &Path) -> Option<Format> {
    match file.extension()?.to_str()? {
        "jsonl" | "ndjson" => Some(Format::SpacyJsonl),
        "csv" => Some(Format::Csv),
        _ => None,
    }
}

fn read(file: &Path) -> Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(file)?;
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
