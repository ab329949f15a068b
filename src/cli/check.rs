//! `rolecall check [DIR…]`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rolecall::gazetteer::{Lists, check};

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folders of lists; the built-in ones when none is given.
    folders: Vec<PathBuf>,
}

/// Prints every problem to standard output; the exit code is 1 if there is one.
#[allow(clippy::print_stdout, reason = "what it is for")]
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    let built_in = Lists::built_in();
    let mut problems = 0;
    let mut rows = 0;
    if args.folders.is_empty() {
        match &built_in {
            Ok(lists) => {
                rows += lists.len();
                problems += print(&check(lists, None), None);
            }
            Err(errors) => problems += print(errors, None),
        }
    }
    for folder in &args.folders {
        match Lists::read(folder) {
            Ok(lists) => {
                rows += lists.len();
                problems += print(&check(&lists, built_in.as_ref().ok()), Some(folder));
            }
            Err(errors) => problems += print(&errors, Some(folder)),
        }
    }
    println!("{rows} rows, {problems} problems");
    if problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[allow(clippy::print_stdout, reason = "what it is for")]
fn print(errors: &[rolecall::gazetteer::RowError], folder: Option<&PathBuf>) -> usize {
    for error in errors {
        match folder {
            Some(folder) => println!("{}/{error}", folder.display()),
            None => println!("gazetteers/{error}"),
        }
    }
    errors.len()
}
