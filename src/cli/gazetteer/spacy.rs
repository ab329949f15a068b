//! Names as spaCy's `EntityRuler` keeps them: a pattern a line, `{"label": "ORG", "pattern": "Acme Corp", "id": "acme"}`.
//!
//! Patterns that share an id are the forms of one row. A pattern over tokens is read where it says which words stand there,
//! which is what lists of names have; one that says what kind of word stands there is no name.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use rolecall::gazetteer::{Kind, Needs, Row, Written};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::import::{Entries, Entry};
use super::parse_type;
use super::sheet::Cells;

/// Label → kind: the labels of spaCy's English models, and of simpler ones.
const LABELS: [(&str, Kind); 15] = [
    ("PERSON", Kind::Person),
    ("PER", Kind::Person),
    ("GPE", Kind::Place),
    ("LOC", Kind::Place),
    ("FAC", Kind::Place),
    ("ORG", Kind::Organization),
    ("NORP", Kind::Norp),
    ("EVENT", Kind::Other),
    ("LAW", Kind::Other),
    ("PRODUCT", Kind::Other),
    ("WORK_OF_ART", Kind::Other),
    ("LANGUAGE", Kind::Other),
    ("MISC", Kind::Other),
    ("ROLE", Kind::Role),
    ("TITLE", Kind::Role),
];

fn label(row: &Row) -> &'static str {
    match (row.kind, &*row.subtype) {
        (Kind::Person, _) => "PERSON",
        (Kind::Place, "airport" | "building" | "canal" | "street") => "FAC",
        (Kind::Place, "continent" | "desert" | "island" | "lake" | "mountain" | "region" | "river" | "sea" | "site" | "strait") => "LOC",
        (Kind::Place, _) => "GPE",
        (Kind::Organization, _) => "ORG",
        (Kind::Norp, _) => "NORP",
        (Kind::Other, "competition" | "event" | "festival" | "operation") => "EVENT",
        (Kind::Other, "law" | "treaty") => "LAW",
        (Kind::Other, "product" | "ship") => "PRODUCT",
        (Kind::Other, "work") => "WORK_OF_ART",
        (Kind::Other, "language") => "LANGUAGE",
        (Kind::Other | Kind::Role | Kind::Trigger, _) => "MISC",
    }
}

#[derive(Deserialize, Serialize)]
struct Line {
    label: String,
    pattern: Shape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Ours; spaCy passes over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    needs: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Shape {
    Phrase(String),
    Tokens(Vec<Map<String, Value>>),
}

/// Writes the forms of every row that stand in its list, the name first, under its public id.
pub(super) fn write<'a>(rows: impl Iterator<Item = &'a Row>, all_forms: bool, out: &mut impl Write) -> Result<()> {
    for row in rows {
        let name = Written { text: row.name.clone(), needs: row.name_needs };
        for Written { text, needs } in std::iter::once(&name).chain(&row.aliases) {
            if all_forms || needs.nothing() {
                let needs = (*needs != Needs::default()).then(|| needs.to_string());
                let pattern = Line { label: label(row).to_owned(), pattern: Shape::Phrase(text.to_string()), id: Some(row.public_id()), needs };
                serde_json::to_writer(&mut *out, &pattern)?;
                out.write_all(b"\n")?;
            }
        }
    }
    Ok(())
}

/// Reads patterns; `fallback` is the type of those whose label is not known.
pub(super) fn read(text: &str, fallback: Option<Kind>) -> Entries {
    let mut entries = Entries::default();
    // Which entry has the patterns of an id, or of a name without one.
    let mut places: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for (line, written) in (1..).zip(text.lines()).filter(|(_, written)| !written.trim().is_empty()) {
        match read_line(written, fallback) {
            Ok((kind, id, form)) => {
                let place = *places.entry((kind, id.clone().unwrap_or_else(|| form.text.to_string()))).or_insert(entries.good.len());
                match entries.good.get_mut(place) {
                    Some(entry) => add_form(&mut entry.cells, &form),
                    None => entries.good.push(new_entry(line, kind, id.as_deref(), &form)),
                }
            }
            Err(problem) => entries.bad.push((line, problem)),
        }
    }
    entries
}

