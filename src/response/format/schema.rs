//! schema.org JSON-LD: a `NewsArticle` that is `about` its central entities and `mentions` the others.
//!
//! A role in a body is an `OrganizationRole` of its holder; any other is an `Occupation`, in its place where it has one.

use serde_json::{Map, Value, json};

use super::super::answer::Answer;
use super::super::options::EntityType;
use super::super::reply::{EntityReply, RoleReply};
use super::iri;

pub(super) fn write(answer: &Answer<'_>) -> Value {
    let mut article = Map::new();
    article.insert("@context".into(), "https://schema.org".into());
    article.insert("@type".into(), "NewsArticle".into());
    article.insert("@id".into(), iri::of_document(answer).into());
    if let Some(id) = answer.reply.id {
        article.insert("identifier".into(), id.into());
    }
    article.insert("inLanguage".into(), answer.reply.language.into());
    if let Some(date) = &answer.request.date {
        article.insert("datePublished".into(), date.as_str().into());
    }
    let (about, mentions): (Vec<_>, Vec<_>) = answer.reply.entities.iter().partition(|e| e.is_central());
    for (property, entities) in [("about", about), ("mentions", mentions)] {
        article.insert(property.into(), entities.iter().map(|e| entity(answer, e)).collect());
    }
    Value::Object(article)
}

fn entity(answer: &Answer<'_>, entity: &EntityReply<'_>) -> Value {
    let mut thing = Map::new();
    thing.insert("@type".into(), class(entity).into());
    thing.insert("@id".into(), node(answer, entity.id).into());
    thing.insert("name".into(), (*entity.name).into());
    let mut others: Vec<&str> = Vec::new();
    for mention in entity.mentions.iter().map(|m| &*m.text).filter(|t| *t != entity.name) {
        if !others.contains(&mention) {
            others.push(mention);
        }
    }
    if !others.is_empty() {
        thing.insert("alternateName".into(), others.into());
    }
    if let Some(same) = iri::of_entity(entity).filter(|iri| iri.starts_with("http")) {
        thing.insert("sameAs".into(), same.into());
    }
    if let Some(id) = entity.ids.get("rolecall") {
        thing.insert("identifier".into(), json!({"@type": "PropertyValue", "propertyID": "rolecall", "value": id}));
    }
    let held = answer.reply.roles.iter().filter(|r| r.holder == entity.id);
    let (mut memberships, mut occupations) = (Vec::new(), Vec::new());
    for role in held {
        let bodies = role.of.iter().filter(|e| answer.reply.entities[**e as usize].kind == EntityType::Organization);
        let before = memberships.len();
        memberships.extend(bodies.map(|body| membership(answer, role, *body)));
        if memberships.len() == before {
            occupations.push(occupation(answer, role));
        }
    }
    for (property, values) in [("memberOf", memberships), ("hasOccupation", occupations)] {
        if !values.is_empty() {
            thing.insert(property.into(), values.into());
        }
    }
    Value::Object(thing)
}

fn membership(answer: &Answer<'_>, role: &RoleReply<'_>, body: u32) -> Value {
    with_tenure(role, json!({"@type": "OrganizationRole", "roleName": role.name, "memberOf": {"@id": node(answer, body)}}))
}

fn occupation(answer: &Answer<'_>, role: &RoleReply<'_>) -> Value {
    let places = role.of.iter().filter(|e| answer.reply.entities[**e as usize].kind == EntityType::Place);
    let places: Vec<_> = places.map(|place| json!({"@id": node(answer, *place)})).collect();
    let mut occupation = json!({"@type": "Occupation", "name": role.name});
    if !places.is_empty() {
        occupation["occupationLocation"] = places.into();
    }
    with_tenure(role, json!({"@type": "Role", "roleName": role.name, "hasOccupation": occupation}))
}

/// schema.org has dates for roles, which the text rarely gives; a role that is not held now says so in words.
fn with_tenure(role: &RoleReply<'_>, mut value: Value) -> Value {
    if role.tenure != "current" {
        value["description"] = role.tenure.into();
    }
    value
}

fn node(answer: &Answer<'_>, entity: u32) -> String {
    iri::fragment(&iri::of_document(answer), &format!("e{}", entity + 1))
}

/// The most special class that fits.
fn class(entity: &EntityReply<'_>) -> &'static str {
    match (entity.kind, entity.subtype.unwrap_or_default()) {
        (EntityType::Person, _) => "Person",
        (EntityType::Place, "country") => "Country",
        (EntityType::Place, "city") => "City",
        (EntityType::Place, "state") => "State",
        (EntityType::Place, "region" | "district" | "territory") => "AdministrativeArea",
        (EntityType::Place, "continent") => "Continent",
        (EntityType::Place, "airport") => "Airport",
        (EntityType::Place, "mountain") => "Mountain",
        (EntityType::Place, "river") => "RiverBodyOfWater",
        (EntityType::Place, "sea") => "SeaBodyOfWater",
        (EntityType::Place, "lake") => "LakeBodyOfWater",
        (EntityType::Place, "canal") => "Canal",
        (EntityType::Place, _) => "Place",
        (EntityType::Organization, "company" | "bank") => "Corporation",
        (EntityType::Organization, "university") => "CollegeOrUniversity",
        (EntityType::Organization, "party") => "PoliticalParty",
        (EntityType::Organization, "agency" | "ministry" | "government" | "legislature" | "court" | "police" | "central_bank") => "GovernmentOrganization",
        (EntityType::Organization, "team") => "SportsTeam",
        (EntityType::Organization, "sports_body") => "SportsOrganization",
        (EntityType::Organization, "media" | "news_agency") => "NewsMediaOrganization",
        (EntityType::Organization, "ngo") => "NGO",
        (EntityType::Organization, "hospital") => "Hospital",
        (EntityType::Organization, "union") => "WorkersUnion",
        (EntityType::Organization, "band") => "MusicGroup",
        (EntityType::Organization, "museum") => "Museum",
        (EntityType::Organization, _) => "Organization",
        (EntityType::Norp, _) => "Thing",
    }
}
