//! Reading the lists: from the binary, from a folder of the house, or from memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::parallel;
use super::row::{Header, Kind, Problem, Row};
use super::source::{self, Source};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/gazetteers");

/// A problem, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct RowError {
    /// The file, relative to its folder of lists.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub problem: Problem,
}

/// One file of rows.
#[derive(Clone, Debug)]
pub struct List {
    /// Its path without the ending: `people/world-politics`.
    pub name: Arc<str>,
    /// Its rows, in file order.
    pub rows: Vec<Row>,
}

/// A name that must not be tagged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The written form.
    pub alias: Box<str>,
    /// Why.
    pub reason: Box<str>,
}

/// Lists that belong together: the built-in ones, or a house's.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// By path.
    pub lists: Vec<List>,
    /// `reject.tsv`.
    pub rejects: Vec<Reject>,
    /// `SOURCES.toml`.
    pub sources: BTreeMap<String, Source>,
    /// SHA-256 over all paths and contents.
    pub digest: [u8; 32],
}

impl Lists {
    /// The lists compiled into the binary.
    ///
    /// # Errors
    /// Every problem found, in the order of files and lines.
    pub fn built_in() -> Result<Lists, Vec<RowError>> {
        let mut files = Vec::new();
        for folder in BUILT_IN.dirs() {
            files.extend(folder.files());
        }
        files.extend(BUILT_IN.files());
        Lists::parse(files.iter().filter_map(|f| Some((f.path().to_str()?.replace('\\', "/"), f.contents_utf8()?))))
    }

    /// The lists of a folder laid out as the built-in one is. A folder without `SOURCES.toml` has the one source `house`.
    ///
    /// # Errors
    /// Every problem found, in the order of files and lines.
    pub fn read(folder: &Path) -> Result<Lists, Vec<RowError>> {
        let failed =
            |path: &Path, error: &std::io::Error| vec![RowError { file: path.display().to_string(), line: 0, problem: Problem::File(error.to_string()) }];
        let mut files = Vec::new();
        let mut folders = vec![folder.to_owned()];
        for (name, _) in Kind::FOLDERS {
            folders.push(folder.join(name));
        }
        for (depth, path) in folders.iter().enumerate() {
            if depth > 0 && !path.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(path).map_err(|e| failed(path, &e))? {
                let file = entry.map_err(|e| failed(path, &e))?.path();
                if !file.is_file() {
                    continue;
                }
                let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                if is_list(&name) {
                    files.push((name, std::fs::read_to_string(&file).map_err(|e| failed(&file, &e))?));
                }
            }
        }
        let mut lists = Lists::parse(files.iter().map(|(name, text)| (name.clone(), text.as_str())))?;
        if lists.sources.is_empty() {
            lists.sources.insert("house".into(), Source::house());
        }
        Ok(lists)
    }

    /// Reads files given as (path within the folder, contents).
    ///
    /// # Errors
    /// Every problem found, in the order of files and lines.
    pub fn parse<'a>(files: impl Iterator<Item = (String, &'a str)>) -> Result<Lists, Vec<RowError>> {
        let mut files: Vec<_> = files.filter(|(path, _)| is_list(path)).collect();
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let mut lists = Lists::default();
        let mut errors = Vec::new();
        let parsed = parallel::each(&files, |(path, text)| {
            let mut errors = Vec::new();
            let list = parse_list(path, text, &mut errors);
            (list, errors)
        });
        for ((path, text), (list, problems)) in files.iter().zip(parsed) {
            match path.as_str() {
                "SOURCES.toml" => match source::parse(text) {
                    Ok(sources) => lists.sources = sources,
                    Err(message) => errors.push(RowError { file: path.clone(), line: 1, problem: Problem::File(message) }),
                },
                "reject.tsv" => lists.rejects = parse_rejects(path, text, &mut errors),
                _ => {
                    lists.lists.extend(list);
                    errors.extend(problems);
                }
            }
        }
        lists.digest = digest(&files);
        if errors.is_empty() { Ok(lists) } else { Err(errors) }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.iter().map(|l| l.rows.len()).sum()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// SHA-256 over all paths and contents.
fn digest(files: &[(String, &str)]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for (path, text) in files {
        digest.update(path.as_bytes());
        digest.update([0]);
        digest.update(text.as_bytes());
    }
    digest.finalize().into()
}

/// Whether a path within a folder of lists is one of its files.
fn is_list(path: &str) -> bool {
    match path.split_once('/') {
        None => path == "SOURCES.toml" || path == "reject.tsv",
        Some((folder, file)) => Kind::of_folder(folder).is_some() && Path::new(file).extension().is_some_and(|e| e == "tsv") && !file.contains('/'),
    }
}

fn parse_list(path: &str, text: &str, errors: &mut Vec<RowError>) -> Option<List> {
    let (folder, _) = path.split_once('/')?;
    let kind = Kind::of_folder(folder)?;
    let name: Arc<str> = path.strip_suffix(".tsv")?.into();
    let mut lines = text.lines();
    let header = match Header::parse(lines.next().unwrap_or("")) {
        Ok(header) => header,
        Err(problem) => {
            errors.push(RowError { file: path.to_owned(), line: 1, problem });
            return None;
        }
    };
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for (i, line) in lines.enumerate() {
        let number = i as u32 + 2;
        rows.extend(header.row(line, kind, &name, number, &mut problems));
        errors.extend(problems.drain(..).map(|problem| RowError { file: path.to_owned(), line: number, problem }));
    }
    Some(List { name, rows })
}

fn parse_rejects(path: &str, text: &str, errors: &mut Vec<RowError>) -> Vec<Reject> {
    let mut rejects = Vec::new();
    let mut lines = text.lines();
    if lines.next() != Some("alias\treason") {
        errors.push(RowError { file: path.to_owned(), line: 1, problem: Problem::File("the columns of reject.tsv are alias and reason".into()) });
        return rejects;
    }
    for (i, line) in lines.enumerate() {
        match line.split_once('\t') {
            Some((alias, reason)) if !alias.is_empty() && !reason.is_empty() => rejects.push(Reject { alias: alias.into(), reason: reason.into() }),
            _ => errors.push(RowError { file: path.to_owned(), line: i as u32 + 2, problem: Problem::Empty("reason") }),
        }
    }
    rejects
}
