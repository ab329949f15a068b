//! Every rule has its corpus: `tests/rules/NAME.toml`, at least three cases in which it speaks and three in which it must not.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use rolecall::gold::Marked;
use rolecall::mention::{CUES, FINDERS};
use rolecall::role::RULES;
use serde::Deserialize;

use crate::ENGINE;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What must come out, in the notation.
    text: String,
    /// Why the rule must stay silent here; a case without it is one in which the rule speaks.
    why: Option<String>,
}

fn names() -> BTreeSet<&'static str> {
    let finders = FINDERS.iter().map(|r| r.name);
    let cues = CUES.iter().map(|r| r.name);
    finders.chain(cues).chain(RULES.iter().map(|r| r.name)).collect()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

#[test]
fn every_case_of_every_rule_comes_out_as_written() {
    let mut failures = String::new();
    // The rules alone: what the sequence model makes of their word is no rule's doing.
    let mut annotator = ENGINE.clone().with_model(None).annotator();
    for rule in names() {
        let path = folder().join(format!("{rule}.toml"));
        let Ok(source) = std::fs::read_to_string(&path) else {
            let _ = writeln!(failures, "{rule} has no tests/rules/{rule}.toml");
            continue;
        };
        let corpus: Corpus = toml::from_str(&source).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let silent = corpus.case.iter().filter(|c| c.why.is_some()).count();
        assert!(silent >= 3 && corpus.case.len() - silent >= 3, "{rule}: at least three cases in which it speaks and three in which it does not");
        for case in &corpus.case {
            let gold = Marked::parse(&case.text).unwrap_or_else(|problem| panic!("{rule}: {problem}"));
            let annotations = annotator.annotate(&gold.text);
            let found = Marked::of(&annotations);
            if found != gold {
                let _ = write!(failures, "{rule}\n  want {}\n  have {}\n", gold.render(), found.render());
            }
            let by_mention = annotations.mentions.iter().any(|m| m.evidence(&annotations.context).iter().any(|c| c.rule == rule && c.points > 0));
            let speaks = by_mention || rule == "role_phrase" && !annotations.roles.is_empty() || annotations.roles.iter().any(|r| r.rule == rule);
            if speaks != case.why.is_none() {
                let _ = writeln!(failures, "{rule} {} in {}", if speaks { "must not speak" } else { "must speak" }, gold.text);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn no_corpus_is_without_its_rule() {
    let names = names();
    for entry in std::fs::read_dir(folder()).expect("tests/rules") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a UTF-8 name").to_owned();
        assert!(names.contains(name.as_str()), "tests/rules/{name}.toml: no rule of this name");
    }
}