fn read_line(line: &str, fallback: Option<Kind>) -> Result<(Kind, Option<String>, Written), String> {
    let Line { label, pattern, id, needs } = serde_json::from_str(line).map_err(|e| format!("not a pattern: {e}"))?;
    let known = LABELS.iter().find(|(name, _)| *name == label.to_uppercase()).map(|(_, kind)| *kind);
    let kind = known.or_else(|| parse_type(&label).ok()).or(fallback).ok_or_else(|| format!("unknown label {label:?}; say --type"))?;
    let text = match pattern {
        Shape::Phrase(text) => text,
        Shape::Tokens(tokens) => join(&tokens)?,
    };
    let needs = needs.as_deref().map_or(Ok(Needs::default()), |n| Needs::parse(n).map_err(|e| e.to_string()))?;
    Ok((kind, id.filter(|i| !i.is_empty()), Written { text: text.into(), needs }))
}

/// The words of a pattern over tokens, as they are written together.
fn join(tokens: &[Map<String, Value>]) -> Result<String, String> {
    let mut text = String::new();
    for token in tokens {
        let mut words = token.iter().map(|(key, value)| (key.to_uppercase(), value.as_str()));
        let word = match (words.next(), words.next()) {
            (Some((key, Some(word))), None) if key == "TEXT" || key == "ORTH" => word.to_owned(),
            // It says nothing of case, and names are written with capitals.
            (Some((key, Some(word))), None) if key == "LOWER" => capitalized(word),
            _ => return Err(format!("{} says what kind of word stands there, so the pattern is no name", Value::Object(token.clone()))),
        };
        let joined = word.starts_with(['\'', '’', '-', ',', '.', '/']) || text.ends_with(['-', '/']);
        if !(text.is_empty() || joined) {
            text.push(' ');
        }
        text.push_str(&word);
    }
    Ok(text)
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn new_entry(line: u64, kind: Kind, id: Option<&str>, form: &Written) -> Entry {
    // An id of our own says the list too: `people/house/ada-may`.
    let own = id.and_then(|id| id.strip_prefix(kind.folder())?.strip_prefix('/')?.split_once('/'));
    let (list, id) = match own {
        Some((list, id)) => (Some(list.to_owned()), id.to_owned()),
        None => (None, id.map(super::house::slug).unwrap_or_default()),
    };
    let mut cells = Cells::from([("id", id), ("name", form.text.to_string())]);
    if form.needs != Needs::default() {
        cells.insert("aliases", form.to_string());
    }
    Entry { line, kind, list, cells }
}

fn add_form(cells: &mut Cells, form: &Written) {
    let aliases = cells.get("aliases").map_or("", String::as_str);
    let written = form.to_string();
    if cells.get("name") == Some(&written) || aliases.split(" | ").any(|a| a == written) {
        return;
    }
    let aliases = if aliases.is_empty() { written } else { format!("{aliases} | {written}") };
    cells.insert("aliases", aliases);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(line: &str) -> Result<Entry, String> {
        let mut entries = read(line, None);
        entries.bad.pop().map_or_else(|| Ok(entries.good.remove(0)), |(_, problem)| Err(problem))
    }

    #[test]
    fn words_of_tokens_are_joined_as_they_are_written() {
        let name = |pattern: &str| read_one(&format!(r#"{{"label": "ORG", "pattern": {pattern}}}"#)).map(|e| e.cells["name"].clone());
        assert_eq!(name(r#"[{"LOWER": "harbour"}, {"TEXT": "Co"}]"#), Ok("Harbour Co".into()));
        assert_eq!(name(r#"[{"ORTH": "Al"}, {"ORTH": "-"}, {"ORTH": "Nour"}]"#), Ok("Al-Nour".into()));
        assert_eq!(name(r#"[{"ORTH": "Mercer"}, {"ORTH": "'s"}]"#), Ok("Mercer's".into()));
        assert!(name(r#"[{"POS": "PROPN"}, {"TEXT": "Co"}]"#).is_err());
        assert!(name(r#"[{"TEXT": "Co", "OP": "?"}]"#).is_err());
        assert!(name(r#"[{"TEXT": {"REGEX": "^Co"}}]"#).is_err());
    }

    #[test]
    fn patterns_of_one_id_are_one_row() {
        let entries = read(
            "{\"label\": \"GPE\", \"pattern\": \"Port Ellery\", \"id\": \"port-ellery\"}\n\n{\"label\": \"GPE\", \"pattern\": \"Ellery\", \"id\": \"port-ellery\"}\n",
            None,
        );
        assert_eq!(entries.good.len(), 1);
        assert_eq!(entries.good[0].kind, Kind::Place);
        assert_eq!(entries.good[0].cells["aliases"], "Ellery");
    }

    #[test]
    fn an_unknown_label_needs_a_type() {
        let line = r#"{"label": "STAFF", "pattern": "Ada Mercer"}"#;
        assert!(read_one(line).is_err());
        assert_eq!(read(line, Some(Kind::Person)).good[0].kind, Kind::Person);
    }
}
