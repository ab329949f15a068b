//! `rolecall gazetteer add DIR TYPE NAME`: one valid row more in a house list.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use rolecall::gazetteer::Kind;

use super::house::{Added, House};
use super::sheet::Cells;
use super::{parse_list_name, parse_type};

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// The folder of house lists; it is made if it is not there.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// person, place, organization, norp, other, role or trigger.
    #[arg(value_name = "TYPE", value_parser = parse_type)]
    kind: Kind,
    /// The name in full.
    name: String,
    /// Another written form, with what it needs before it counts: `May {full_name}`. May be given several times.
    #[arg(long = "alias", value_name = "FORM")]
    aliases: Vec<String>,
    /// What sort of its type: country, party, company, …
    #[arg(long, default_value = "", hide_default_value = true)]
    subtype: String,
    /// ISO 3166 code of two letters.
    #[arg(long, default_value = "", hide_default_value = true)]
    country: String,
    /// An office of a person: `finance minister @fr 2024-09-21..`. May be given several times.
    #[arg(long = "office", value_name = "OFFICE")]
    offices: Vec<String>,
    /// An identifier elsewhere: `wikidata=Q30`. May be given several times.
    #[arg(long = "identifier", value_name = "SCHEME=VALUE")]
    ids: Vec<String>,
    /// How prominent it is among those of the same name.
    #[arg(long, default_value = "", hide_default_value = true)]
    prominence: String,
    /// For whoever reads the list.
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// A key of the folder's `SOURCES.toml` [default: its only one, or `house` where there is no such file].
    #[arg(long, default_value = "", hide_default_value = true)]
    source: String,
    /// The file in the folder of the type.
    #[arg(long, value_name = "NAME", default_value = "house", value_parser = parse_list_name)]
    list: String,
    /// The row's id in the list [default: made of the name].
    #[arg(long, default_value = "", hide_default_value = true)]
    id: String,
}

/// Prints the row's public id, and the file and line on which it stands now.
pub(super) fn run(args: &AddArgs) -> Result<ExitCode> {
    let cells = Cells::from([
        ("id", args.id.clone()),
        ("name", args.name.clone()),
        ("aliases", args.aliases.join(" | ")),
        ("subtype", args.subtype.clone()),
        ("country", args.country.clone()),
        ("offices", args.offices.join(" | ")),
        ("ids", args.ids.join("; ")),
        ("source", args.source.clone()),
        ("prominence", args.prominence.clone()),
        ("note", args.note.clone()),
    ]);
    let mut house = House::open(&args.folder)?;
    let Added::New(id) = house.add(args.kind, &args.list, cells)? else {
        bail!("{}/{}.tsv has this row already", args.kind.folder(), args.list);
    };
    house.write()?;
    let place = house.place(args.kind, &args.list, &id);
    writeln!(std::io::stdout(), "{}/{}/{id}\t{place}", args.kind.folder(), args.list)?;
    Ok(ExitCode::SUCCESS)
}
