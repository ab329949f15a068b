//! Marked texts: JSON lines with code point offsets, or the project's own articles and cases in their notation.

use std::path::Path;

use anyhow::{Context, Result};
use rolecall::gold::{Marked, Mention};
use rolecall::mention::NameKind;
use serde::Deserialize;

/// A text and where its names stand.
pub struct Document {
    pub text: String,
    pub names: Vec<Name>,
}

/// A name, by bytes.
pub struct Name {
    pub start: u32,
    pub end: u32,
    /// None where the data leave open what stands there: nothing is learnt from it.
    pub kind: Option<NameKind>,
}

/// The cases of a rule.
#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    /// The bare name, where the span is a whole noun phrase.
    name_start: Option<usize>,
    name_end: Option<usize>,
    #[serde(rename = "type")]
    label: String,
    #[serde(default)]
    pronoun: bool,
    ner: Option<bool>,
    named: Option<bool>,
}

/// Reads a file of marked texts.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let source = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    match path.extension().and_then(|e| e.to_str()) {
        Some("txt") => return Ok(vec![from_notation(&source)?]),
        Some("toml") => {
            let corpus: Corpus = toml::from_str(&source).with_context(|| path.display().to_string())?;
            return corpus.case.iter().map(|case| from_notation(&case.text)).collect();
        }
        _ => {}
    }
    let line = |(n, line): (usize, &str)| {
        let line: Line = serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), n + 1))?;
        from_line(line)
    };
    source.lines().enumerate().map(line).collect()
}

fn from_line(line: Line) -> Result<Document> {
    let mut bytes: Vec<u32> = line.text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(line.text.len() as u32);
    let mut names = Vec::new();
    for entity in line.entities {
        let kind = match entity.label.as_str() {
            "PERSON" => NameKind::Person,
            "PLACE" => NameKind::Place,
            "ORG" => NameKind::Organization,
            "NORP" => NameKind::Norp,
            "MISC" | "EVENT" => NameKind::Other,
            _ => continue,
        };
        let open = entity.ner == Some(false) || entity.named == Some(false);
        if entity.pronoun {
            continue;
        }
        let at = |offset: usize| bytes.get(offset).copied().with_context(|| format!("offset {offset} lies outside its text"));
        names.push(Name {
            start: at(entity.name_start.unwrap_or(entity.start))?,
            end: at(entity.name_end.unwrap_or(entity.end))?,
            kind: (!open).then_some(kind),
        });
    }
    Ok(Document { text: line.text, names })
}

/// An article or a case of our own writing.
fn from_notation(source: &str) -> Result<Document> {
    let marked = Marked::parse(source).map_err(anyhow::Error::msg)?;
    let name = |mention: &Mention| Name {
        start: mention.start as u32,
        end: mention.end as u32,
        kind: match mention.kind.as_str() {
            "PERSON" => Some(NameKind::Person),
            "PLACE" => Some(NameKind::Place),
            "ORG" => Some(NameKind::Organization),
            _ => Some(NameKind::Norp),
        },
    };
    Ok(Document { names: marked.mentions.iter().map(name).collect(), text: marked.text })
}
