//! The project's own articles: `tests/corpus/*.txt`, gold written by hand. What we reach stands in `tests/SCORES.md`; what we
//! do today stands in the snapshots. A change of either shows in the diff.
//!
//! `UPDATE_SCORES=1 cargo test corpus` writes the scores anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use rolecall::gold::Marked;

use crate::ENGINE;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// (name, gold, found) of every article, by name.
fn articles() -> Vec<(String, Marked, Marked)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder().join("corpus")).expect("tests/corpus").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let mut annotator = ENGINE.annotator();
    let read = |path: &PathBuf| {
        let gold = Marked::parse(&std::fs::read_to_string(path).expect("a readable article")).expect("marks in the notation");
        let found = Marked::of(&annotator.annotate(&gold.text));
        (path.file_stem().and_then(|s| s.to_str()).expect("a UTF-8 name").to_owned(), gold, found)
    };
    paths.iter().map(read).collect()
}

/// What was right, what was given, what should have been.
#[derive(Default)]
struct Count {
    right: usize,
    given: usize,
    gold: usize,
}

impl Count {
    fn add<T: PartialEq>(&mut self, gold: &[T], found: &[T]) {
        self.right += found.iter().filter(|f| gold.contains(f)).count();
        self.given += found.len();
        self.gold += gold.len();
    }

    fn row(&self, label: &str) -> String {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let f1 = 200.0 * self.right as f64 / (self.given + self.gold).max(1) as f64;
        format!("| {label} | {:.1} | {:.1} | {f1:.1} | {} |\n", share(self.given), share(self.gold), self.gold)
    }
}

fn scores(articles: &[(String, Marked, Marked)]) -> String {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for (_, gold, found) in articles {
        for (label, kind) in [("1 person", "PERSON"), ("2 place", "PLACE"), ("3 organization", "ORG"), ("4 norp", "NORP")] {
            let spans = |m: &Marked| m.mentions.iter().filter(|m| m.kind == kind).map(|m| (m.start, m.end)).collect::<Vec<_>>();
            counts.entry(label).or_default().add(&spans(gold), &spans(found));
        }
        counts.entry("5 mention with its entity").or_default().add(&gold.mentions, &found.mentions);
        let spans = |m: &Marked| m.roles.iter().map(|r| (r.start, r.end)).collect::<Vec<_>>();
        counts.entry("6 role, span").or_default().add(&spans(gold), &spans(found));
        let held = |m: &Marked| m.roles.iter().map(|r| (r.start, r.holder.clone())).collect::<Vec<_>>();
        counts.entry("7 role, holder").or_default().add(&held(gold), &held(found));
        counts.entry("8 role, whole").or_default().add(&gold.roles, &found.roles);
    }
    let mut out = String::from("# Scores on the project's own articles\n\n");
    let _ = writeln!(out, "{} articles in `tests/corpus`, strict spans, percent. Written by `UPDATE_SCORES=1 cargo test corpus`.\n", articles.len());
    out += "| | precision | recall | F1 | gold |\n|---|---|---|---|---|\n";
    for (label, count) in counts {
        out += &count.row(&label[2..]);
    }
    out
}

#[test]
fn the_scores_are_those_that_are_committed() {
    let path = folder().join("SCORES.md");
    let scores = scores(&articles());
    if std::env::var_os("UPDATE_SCORES").is_some() {
        std::fs::write(&path, &scores).expect("a writable tests/SCORES.md");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, scores, "UPDATE_SCORES=1 cargo test corpus writes tests/SCORES.md");
}

#[test]
fn what_is_found_in_the_articles() {
    for (name, _, found) in articles() {
        insta::assert_snapshot!(name, found.render());
    }
}
