//! What is right: JSON lines or marked texts → the names and roles that must be found, may be found, or do not count.
//!
//! A line is a document: `id`, `text`, `entities` (`start`, `end`, `type`; `coref` is the entity's key) and, where roles are
//! marked, `roles` (`start`, `end`, `holder`, `of`, `tenure`, `construction`). Offsets count code points.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use rolecall::gold::Marked;
use serde::Deserialize;
use serde_json::Value;

use super::{Name, Span, TYPES, overlap};

/// One document.
#[derive(Debug, Default)]
pub(super) struct Gold {
    pub(super) id: String,
    pub(super) text: String,
    /// Names that must be found.
    pub(super) required: BTreeSet<Name>,
    /// Names that may be found.
    optional: Vec<Span>,
    /// The mentions of every entity that has a key, counted or not.
    entities: BTreeMap<String, BTreeSet<Span>>,
    /// None where roles are not marked.
    pub(super) roles: Option<Vec<Role>>,
    /// The only stretch that counts, if not all does.
    window: Option<Span>,
    /// Stretches that do not count.
    ignored: Vec<Span>,
}

#[derive(Debug, Default)]
pub(super) struct Role {
    pub(super) span: Span,
    /// The keys of entities; no holder where it is not named.
    pub(super) holder: Option<String>,
    pub(super) of: Vec<String>,
    pub(super) tenure: Option<String>,
    pub(super) construction: Option<String>,
    /// A matter of taste: neither required nor wrong.
    pub(super) optional: bool,
}

impl Gold {
    /// Whether a name there counts at all.
    pub(super) fn counts(&self, span: Span) -> bool {
        let inside = self.window.is_none_or(|w| w.0 <= span.0 && span.1 <= w.1);
        inside && !self.ignored.iter().any(|i| overlap(span, *i))
    }

    /// Whether a name may stand there without being required.
    pub(super) fn may_hold(&self, span: Span) -> bool {
        self.optional.iter().any(|o| overlap(span, *o))
    }

    /// Whether one of these spans is a mention of the entity.
    pub(super) fn is_entity(&self, key: &str, spans: &[Span]) -> bool {
        self.entities.get(key).is_some_and(|mentions| mentions.iter().any(|m| spans.iter().any(|s| overlap(*m, *s))))
    }

    fn of_line(line: &str) -> Result<Gold> {
        let document: Document = serde_json::from_str(line)?;
        let ignored = document.ignore.iter().filter_map(|i| Some((place(i.first()?)?, place(i.get(1)?)?))).collect();
        let mut gold = Gold { id: document.id, text: document.text, window: document.eval_span, ignored, ..Gold::default() };
        for entity in document.entities {
            let span = (entity.name_start.unwrap_or(entity.start), entity.name_end.unwrap_or(entity.end));
            if let Some(key) = entity.coref.as_ref().and_then(key) {
                gold.entities.entry(key).or_default().insert(span);
            }
            if entity.is_free() {
                gold.optional.push(span);
            } else if let Some((kind, _)) = TYPES.iter().find(|(kind, _)| *kind == entity.kind_of_name)
                && gold.counts(span)
            {
                gold.required.insert((span.0, span.1, kind));
            }
        }
        gold.roles = document.roles.map(|roles| roles.into_iter().map(Role::from).collect());
        Ok(gold)
    }

    fn of_marked(id: String, marked: Marked) -> Gold {
        let points = |byte: usize| marked.text[..byte].chars().count();
        let mut gold = Gold { id, ..Gold::default() };
        for mention in &marked.mentions {
            let span = (points(mention.start), points(mention.end));
            gold.entities.entry(mention.entity.clone()).or_default().insert(span);
            gold.required.extend(TYPES.iter().find(|(kind, _)| *kind == mention.kind).map(|(kind, _)| (span.0, span.1, *kind)));
        }
        let roles = marked.roles.iter().map(|role| Role {
            span: (points(role.start), points(role.end)),
            holder: Some(role.holder.clone()),
            of: role.of.clone(),
            tenure: Some(role.tenure.clone()),
            construction: Some(role.construction.clone()),
            optional: false,
        });
        gold.roles = Some(roles.collect());
        gold.text = marked.text;
        gold
    }
}

/// Reads a file or a folder, in the order of lines or names.
pub(super) fn read(path: &Path) -> Result<Vec<Gold>> {
    if path.is_dir() {
        let entries: std::io::Result<Vec<PathBuf>> = std::fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect();
        let mut files: Vec<PathBuf> = entries?.into_iter().filter(|file| is_marked(file)).collect();
        files.sort();
        if files.is_empty() {
            bail!("the folder has no marked text (.txt)");
        }
        return files.iter().map(|file| read_marked(file).with_context(|| file.display().to_string())).collect();
    }
    if is_marked(path) {
        return Ok(vec![read_marked(path)?]);
    }
    let text = std::fs::read_to_string(path)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| Gold::of_line(line).with_context(|| format!("line {number}"))).collect()
}

fn is_marked(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "txt")
}

fn read_marked(file: &Path) -> Result<Gold> {
    let id = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let marked = Marked::parse(&std::fs::read_to_string(file)?).map_err(|problem| anyhow!(problem))?;
    Ok(Gold::of_marked(id, marked))
}

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    roles: Option<Vec<MarkedRole>>,
    eval_span: Option<Span>,
    /// Start, end, and perhaps a reason.
    #[serde(default)]
    ignore: Vec<Vec<Value>>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind_of_name: String,
    /// Where the span is a whole noun phrase, its bare name.
    name_start: Option<usize>,
    name_end: Option<usize>,
    coref: Option<Value>,
    is_coref: Option<bool>,
    optional: Option<bool>,
    kind: Option<String>,
    pronoun: Option<bool>,
    ner: Option<bool>,
    named: Option<bool>,
}

impl Entity {
    /// Whether it is no name, or one that need not be found.
    fn is_free(&self) -> bool {
        let said = [self.is_coref, self.optional, self.pronoun].contains(&Some(true));
        let denied = [self.ner, self.named].contains(&Some(false));
        said || denied || self.kind.as_deref() == Some("pronoun") || self.kind_of_name == "OTHER"
    }
}

#[derive(Deserialize)]
struct MarkedRole {
    start: usize,
    end: usize,
    holder: Option<Value>,
    #[serde(default)]
    of: Vec<Value>,
    tenure: Option<String>,
    construction: Option<String>,
    #[serde(default)]
    optional: bool,
}

impl From<MarkedRole> for Role {
    fn from(role: MarkedRole) -> Role {
        Role {
            span: (role.start, role.end),
            holder: role.holder.as_ref().and_then(key),
            of: role.of.iter().filter_map(key).collect(),
            tenure: role.tenure,
            construction: role.construction,
            optional: role.optional,
        }
    }
}

/// The key of an entity, be it a number or a word.
fn key(value: &Value) -> Option<String> {
    (!value.is_null()).then(|| value.to_string())
}

fn place(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
