//! One line an entity, then one line a role, for tools that read line by line.

use serde::Serialize;

use super::super::answer::Answer;
use super::super::reply::{EntityReply, RoleReply};

/// A line: `{"document": …, "entity": {…}}` or `{"document": …, "role": {…}}`.
#[derive(Serialize)]
struct Line<'r, 'a> {
    /// The document's id.
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'r EntityReply<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'r RoleReply<'a>>,
}

pub(super) fn write(answer: &Answer<'_>) -> String {
    let reply = answer.reply;
    let entities = reply.entities.iter().map(|e| Line { document: reply.id, entity: Some(e), role: None });
    let roles = reply.roles.iter().map(|r| Line { document: reply.id, entity: None, role: Some(r) });
    let mut out = String::new();
    for line in entities.chain(roles) {
        out += &serde_json::to_string(&line).expect("string keys only, written to memory");
        out.push('\n');
    }
    out
}
