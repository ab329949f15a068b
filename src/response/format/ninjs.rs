//! IPTC ninjs 3.1: the article with its people, organisations and places.
//!
//! Nationalities and other groups are `subjects`. ninjs has no place for roles: they stand in the one property that is not
//! of the standard, `rolecall`, as an extension of its schema.

use serde_json::{Map, Value, json};

use super::super::answer::Answer;
use super::super::options::EntityType;
use super::super::reply::EntityReply;
use super::iri;

pub(super) fn write(answer: &Answer<'_>) -> Value {
    let mut item = json!({
        "standard": {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
        "uri": iri::of_document(answer),
        "type": "text",
        "language": answer.reply.language,
        "people": of_kind(answer, EntityType::Person),
        "organisations": of_kind(answer, EntityType::Organization),
        "places": of_kind(answer, EntityType::Place),
        "subjects": of_kind(answer, EntityType::Norp),
        "rolecall": {"roles": roles(answer)},
    });
    if let Some(date) = &answer.request.date {
        item["contentCreated"] = format!("{date}T00:00:00Z").into();
    }
    if let Some(id) = answer.reply.id {
        item["altIds"] = json!([{"role": "client", "value": id}]);
    }
    let (mut headlines, mut bodies) = (Vec::new(), Vec::new());
    for part in answer.article.parts() {
        let media_type = if part.is_html() { "text/html" } else { "text/plain" };
        let texts = if part.is_headline() { &mut headlines } else { &mut bodies };
        texts.push(json!({"role": part.name.unwrap_or("main"), "contentType": media_type, "value": part.sent}));
    }
    for (property, texts) in [("headlines", headlines), ("bodies", bodies)] {
        if !texts.is_empty() {
            item[property] = texts.into();
        }
    }
    item
}

fn of_kind(answer: &Answer<'_>, kind: EntityType) -> Value {
    answer.reply.entities.iter().filter(|e| e.kind == kind).map(|e| Value::Object(concept(e))).collect()
}

fn concept(entity: &EntityReply<'_>) -> Map<String, Value> {
    let mut concept = reference(entity);
    concept.insert("rel".into(), if entity.is_central() { "about" } else { "mentions" }.into());
    match entity.kind {
        EntityType::Organization => {
            if let Some(ticker) = entity.ids.get("ticker") {
                concept.insert("symbols".into(), json!([{"symbol": ticker}]));
            }
        }
        EntityType::Norp => {
            concept.insert("creator".into(), "Rolecall".into());
            concept.insert("relevance".into(), percent(entity.relevance).into());
            concept.insert("confidence".into(), percent(entity.confidence).into());
        }
        EntityType::Person | EntityType::Place => {}
    }
    concept
}

/// An entity by its name and its identifiers.
fn reference(entity: &EntityReply<'_>) -> Map<String, Value> {
    let mut reference = Map::new();
    reference.insert("name".into(), (*entity.name).into());
    if let Some(uri) = iri::of_entity(entity) {
        reference.insert("uri".into(), uri.into());
    }
    if let Some(id) = entity.ids.get("rolecall") {
        reference.insert("literal".into(), (**id).into());
    }
    reference
}

fn roles(answer: &Answer<'_>) -> Vec<Value> {
    let entity = |id: u32| reference(&answer.reply.entities[id as usize]);
    let role = |role: &super::super::reply::RoleReply<'_>| {
        let of: Vec<_> = role.of.iter().map(|e| entity(*e)).collect();
        json!({"name": role.name, "literal": role.text, "tenure": role.tenure, "holder": entity(role.holder), "of": of})
    };
    answer.reply.roles.iter().map(role).collect()
}

#[allow(clippy::cast_sign_loss, reason = "a share is never negative")]
fn percent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}
