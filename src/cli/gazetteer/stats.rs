//! `rolecall gazetteer stats`: what the lists hold, in figures.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use rolecall::gazetteer::{Kind, Office, Row, forms};
use rolecall::text::fold;
use serde::Serialize;

use super::{Folder, ListArgs, folders, type_of};

#[derive(Debug, Args)]
pub(super) struct StatsArgs {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lists: ListArgs,
}

/// The counts. A house list is named with its folder, a built-in one without.
#[derive(Debug, Default, Serialize)]
struct Stats {
    rows: usize,
    written_forms: usize,
    rejected_names: usize,
    types: BTreeMap<&'static str, usize>,
    lists: BTreeMap<String, usize>,
    sources: BTreeMap<String, SourceStats>,
    people_with_an_office_since_1990: usize,
    people_in_office_in_2025_26: usize,
    places: usize,
    organizations: usize,
    nationalities: usize,
    groups: usize,
}

#[derive(Debug, Default, Serialize)]
struct SourceStats {
    rows: usize,
    licence: String,
    title: String,
}

/// Prints the counts of the built-in lists and those of the house.
pub(super) fn run(args: &StatsArgs) -> Result<ExitCode> {
    let stats = count(&folders(&args.lists)?);
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &stats)?;
        writeln!(out)?;
    } else {
        write_text(&stats, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn count(folders: &[Folder]) -> Stats {
    let mut stats = Stats::default();
    let rejected: HashSet<String> = folders.iter().flat_map(|f| &f.lists.rejects).map(|r| fold(&r.alias)).collect();
    stats.rejected_names = rejected.len();
    for folder in folders {
        for list in &folder.lists.lists {
            let name = if folder.house { format!("{}/{}", folder.name, list.name) } else { list.name.to_string() };
            *stats.lists.entry(name).or_default() += list.rows.len();
            for row in &list.rows {
                stats.written_forms += written_forms(row, folder.house, &rejected);
                count_row(row, &mut stats);
                let source = stats.sources.entry(row.source.to_string()).or_default();
                source.rows += 1;
                if let Some(known) = folders.iter().find_map(|f| f.lists.sources.get(&*row.source)) {
                    source.licence.clone_from(&known.licence);
                    source.title.clone_from(&known.title);
                }
            }
        }
    }
    stats
}

fn count_row(row: &Row, stats: &mut Stats) {
    stats.rows += 1;
    *stats.types.entry(type_of(row.kind)).or_default() += 1;
    match row.kind {
        Kind::Person => {
            stats.people_with_an_office_since_1990 += usize::from(row.offices.iter().any(|o| held_between(o, "1990", "9999")));
            stats.people_in_office_in_2025_26 += usize::from(row.offices.iter().any(|o| held_between(o, "2025", "2026")));
        }
        Kind::Place => stats.places += 1,
        Kind::Organization => stats.organizations += 1,
        Kind::Norp if &*row.subtype == "nationality" => stats.nationalities += 1,
        Kind::Norp => stats.groups += 1,
        Kind::Other | Kind::Role | Kind::Trigger => {}
    }
}

/// Whether an office was held at some time in these years. One without any date ("poet") is a profession, or unknown.
fn held_between(office: &Office, first: &str, last: &str) -> bool {
    let dated = !(office.from.is_empty() && office.to.is_empty());
    let begun = office.from.get(..4).is_none_or(|year| year <= last);
    let lasted = office.to.get(..4).is_none_or(|year| year >= first);
    dated && begun && lasted
}

/// How many forms of a row the engine looks for: each once, without the rejected ones; a trigger word is no name.
fn written_forms(row: &Row, house: bool, rejected: &HashSet<String>) -> usize {
    let mut folded = HashSet::new();
    if row.kind != Kind::Trigger {
        forms(row, |text, _, _| {
            folded.insert(fold(text));
        });
    }
    folded.iter().filter(|form| house || !rejected.contains(*form)).count()
}

fn write_text(stats: &Stats, out: &mut impl Write) -> Result<()> {
    let figures = [
        (stats.rows, "rows"),
        (stats.written_forms, "written forms"),
        (stats.rejected_names, "rejected names"),
        (stats.people_with_an_office_since_1990, "people with an office since 1990"),
        (stats.people_in_office_in_2025_26, "people in office in 2025/26"),
        (stats.places, "places"),
        (stats.organizations, "organisations"),
        (stats.nationalities, "nationalities"),
        (stats.groups, "ethnic, religious and political groups"),
    ];
    for (number, what) in figures {
        writeln!(out, "{number:>8}  {what}")?;
    }
    writeln!(out, "\nby type")?;
    for (name, rows) in &stats.types {
        writeln!(out, "{rows:>8}  {name}")?;
    }
    writeln!(out, "\nby source")?;
    for (key, source) in &stats.sources {
        writeln!(out, "{:>8}  {key}: {} ({})", source.rows, source.title, source.licence)?;
    }
    writeln!(out, "\nby list")?;
    for (name, rows) in &stats.lists {
        writeln!(out, "{rows:>8}  {name}")?;
    }
    Ok(())
}
