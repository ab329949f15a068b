//! Which row a name is linked to, and when to none.

use rolecall::response::{Request, reply};

use crate::ENGINE;

/// The Wikidata id that a name of a text is given.
fn link(text: &str, name: &str) -> Option<String> {
    let mut annotator = ENGINE.annotator();
    let annotations = annotator.annotate(text);
    let request = Request::default();
    let reply = reply(&annotations, &request);
    let entity = reply.entities.iter().find(|e| e.mentions.iter().any(|m| m.text == name));
    let entity = entity.unwrap_or_else(|| panic!("no {name:?} in {text:?}"));
    let ids = serde_json::to_value(entity).expect("an entity is JSON");
    ids["ids"]["wikidata"].as_str().map(str::to_owned)
}

fn comes_out(cases: &[(&str, &str, Option<&str>)]) {
    for (text, name, expected) in cases {
        assert_eq!(link(text, name).as_deref(), *expected, "{name} in {text:?}");
    }
}

const RESULTS: &str =
    "Results of the second round: Pelle Grunwald (Sweden) beat Marco Tassi (Italy) 6-4 7-5. Pavo Kesti (Finland) beat Iain Dunmore (Scotland) 6-1 6-2.";

#[test]
fn what_has_a_governor_or_a_senator_is_a_state() {
    comes_out(&[
        ("Ann Denwick, a former senator from New York, was pleased.", "New York", Some("Q1384")),
        ("The bill was signed by New York Gov. Marla Denwick.", "New York", Some("Q1384")),
        ("They live in New York state, far from everything.", "New York", Some("Q1384")),
        ("Rep. Ann Denwick, a Democrat from New York, was pleased.", "New York", Some("Q1384")),
        ("Ann Denwick, a senator from New York, was in New York. She likes New York. New York is large.", "New York", Some("Q60")),
        ("The bill was signed by New York Mayor Marla Denwick.", "New York", Some("Q60")),
    ]);
}

#[test]
fn a_country_in_brackets_is_the_country_in_a_sport_report_too() {
    comes_out(&[(RESULTS, "Sweden", Some("Q34")), (RESULTS, "Italy", Some("Q38"))]);
}

#[test]
fn a_country_that_plays_is_not_the_country() {
    let report = "Peru beat Chile 3-1 in the semi-final. The striker Iago Brandal scored twice and the goalkeeper saved a penalty. Peru 3, Chile 1.";
    let chile = |text| reply_has_no(text, "Q298");
    assert!(chile(report));
    assert!(chile("The film opens during the Peru versus Chile match of his youth."));
    assert!(!chile("Peru and Chile signed a treaty on the border in Lima."));
}

#[test]
fn a_party_is_that_of_a_country_the_text_speaks_of() {
    comes_out(&[("Ann Denwick of the Conservative Party spoke in London.", "Conservative Party", Some("Q9626"))]);
    assert!(reply_has_no("Ann Denwick of the Conservative Party spoke in Oslo and in Bergen.", "Q9626"));
}

#[test]
fn the_house_of_a_state_is_not_the_nations() {
    assert!(reply_has_no("The bill came to the state Senate on Monday.", "Q66096"));
    assert!(!reply_has_no("The bill came to the Senate on Monday.", "Q66096"));
}

#[test]
fn a_team_is_not_the_university_it_is_called_by() {
    assert!(reply_has_no("He missed the Georgetown versus Ohio State match.", "Q309331"));
    assert!(!reply_has_no("She was a professor at Ohio State for ten years.", "Q309331"));
}

#[test]
fn a_firm_and_its_partners_are_the_listed_firm() {
    comes_out(&[("The notes were sold by Morgan Stanley and Co. in May.", "Morgan Stanley and Co.", Some("Q334204"))]);
}

#[test]
fn no_club_has_a_legal_form() {
    assert!(reply_has_no("The plant of Chelsea Corp. was closed.", "Q9616"));
    assert!(!reply_has_no("The coach of Chelsea FC was pleased.", "Q9616"));
}

#[test]
fn a_nickname_of_several_teams_is_none_of_them() {
    let club = |text: &str| {
        let mut annotator = ENGINE.annotator();
        let request = Request::default();
        serde_json::to_string(&reply(&annotator.annotate(text), &request)).expect("a reply is JSON")
    };
    assert!(!club("The Tigers lost 3-1. The coach said that the Tigers had played well.").contains("organizations/sports/"));
    assert!(club("The Detroit Tigers lost 3-1. The coach said that the Tigers had played well.").contains("organizations/sports/detroit-tigers"));
}

/// Whether no entity of a text is given an id.
fn reply_has_no(text: &str, id: &str) -> bool {
    let mut annotator = ENGINE.annotator();
    let annotations = annotator.annotate(text);
    let request = Request::default();
    !serde_json::to_string(&reply(&annotations, &request)).expect("a reply is JSON").contains(&format!("\"{id}\""))
}

#[test]
fn a_dated_dispatch_is_no_sport_report() {
    comes_out(&[("BAGHDAD 2003-04-02\nShelling went on in northern Iraq on Wednesday, residents said.", "Iraq", Some("Q796"))]);
}

#[test]
fn a_city_with_another_country_behind_it_is_another_city() {
    comes_out(&[
        ("The mill is in Moscow, Idaho, and has eighty workers.", "Moscow", None),
        ("The mill is in Moscow, Russia, and has eighty workers.", "Moscow", Some("Q649")),
    ]);
}

#[test]
fn a_city_in_a_list_of_counties_is_a_county() {
    comes_out(&[
        ("Clinics opened in Orange, Los Angeles and Kern counties last week.", "Los Angeles", None),
        ("Clinics opened in Los Angeles and in two counties last week.", "Los Angeles", Some("Q65")),
    ]);
}

#[test]
fn a_ministry_is_that_of_a_country_the_text_speaks_of() {
    let british = "organizations/governments/hm-treasury";
    assert!(!reply_has_no("The British economy grew, the Treasury in London said on Friday.", british));
    assert!(reply_has_no("The American economy grew, the Treasury in Washington said on Friday.", british));
}

const LIONS_AT_HOME: &str = "The season in Detroit, Michigan, begins in May. The Lions coach Tomas Novak was pleased.";

#[test]
fn a_nickname_abroad_is_no_club_of_another_country() {
    comes_out(&[("The tour of New Zealand begins in May. The Lions coach Tomas Novak was pleased.", "Lions", None), (LIONS_AT_HOME, "Lions", Some("Q271880"))]);
}

#[test]
fn a_parliament_is_that_of_a_country_spoken_of() {
    comes_out(&[
        ("The talks in Kyiv, Ukraine, ended. Parliament will vote in May.", "Parliament", None),
        ("The talks in London ended. Parliament will vote in May.", "Parliament", Some("Q11010")),
    ]);
}
