//! Every option: what it changes in the answer, and what it refuses.

use serde_json::{Value, json};

use crate::client::{Answer, ask, send};

const TEXT: &str = "US Secretary of State John Kerry met Angela Merkel in Berlin. His spokesman Okwudili Fairbrother said Kerry was pleased. The Russian foreign minister, Sergei Lavrov, was not.";

async fn ask_with(options: Value) -> Answer {
    ask(&json!({"text": TEXT, "options": options})).await
}

fn names(answer: &Answer) -> Vec<String> {
    answer.json()["entities"].as_array().expect("entities").iter().map(|e| e["name"].as_str().expect("a name").to_owned()).collect()
}

fn roles(answer: &Answer) -> Vec<Value> {
    answer.json()["roles"].as_array().expect("roles").clone()
}

#[tokio::test]
async fn types_filter_entities_holders_and_owners() {
    let everything = ask_with(json!({})).await;
    assert_eq!(roles(&everything)[0]["of"].as_array().map(Vec::len), Some(1));
    let people = ask_with(json!({"types": ["person"]})).await;
    assert_eq!(names(&people), ["John Kerry", "Angela Merkel", "Okwudili Fairbrother", "Sergey Lavrov"]);
    assert_eq!(roles(&people).len(), roles(&everything).len());
    assert_eq!(roles(&people)[0]["of"], json!([]));
    let places = ask_with(json!({"types": ["place", "norp"]})).await;
    assert_eq!(roles(&places).len(), 0, "nobody who is reported holds them");
}

#[tokio::test]
async fn a_nationality_carries_its_country() {
    let reply = ask_with(json!({"types": ["norp"]})).await.json();
    assert_eq!(reply["entities"][0]["country"], json!({"iso3166": "RU", "wikidata": "Q159"}));
}

#[tokio::test]
async fn roles_can_be_left_out() {
    let with = ask_with(json!({})).await;
    let without = ask_with(json!({"roles": false})).await;
    assert_eq!(names(&with), names(&without));
    assert!(!roles(&with).is_empty() && roles(&without).is_empty());
}

