//! `rolecall score GOLD [ANNOTATIONS]`: how far what was found is from what is right.

mod count;
mod figures;
mod given;
mod gold;

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use rolecall::response::{Request, reply};

use count::Counts;
use figures::Figures;
use given::Given;
use gold::Gold;

#[derive(Debug, Args)]
pub(super) struct ScoreArgs {
    /// What is right: a file of documents, one a line, or a marked text (.txt), or a folder of marked texts.
    gold: PathBuf,
    /// What `annotate --ndjson` wrote of these documents; without it they are annotated now.
    annotations: Option<PathBuf>,
    /// List the first errors.
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    engine: super::EngineArgs,
}

/// A name that counts: its first code point, the one behind it, its type.
type Name = (usize, usize, &'static str);

/// First code point, the one behind the last.
type Span = (usize, usize);

/// The types that count, as gold names them and as replies do.
const TYPES: [(&str, &str); 4] = [("PERSON", "person"), ("PLACE", "place"), ("ORG", "organization"), ("NORP", "norp")];

fn overlap(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Prints the figures.
pub(super) fn run(args: &ScoreArgs) -> Result<ExitCode> {
    let golds = gold::read(&args.gold).with_context(|| args.gold.display().to_string())?;
    let given = match &args.annotations {
        Some(file) => read_given(file, &golds).with_context(|| file.display().to_string())?,
        None => annotate(&golds, &args.engine)?,
    };
    let mut counts = Counts::default();
    let mut errors = Vec::new();
    let nothing = Given::default();
    for gold in &golds {
        counts.add(gold, given.get(&gold.id).unwrap_or(&nothing), &mut errors);
    }
    let figures = Figures::of(&counts, golds.len(), golds.iter().filter(|g| !given.contains_key(&g.id)).count());
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &figures)?;
        writeln!(out)?;
    } else {
        figures.write_text(&mut out)?;
    }
    for error in errors.iter().take(args.errors) {
        writeln!(out, "{error}")?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The replies of a file, by the ids of their documents.
fn read_given(file: &Path, golds: &[Gold]) -> Result<BTreeMap<String, Given>> {
    let texts: BTreeMap<&str, &Gold> = golds.iter().map(|g| (&*g.id, g)).collect();
    let mut given = BTreeMap::new();
    for (number, line) in (1..).zip(std::fs::read_to_string(file)?.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let read = || -> Result<(String, Given)> {
            let reply: given::Reply = serde_json::from_str(line)?;
            let id = reply.id.clone().unwrap_or_default();
            let Some(gold) = texts.get(&*id) else { bail!("no document of the gold has the id {id:?}") };
            Ok((id, Given::of(reply, &gold.text)?))
        };
        let (id, one) = read().with_context(|| format!("line {number}"))?;
        given.insert(id, one);
    }
    Ok(given)
}

fn annotate(golds: &[Gold], engine: &super::EngineArgs) -> Result<BTreeMap<String, Given>> {
    let engine = engine.engine()?;
    let mut annotator = engine.annotator();
    let request = Request::default();
    let mut given = BTreeMap::new();
    for gold in golds {
        let annotations = annotator.annotate(&gold.text);
        // By the wire, so that it is the same as what a client gets.
        let reply = serde_json::to_value(reply(&annotations, &request))?;
        given.insert(gold.id.clone(), Given::of(serde_json::from_value(reply)?, &gold.text)?);
    }
    Ok(given)
}
