//! How many of the names in the news the lists hold: `tests/coverage/`, written before the lists.

use rolecall::gazetteer::{Kind, Lists};

/// Shares that must be listed, in percent.
const PEOPLE: usize = 93;
const PEOPLE_WITH_OFFICE: usize = 80;
const BODIES: usize = 95;

fn names(file: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coverage").join(file);
    let text = std::fs::read_to_string(path).expect("a committed list");
    text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').next().unwrap_or_default().to_owned()).collect()
}

fn fold(name: &str) -> String {
    rolecall::text::lower(&rolecall::text::fold(name)).replace('.', "")
}

#[test]
fn the_names_in_the_news_are_listed() {
    let lists = Lists::built_in().expect("valid lists");
    let rows: Vec<_> = lists.lists.iter().flat_map(|l| &l.rows).collect();
    let bearers = |name: &str, kinds: &[Kind]| -> Vec<_> {
        let name = fold(name);
        let bears = |r: &rolecall::gazetteer::Row| fold(&r.name) == name || r.aliases.iter().any(|a| fold(&a.text) == name);
        rows.iter().copied().filter(|r| kinds.contains(&r.kind) && bears(r)).collect()
    };
    let people = names("people.txt");
    let missing: Vec<_> = people.iter().filter(|n| bearers(n, &[Kind::Person]).is_empty()).collect();
    let with_office = people.iter().filter(|n| bearers(n, &[Kind::Person]).iter().any(|r| !r.offices.is_empty())).count();
    assert!(100 * (people.len() - missing.len()) >= PEOPLE * people.len(), "{} of {} people are missing: {missing:?}", missing.len(), people.len());
    assert!(100 * with_office >= PEOPLE_WITH_OFFICE * people.len(), "only {with_office} of {} people have an office", people.len());

    let bodies = names("bodies.txt");
    let missing: Vec<_> = bodies.iter().filter(|n| bearers(n, &[Kind::Organization, Kind::Place]).is_empty()).collect();
    assert!(100 * (bodies.len() - missing.len()) >= BODIES * bodies.len(), "{} of {} bodies are missing: {missing:?}", missing.len(), bodies.len());
}
