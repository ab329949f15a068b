//! `rolecall gazetteer stats`: what the lists hold, in figures.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use rolecall::gazetteer::{Expander, Kind, Office, Row};
use rolecall::text::{fold, lower};
use serde::Serialize;

use super::{Folder, ListArgs, folders, rejects_names_of, type_of};

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
    aliases: usize,
    aliases_that_need_nothing: usize,
    rejected_names: usize,
    people_with_an_office_or_profession_since_1990: usize,
    people_in_office_in_2025_26: usize,
    places: usize,
    organizations: usize,
    nationalities_and_groups: usize,
    types: BTreeMap<&'static str, usize>,
    licences: BTreeMap<String, usize>,
    sources: BTreeMap<String, SourceStats>,
    lists: BTreeMap<String, usize>,
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
    // Form → the last folder that rejects it.
    let rejects = (0..).zip(folders).flat_map(|(number, f)| f.lists.rejects.iter().map(move |r| (fold(&r.alias), number)));
    let rejected: HashMap<String, usize> = rejects.collect();
    stats.rejected_names = rejected.len();
    let rows = || folders.iter().flat_map(|f| &f.lists.lists).flat_map(|l| &l.rows);
    let expander = Expander::new(rows());
    let listed: HashSet<String> = rows().flat_map(listed_forms).collect();
    for (number, folder) in folders.iter().enumerate() {
        for list in &folder.lists.lists {
            let name = if folder.house { format!("{}/{}", folder.name, list.name) } else { list.name.to_string() };
            *stats.lists.entry(name).or_default() += list.rows.len();
            for row in &list.rows {
                count_row(row, &mut stats);
                count_aliases(&expander, &listed, row, |form| rejected.get(form).is_none_or(|by| !rejects_names_of(*by, number)), &mut stats);
                count_source(row, folders, &mut stats);
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
            let died = year_of_death(&row.note).unwrap_or("9999");
            let since_1990 = |office: &Office| if is_dated(office) { held_between(office, "1990", "9999") } else { died >= "1990" };
            stats.people_with_an_office_or_profession_since_1990 += usize::from(row.offices.iter().any(since_1990));
            stats.people_in_office_in_2025_26 += usize::from(row.offices.iter().any(|o| is_dated(o) && held_between(o, "2025", "2026")));
        }
        Kind::Place => stats.places += 1,
        Kind::Organization => stats.organizations += 1,
        Kind::Norp => stats.nationalities_and_groups += 1,
        Kind::Other | Kind::Role | Kind::Trigger => {}
    }
}

/// An office without any date is a profession ("poet"), or held at a time that is not known.
fn is_dated(office: &Office) -> bool {
    !(office.from.is_empty() && office.to.is_empty())
}

/// Whether a dated office was held at some time in these years.
fn held_between(office: &Office, first: &str, last: &str) -> bool {
    let begun = office.from.get(..4).is_none_or(|year| year <= last);
    let lasted = office.to.get(..4).is_none_or(|year| year >= first);
    begun && lasted
}

/// The year after "died" or "killed" in a note.
fn year_of_death(note: &str) -> Option<&str> {
    let date = ["died ", "killed "].iter().find_map(|word| note.split_once(word)).map(|(_, date)| date)?;
    date.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

/// Counts the forms of a row that the engine looks for: each once, without the rejected ones; a trigger word is no name.
/// What is made by rule gives way to what is listed.
fn count_aliases(expander: &Expander, listed: &HashSet<String>, row: &Row, is_kept: impl Fn(&String) -> bool, stats: &mut Stats) {
    if row.kind == Kind::Trigger {
        return;
    }
    let own: HashSet<String> = listed_forms(row).collect();
    let mut seen = HashSet::new();
    expander.forms(row, |form| {
        let folded = fold(form.text);
        let key = lower(&folded);
        let gives_way = form.by_rule && listed.contains(&key) && !own.contains(&key);
        if !gives_way && is_kept(&folded) && seen.insert(folded) {
            stats.aliases += 1;
            stats.aliases_that_need_nothing += usize::from(form.needs.nothing());
        }
    });
}

/// The forms that a row lists, as they are compared.
fn listed_forms(row: &Row) -> impl Iterator<Item = String> {
    std::iter::once(&row.name).chain(row.aliases.iter().map(|a| &a.text)).map(|text| lower(&fold(text)))
}

fn count_source(row: &Row, folders: &[Folder], stats: &mut Stats) {
    let source = stats.sources.entry(row.source.to_string()).or_default();
    source.rows += 1;
    // The strongest folder says what its own rows are from.
    if let Some(known) = folders.iter().rev().find_map(|f| f.lists.sources.get(&*row.source)) {
        source.licence.clone_from(&known.licence);
        source.title.clone_from(&known.title);
        *stats.licences.entry(known.licence.clone()).or_default() += 1;
    }
}

fn write_text(stats: &Stats, out: &mut impl Write) -> Result<()> {
    let figures = [
        (stats.rows, "rows"),
        (stats.aliases, "aliases that fire"),
        (stats.aliases_that_need_nothing, "of them on sight"),
        (stats.rejected_names, "rejected names"),
        (stats.people_with_an_office_or_profession_since_1990, "people with an office or profession since 1990"),
        (stats.people_in_office_in_2025_26, "people in office in 2025/26"),
        (stats.places, "places"),
        (stats.organizations, "organisations"),
        (stats.nationalities_and_groups, "nationalities and groups"),
    ];
    for (number, what) in figures {
        writeln!(out, "{number:>8}  {what}")?;
    }
    writeln!(out, "\nby type")?;
    for (name, rows) in &stats.types {
        writeln!(out, "{rows:>8}  {name}")?;
    }
    writeln!(out, "\nby licence")?;
    for (licence, rows) in &stats.licences {
        writeln!(out, "{rows:>8}  {licence}")?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_deaths_tell_the_time() {
        let office = |from: &str, to: &str| Office { role: "mayor".into(), owner: "".into(), from: from.into(), to: to.into() };
        assert!(held_between(&office("1985", "1990-02"), "1990", "9999"));
        assert!(held_between(&office("2024-05", ""), "2025", "2026"));
        assert!(!held_between(&office("2027", ""), "2025", "2026"));
        assert!(!held_between(&office("", "1989-12-31"), "1990", "9999"));
        assert!(!is_dated(&office("", "")));
        assert_eq!(year_of_death("poet; died 1987-03-01"), Some("1987"));
        assert_eq!(year_of_death("died in office"), None);
    }
}
