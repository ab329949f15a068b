//! Trains the sequence model: `train OUT GOLD…`. The same data give the same bytes; `models/README.md` says which data.

mod crf;
mod example;
mod export;
mod gold;
mod lbfgs;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use rolecall::gazetteer::Gazetteer;

/// The inverse of the variance that a weight is expected to have.
const PENALTY: f64 = 1.0;
/// Steps of the optimiser, at most.
const ROUNDS: usize = 120;

fn main() -> ExitCode {
    let mut files = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(out), gold) = (files.next(), files.collect::<Vec<_>>()) else {
        eprintln!("usage: train OUT GOLD.jsonl…");
        return ExitCode::FAILURE;
    };
    match run(&out, &gold) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(out: &std::path::Path, files: &[PathBuf]) -> Result<()> {
    let gazetteer = Gazetteer::built_in();
    let mut examples = Vec::new();
    for file in files {
        let documents = gold::read(file)?;
        let found = example::examples(&gazetteer, &documents);
        eprintln!("{}: {} texts, {} segments", file.display(), documents.len(), found.len());
        examples.extend(found);
    }
    let layout = crf::Layout::new(&examples);
    let weights = crf::train(&examples, &layout, PENALTY, ROUNDS);
    let bytes = export::weights(&weights, &layout).to_bytes();
    eprintln!("{} segments, {} words, {} bytes", examples.len(), layout.words.len(), bytes.len());
    std::fs::write(out, bytes).with_context(|| out.display().to_string())
}
