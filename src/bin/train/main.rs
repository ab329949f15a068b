//! Trains the sequence model: `train OUT GOLD… [--curve GOLD…]`. The same data give the same bytes; `models/README.md` says which
//! data. With `--curve` it also fits the curve of confidence, on the texts of the files that follow.

mod calibrate;
mod crf;
mod example;
mod export;
mod gold;
mod lbfgs;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use rolecall::engine::Engine;
use rolecall::gazetteer::Gazetteer;
use rolecall::mention::model::{Model, Weights};

use crate::gold::Document;

/// The inverse of the variance that a weight is expected to have.
const PENALTY: f64 = 1.0;
/// Steps of the optimiser, at most.
const ROUNDS: usize = 120;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(out) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: train OUT GOLD… [--curve GOLD…]");
        return ExitCode::FAILURE;
    };
    let arguments: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let mut parts = arguments.split(|a| a.as_os_str() == "--curve");
    let (gold, curve) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match run(&out, gold, curve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A text, the folder and format of its file, and whether the curve is fitted on it.
struct Source<'a> {
    document: &'a Document,
    collection: (Option<&'a Path>, Option<&'a OsStr>),
    is_judged: bool,
}

fn run(out: &Path, files: &[PathBuf], curve: &[PathBuf]) -> Result<()> {
    let gazetteer = Gazetteer::built_in();
    let read = files.iter().map(|file| gold::read(file)).collect::<Result<Vec<_>>>()?;
    let sources: Vec<Source<'_>> = files
        .iter()
        .zip(&read)
        .flat_map(|(file, documents)| {
            let (collection, is_judged) = ((file.parent(), file.extension()), curve.contains(file));
            documents.iter().map(move |document| Source { document, collection, is_judged })
        })
        .collect();
    let all: Vec<&Document> = sources.iter().map(|s| s.document).collect();
    std::fs::write(out, train(&gazetteer, &all).to_bytes()).with_context(|| out.display().to_string())?;
    if !curve.is_empty() {
        let calibrate::Curve { even, scale } = calibrate::fit(&cross_validate(&gazetteer, &sources));
        eprintln!("confidence is 1 / (1 + exp(({even:.1} - points) / {scale:.1}))");
    }
    Ok(())
}

/// What models that learnt from one half of all texts make of the other half of those that the curve is fitted on, by collection.
fn cross_validate(gazetteer: &Gazetteer, sources: &[Source<'_>]) -> Vec<Vec<calibrate::Judged>> {
    let mut collections = BTreeMap::new();
    for half in [0, 1] {
        let learnt: Vec<&Document> = sources.iter().skip(1 - half).step_by(2).map(|s| s.document).collect();
        let mut annotator = Engine::new(gazetteer.clone()).with_model(Some(Model::new(train(gazetteer, &learnt)))).annotator();
        for source in sources.iter().skip(half).step_by(2).filter(|s| s.is_judged) {
            let judged: &mut Vec<_> = collections.entry(source.collection).or_default();
            judged.extend(calibrate::judge(&mut annotator, source.document));
        }
    }
    collections.into_values().collect()
}

fn train(gazetteer: &Gazetteer, documents: &[&Document]) -> Weights {
    let examples = example::examples(gazetteer, documents);
    let layout = crf::Layout::new(&examples);
    let weights = export::weights(&crf::train(&examples, &layout, PENALTY, ROUNDS), &layout);
    eprintln!("{} texts, {} segments, {} words", documents.len(), examples.len(), layout.words.len());
    weights
}
