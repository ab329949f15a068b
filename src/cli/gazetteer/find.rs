//! `rolecall gazetteer find NAME`: which rows bear a name, and which line to change.
//!
//! The lists are read and compared one form after another; no automaton is built, so that the answer is there at once.
//! A form counts whatever its case and accents, because whoever asks does not know yet how it is listed.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use rolecall::gazetteer::{Background, Expander, Kind, Needs, Row, WordFacts};
use rolecall::text::{fold, lower};

use super::{Folder, ListArgs, folders, rejects_names_of, type_of};

#[derive(Debug, Args)]
pub(super) struct FindArgs {
    /// The name; several words need no quotes.
    #[arg(required = true, value_name = "NAME")]
    words: Vec<String>,
    /// Print also what is known of its single words: how common they are as given name, surname and word (0 to 31), and how
    /// often they are written small (in percent).
    #[arg(long)]
    background: bool,
    #[command(flatten)]
    lists: ListArgs,
}

/// A written form of a row that is the name asked for.
struct Found {
    text: String,
    folded: String,
    needs: Needs,
    by_rule: bool,
}

/// A form that some `reject.tsv` takes away from the lists before it.
struct Rejected {
    folded: String,
    /// Which of the folders.
    folder: usize,
    place: String,
    reason: String,
}

/// Prints a line a row: public id, type, name, form found, what it needs, source, file and line; where a form is rejected, by
/// which line and why.
pub(super) fn run(args: &FindArgs) -> Result<ExitCode> {
    let wanted = key(&args.words.join(" "));
    if wanted.is_empty() {
        bail!("the name is empty");
    }
    let folders = folders(&args.lists)?;
    let rejects = rejects(&folders, &wanted);
    let expander = Expander::new(folders.iter().flat_map(|f| &f.lists.lists).flat_map(|l| &l.rows));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut bearers = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        for row in folder.lists.lists.iter().flat_map(|l| &l.rows) {
            let found = forms_of(&expander, row, &wanted);
            if !found.is_empty() {
                bearers.push((number, row, found));
            }
        }
    }
    // As in the engine: what is made by rule gives way to what is listed.
    let is_listed = |found: &[Found]| found.iter().any(|f| !f.by_rule);
    if bearers.iter().any(|(_, _, found)| is_listed(found)) {
        bearers.retain(|(_, _, found)| is_listed(found));
    }
    for (number, row, found) in &bearers {
        let rejects: Vec<&Rejected> = rejects.iter().filter(|r| rejects_names_of(r.folder, *number)).collect();
        write_row(&folders[*number], row, found, &rejects, &mut out)?;
    }
    let mut any = !bearers.is_empty();
    if args.background {
        any |= write_background(&wanted, &mut out)?;
    }
    out.flush()?;
    if any {
        return Ok(ExitCode::SUCCESS);
    }
    for reject in &rejects {
        eprintln!("rolecall: no row bears this name, and {} rejects it: {}", reject.place, reject.reason);
    }
    Ok(ExitCode::FAILURE)
}

/// What two writings of one name share.
fn key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    lower(&fold(&words.join(" ")))
}

/// The forms of a row that are the name, once each, as the engine knows them.
fn forms_of(expander: &Expander, row: &Row, wanted: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    expander.forms(row, |form| {
        let folded = fold(form.text);
        if lower(&folded) == wanted && !found.iter().any(|f| f.folded == folded) {
            found.push(Found { text: form.text.to_owned(), folded, needs: form.needs, by_rule: form.by_rule });
        }
    });
    found
}

fn rejects(folders: &[Folder], wanted: &str) -> Vec<Rejected> {
    let mut rejects = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        // A list of rejects that can be read has one on each line, under the header.
        for (line, reject) in (2..).zip(&folder.lists.rejects) {
            if key(&reject.alias) == wanted {
                let place = format!("{}/reject.tsv:{line}", folder.name);
                rejects.push(Rejected { folded: fold(&reject.alias), folder: number, place, reason: reject.reason.to_string() });
            }
        }
    }
    rejects
}

fn write_row(folder: &Folder, row: &Row, found: &[Found], rejects: &[&Rejected], out: &mut impl Write) -> Result<()> {
    let joined = |part: &dyn Fn(&Found) -> String| found.iter().map(part).collect::<Vec<_>>().join(" | ");
    let needs = |f: &Found| {
        let needs = if f.needs == Needs::default() { "nothing".to_owned() } else { f.needs.to_string() };
        if f.by_rule { format!("{needs}; made by rule") } else { needs }
    };
    let same_needs = found.iter().all(|f| needs(f) == needs(&found[0]));
    write!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}/{}.tsv:{}",
        row.public_id(),
        type_of(row.kind),
        row.name,
        joined(&|f| f.text.clone()),
        if same_needs { needs(&found[0]) } else { joined(&needs) },
        row.source,
        folder.name,
        row.list,
        row.line
    )?;
    // As in the engine: words that are no names stay.
    if row.kind != Kind::Trigger {
        for form in found {
            for reject in rejects.iter().filter(|r| r.folded == form.folded) {
                write!(out, "\trejected {:?} by {}: {}", form.text, reject.place, reject.reason)?;
            }
        }
    }
    Ok(writeln!(out)?)
}

/// Single words only confirm a name and never make one, so their figures stand where a row has its needs.
fn write_background(wanted: &str, out: &mut impl Write) -> Result<bool> {
    let background = Background::built_in();
    let mut any = false;
    for word in wanted.split(' ') {
        let facts = background.of(word);
        if facts != WordFacts::default() {
            any = true;
            let WordFacts { given, surname, frequency, lower } = facts;
            writeln!(
                out,
                "background/words/{word}\tbackground\t{word}\t{word}\tgiven={given} surname={surname} frequency={frequency} lower={lower}%\t\tgazetteers/background/words.fst"
            )?;
        }
    }
    Ok(any)
}