#[tokio::test]
async fn min_confidence_drops_mentions_then_entities_and_their_roles() {
    let all = ask_with(json!({})).await.json();
    let mentions = |reply: &Value| -> Vec<f64> {
        let entities = reply["entities"].as_array().expect("entities");
        entities.iter().flat_map(|e| e["mentions"].as_array().expect("mentions")).map(|m| m["confidence"].as_f64().expect("a number")).collect()
    };
    let mut sure = mentions(&all);
    sure.sort_by(f64::total_cmp);
    // A bound that is also a value: what is written as 0.9 reaches 0.9.
    let bound = sure[sure.len() / 2];
    let some = ask_with(json!({"min_confidence": bound})).await.json();
    assert_eq!(mentions(&some).len(), sure.iter().filter(|c| **c >= bound).count());
    for role in some["roles"].as_array().expect("roles") {
        assert!(role["confidence"].as_f64() >= Some(bound));
        let held = some["entities"].as_array().expect("entities").iter().any(|e| e["id"] == role["holder"]);
        assert!(held, "{role}");
    }
    let none = ask_with(json!({"min_confidence": 1})).await.json();
    assert_eq!((&none["entities"], &none["roles"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn evidence_names_rules_and_rows() {
    let plain = ask_with(json!({})).await.json();
    assert!(plain["entities"][0]["mentions"][0].get("evidence").is_none());
    let reply = ask_with(json!({"evidence": true})).await.json();
    let kerry = reply["entities"].as_array().expect("entities").iter().find(|e| e["name"] == "John Kerry").expect("Kerry");
    let evidence = kerry["mentions"][0]["evidence"].as_array().expect("evidence");
    assert!(evidence.iter().any(|e| e["rule"] == "gazetteer" && e["row"] == kerry["ids"]["rolecall"]), "{kerry}");
    assert!(reply["roles"][0]["evidence"].as_array().expect("evidence").iter().any(|e| e["row"].as_str().is_some_and(|r| r.starts_with("roles/"))));
}

#[tokio::test]
async fn only_listed_entities_if_restricted() {
    let listed = ask_with(json!({"restrict_to": "gazetteer"})).await;
    assert!(!names(&listed).contains(&"Okwudili Fairbrother".to_owned()));
    assert!(listed.json()["entities"].as_array().expect("entities").iter().all(|e| e["ids"]["rolecall"].is_string()));
    let request = json!({"text": TEXT, "options": {"restrict_to": "gazetteer"}, "entries": [{"type": "person", "name": "Okwudili Fairbrother"}]});
    assert!(names(&ask(&request).await).contains(&"Okwudili Fairbrother".to_owned()), "an entry is listed, for its request");
}

#[tokio::test]
async fn entries_are_names_for_one_request() {
    let text = "The talks were led by quartermill of Zanthe. Berlin won again, Zanthe said. They like a zanthe.";
    let entries = json!([
        {"type": "organization", "name": "quartermill", "aliases": ["QM"]},
        {"type": "person", "name": "Elodie  Zanthe", "aliases": ["Zanthe"]},
        {"type": "organization", "name": "Berlin", "aliases": null},
    ]);
    let reply = ask(&json!({"text": text, "entries": entries, "options": {"evidence": true}})).await.json();
    let entity =
        |name: &str| reply["entities"].as_array().expect("entities").iter().find(|e| e["name"] == name).unwrap_or_else(|| panic!("no {name} in {reply}"));
    assert_eq!(entity("quartermill")["type"], "organization");
    assert_eq!(entity("quartermill")["ids"], json!({"rolecall": "entries/0"}));
    assert_eq!(entity("Elodie Zanthe")["type"], "person");
    assert_eq!(entity("Elodie Zanthe")["mentions"].as_array().map(Vec::len), Some(2), "case counts");
    assert_eq!(entity("Berlin")["type"], "organization", "stronger than the lists");
    let evidence = entity("Berlin")["mentions"][0]["evidence"].as_array().expect("evidence");
    assert!(evidence.iter().any(|e| e["row"] == "entries/2"));

    let after = ask(&json!({"text": text})).await;
    assert!(!names(&after).contains(&"quartermill".to_owned()), "the next request does not know them");
    let whole = ask(&json!({"text": "Quartermillion is no name.", "entries": entries})).await;
    assert_eq!(names(&whole), [""; 0], "whole words only");
}

#[tokio::test]
async fn an_entry_may_bear_a_name_that_a_list_has() {
    let request = json!({"text": TEXT, "entries": [{"type": "person", "name": "John Kerry"}]});
    let reply = ask(&request).await.json();
    let kerry = reply["entities"].as_array().expect("entities").iter().find(|e| e["name"] == "John Kerry").expect("Kerry");
    assert_eq!(kerry["ids"], json!({"rolecall": "entries/0"}));
}

#[tokio::test]
async fn rejected_names_are_not_in_the_answer() {
    let by_mention = ask(&json!({"text": TEXT, "reject": ["Kerry"]})).await;
    assert!(by_mention.mentions().contains(&"John Kerry".to_owned()) && !by_mention.mentions().contains(&"Kerry".to_owned()));
    let by_name = ask(&json!({"text": TEXT, "reject": ["John Kerry"]})).await;
    assert!(!by_name.mentions().iter().any(|m| m.contains("Kerry")), "the entity of that name, whole");
    assert!(roles(&by_name).iter().all(|r| r["text"] != "Secretary of State"));
    let other_case = ask(&json!({"text": TEXT, "reject": ["kerry"]})).await;
    assert!(other_case.mentions().contains(&"Kerry".to_owned()), "case counts");
}

#[tokio::test]
async fn id_and_offset_encoding_are_echoed() {
    let reply = ask(&json!({"id": "story-1", "text": "😀 Angela Merkel", "options": {"offset_encoding": "utf-8"}})).await.json();
    assert_eq!((&reply["id"], &reply["offset_encoding"], &reply["language"]), (&json!("story-1"), &json!("utf-8"), &json!("en")));
    assert_eq!(reply["entities"][0]["mentions"][0]["start"], 5);
    assert_eq!(ask(&json!({"text": ""})).await.json()["id"], Value::Null);
}

#[tokio::test]
async fn every_scalar_option_may_stand_in_the_query_string() {
    let query = "?id=s&date=2016-03-15&language=en&offset_encoding=utf-16&types=person,place&roles=false&min_confidence=0.1&evidence\
                 &restrict_to=gazetteer&marks=first&format=json&pretty";
    let answer = send("PUT", query, &[], TEXT).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.text().starts_with("{\n  \"id\": \"s\",\n"), "indented");
    let reply = answer.json();
    assert_eq!((&reply["id"], &reply["offset_encoding"], &reply["roles"]), (&json!("s"), &json!("utf-16"), &json!([])));
    assert!(reply["entities"].as_array().expect("entities").iter().all(|e| e["type"] == "person" || e["type"] == "place"));
    assert!(reply["entities"][0]["mentions"][0]["evidence"].is_array());
    let won = send("POST", "?types=place", &[("content-type", "application/json")], r#"{"text": "Berlin, Ohio", "options": {"types": ["person"]}}"#).await;
    assert_eq!(won.json()["entities"][0]["type"], "place", "the query wins");
}

#[tokio::test]
async fn what_cannot_be_right_is_refused_with_its_place_and_what_can() {
    let options = |name: &str, value: Value| json!({"text": TEXT, "options": {name: value}});
    let cases = [
        (options("offset_encoding", json!("utf-7")), "/options/offset_encoding", "utf-32"),
        (options("types", json!(["person", "people"])), "/options/types/1", "organization"),
        (options("roles", json!("yes")), "/options/roles", "boolean"),
        (options("min_confidence", json!(1.5)), "/options/min_confidence", "between 0 and 1"),
        (options("restrict_to", json!("lists")), "/options/restrict_to", "gazetteer"),
        (options("marks", json!("none")), "/options/marks", "first"),
        (options("min_confidense", json!(0.5)), "/options/min_confidense", "`min_confidence`"),
        (json!({"text": TEXT, "date": "2016-02-30"}), "/date", "2016-03-15"),
        (json!({"text": TEXT, "date": 2016}), "/date", "string"),
        (json!({"text": TEXT, "entries": [{"type": "animal", "name": "Rex"}]}), "/entries/0/type", "person"),
        (json!({"text": TEXT, "entries": [{"type": "person"}]}), "/entries/0", "`name`"),
        (json!({"text": TEXT, "entries": [{"type": "person", "name": "Rex", "alias": "R"}]}), "/entries/0/alias", "`aliases`"),
        (json!({"text": TEXT, "entries": [{"type": "person", "name": "Rex", "aliases": ["R", " "]}]}), "/entries/0/aliases/1", "letter"),
        (json!({"text": TEXT, "reject": [""]}), "/reject/0", "letter"),
    ];
    for (request, pointer, can) in cases {
        let answer = ask(&request).await;
        assert_eq!(answer.status, 422, "{request}");
        let problem = answer.json();
        assert_eq!(problem["pointer"], pointer, "{problem}");
        assert!(problem["detail"].as_str().is_some_and(|d| d.contains(can)), "{problem}");
    }
    for (query, can) in
        [("?colour=red", "`offset_encoding`"), ("?types=", "person"), ("?roles=maybe", "true"), ("?min_confidence=x", "number"), ("?format=xml", "`json`")]
    {
        let answer = send("POST", query, &[], TEXT).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.json()["detail"].as_str().is_some_and(|d| d.contains(can)), "{query}: {}", answer.text());
    }
}
