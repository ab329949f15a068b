//! `rolecall gazetteer …`: an editor's tools for the lists. None of them builds the engine.

mod add;
mod diff;
mod export;
mod find;
mod house;
mod import;
mod sheet;
mod spacy;
mod stats;
mod table;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use rolecall::gazetteer::{Kind, Lists};

use super::{ListArgs, describe};

#[derive(Debug, Args)]
pub(super) struct GazetteerArgs {
    #[command(subcommand)]
    command: GazetteerCommand,
}

#[derive(Debug, Subcommand)]
enum GazetteerCommand {
    /// Print the rows that bear a name; exit 1 when there is none.
    Find(find::FindArgs),
    /// Count what the lists hold.
    Stats(stats::StatsArgs),
    /// Write a row into a house list.
    Add(add::AddArgs),
    /// Compare two folders of lists; exit 1 when they differ.
    Diff(diff::DiffArgs),
    /// Write the names of a file of patterns or a table into a house list.
    Import(import::ImportArgs),
    /// Write the names of lists as patterns or a table to standard output.
    Export(export::ExportArgs),
}

/// Runs the tool that was asked for.
pub(super) fn run(args: &GazetteerArgs) -> Result<ExitCode> {
    match &args.command {
        GazetteerCommand::Find(args) => find::run(args),
        GazetteerCommand::Stats(args) => stats::run(args),
        GazetteerCommand::Add(args) => add::run(args),
        GazetteerCommand::Diff(args) => diff::run(args),
        GazetteerCommand::Import(args) => import::run(args),
        GazetteerCommand::Export(args) => export::run(args),
    }
}

/// What names are exchanged in.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One pattern a line, as spaCy's `EntityRuler` reads and writes them.
    SpacyJsonl,
    /// A table with a header row.
    Csv,
}

/// Lists, and what their folder is called.
struct Folder {
    name: String,
    lists: Lists,
    /// Whether they are the house's, and not the built-in ones.
    house: bool,
}

/// The built-in lists, then those of the house, the strongest last.
fn folders(args: &ListArgs) -> Result<Vec<Folder>> {
    let mut folders = vec![built_in()?];
    for folder in &args.folders {
        folders.push(house(folder)?);
    }
    Ok(folders)
}

/// Whether what folder `rejecting` rejects is taken away from folder `other`, both by their place: a house's own names stay.
fn rejects_names_of(rejecting: usize, other: usize) -> bool {
    rejecting > other || other == 0
}

fn built_in() -> Result<Folder> {
    let lists = Lists::built_in().map_err(|e| describe(&e)).context("the built-in lists")?;
    Ok(Folder { name: "gazetteers".to_owned(), lists, house: false })
}

fn house(folder: &Path) -> Result<Folder> {
    let lists = Lists::read(folder).map_err(|e| describe(&e)).with_context(|| format!("the lists in {}", folder.display()))?;
    let name = folder.display().to_string();
    Ok(Folder { name: name.trim_end_matches('/').to_owned(), lists, house: true })
}

/// What a row is called in the reply, on the command line and in tables.
const TYPES: [(&str, Kind); 7] = [
    ("person", Kind::Person),
    ("place", Kind::Place),
    ("organization", Kind::Organization),
    ("norp", Kind::Norp),
    ("other", Kind::Other),
    ("role", Kind::Role),
    ("trigger", Kind::Trigger),
];

fn type_of(kind: Kind) -> &'static str {
    TYPES.iter().find(|(_, k)| *k == kind).map_or("", |(name, _)| name)
}

/// The kind with a name; also by its folder, and in British spelling.
fn parse_type(word: &str) -> Result<Kind, String> {
    let word = word.to_lowercase().replace("organis", "organiz");
    let known = || TYPES.map(|(name, _)| name).join(", ");
    TYPES.iter().find(|(name, kind)| *name == word || kind.folder() == word).map(|(_, kind)| *kind).ok_or_else(|| format!("known: {}", known()))
}

/// A name of a list: the file without its folder and ending.
fn parse_list_name(word: &str) -> Result<String, String> {
    let plain = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    plain.then(|| word.to_owned()).ok_or_else(|| "a list is named in lower-case letters, digits, hyphens and underscores".to_owned())
}
