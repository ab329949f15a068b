//! What was found: a reply as a client reads it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde::Deserialize;

use super::{Name, Span, TYPES};

/// What a reply says of one document.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) names: BTreeSet<Name>,
    /// The mentions of every entity, by its id.
    entities: BTreeMap<String, Vec<Span>>,
    pub(super) roles: Vec<Role>,
}

#[derive(Debug)]
pub(super) struct Role {
    pub(super) span: Span,
    /// The ids of entities.
    pub(super) holder: String,
    pub(super) of: Vec<String>,
    pub(super) tenure: String,
    pub(super) construction: String,
}

impl Given {
    /// # Errors
    /// If the reply is no reply, or not one to this text with offsets in code points.
    pub(super) fn of(reply: Reply, text: &str) -> Result<Given> {
        if let Some(error) = reply.error {
            bail!("no reply, but an error: {error}");
        }
        if reply.offset_encoding.as_deref().is_some_and(|encoding| encoding != "utf-32") {
            bail!("offsets do not count code points; ask for the offset_encoding utf-32");
        }
        let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        let cut = |(start, end): Span| text.get(*starts.get(start)?..*starts.get(end)?);
        let mut given = Given::default();
        for entity in reply.entities {
            for mention in entity.mentions {
                let span = (mention.start, mention.end);
                if cut(span) != Some(&*mention.text) {
                    bail!("{:?} does not stand at {}..{} of the gold's text", mention.text, span.0, span.1);
                }
                given.names.extend(TYPES.iter().find(|(_, kind)| *kind == entity.kind).map(|(kind, _)| (span.0, span.1, *kind)));
                given.entities.entry(entity.id.clone()).or_default().push(span);
            }
        }
        let role = |r: GivenRole| Role { span: (r.start, r.end), holder: r.holder, of: r.of, tenure: r.tenure, construction: r.construction };
        given.roles = reply.roles.into_iter().map(role).collect();
        Ok(given)
    }

    /// The mentions of an entity.
    pub(super) fn spans(&self, id: &str) -> &[Span] {
        self.entities.get(id).map_or(&[], Vec::as_slice)
    }
}

#[derive(Deserialize)]
pub(super) struct Reply {
    pub(super) id: Option<String>,
    error: Option<serde_json::Value>,
    offset_encoding: Option<String>,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    roles: Vec<GivenRole>,
}

#[derive(Deserialize)]
struct Entity {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Deserialize)]
struct GivenRole {
    start: usize,
    end: usize,
    holder: String,
    #[serde(default)]
    of: Vec<String>,
    tenure: String,
    construction: String,
}
