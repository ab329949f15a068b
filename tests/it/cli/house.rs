//! House lists: rows are added by the program, win over the built-in ones, and take names away.

use serde_json::Value;

use super::{folder, rolecall, rolecall_on, text};

#[test]
fn a_row_is_added_to_a_sorted_list() {
    let dir = folder("add", &[]).join("lists");
    let add = |args: &[&str]| rolecall(&[&["gazetteer", "add", text(&dir)], args].concat());
    let list = dir.join("people/house.tsv");
    let read = || std::fs::read_to_string(&list).expect("the list");

    let said = add(&["person", "Tom Ökafor", "--alias", "Okafor {full_name}", "--office", "harbour master @gb 2025-03..", "--country", "GB"]).good();
    assert_eq!(said, format!("people/house/tom-okafor\t{}:2\n", list.display()));
    add(&["person", "Ilse Varga", "--prominence", "3"]).good();
    assert_eq!(
        read(),
        "id\tname\taliases\tsubtype\tcountry\toffices\tids\tsource\tprominence\tnote\n\
         ilse-varga\tIlse Varga\t\t\t\t\t\thouse\t3\t\n\
         tom-okafor\tTom Ökafor\tOkafor {full_name}\t\tGB\tharbour master @gb 2025-03..\t\thouse\t\t\n"
    );
    assert_eq!(rolecall(&["check", text(&dir)]).good(), "2 rows, 0 problems\n");

    // What is there, and what is wrong, changes nothing.
    let before = read();
    for (wrong, problem) in [
        (&["Ilse Varga", "--prominence", "3"][..], "has this row already"),
        (&["Ilse Varga"], "the id \"ilse-varga\" is taken"),
        (&["Ελλάδα"], "no id can be made"),
        (&["Bea Okafor", "--country", "gb"], "country \"gb\" is not a two-letter ISO 3166 code"),
        (&["Bea Okafor", "--office", "mayor @no-such-town"], "unknown owner \"no-such-town\""),
        (&["Bea Okafor", "--source", "nowhere"], "unknown source \"nowhere\""),
        (&["Bea Okafor", "--alias", "Bea {loud}"], "unknown need \"loud\""),
        (&["Bea Okafor", "--id", "Bea"], "id \"Bea\""),
    ] {
        let message = add(&[&["person"], wrong].concat()).refused();
        assert!(message.contains(problem), "{problem} in {message}");
    }
    assert_eq!(read(), before);
}

#[test]
fn a_row_names_the_only_source_of_its_folder() {
    let sources = "[desk-2026]\ntitle = \"The foreign desk\"\nlicence = \"LicenseRef-House\"\nas_of = \"2026-01-01\"\nmade = \"by hand\"\n";
    let dir = folder("add-source", &[("SOURCES.toml", sources)]);
    rolecall(&["gazetteer", "add", text(&dir), "organisation", "Varga Shipping", "--list", "ports"]).good();
    let list = std::fs::read_to_string(dir.join("organizations/ports.tsv")).expect("the list");
    assert!(list.ends_with("\nvarga-shipping\tVarga Shipping\t\t\t\t\t\tdesk-2026\t\n"), "{list}");
}

#[test]
fn a_house_list_wins_and_rejects() {
    let ports = "id\tname\tsubtype\tsource\nlisbon\tLisbon\tagency\thouse\nmadrid\tMadrid\tagency\thouse\n";
    let weak = folder("house-weak", &[("organizations/ports.tsv", ports)]);
    let strong = folder(
        "house-strong",
        &[
            ("organizations/ports.tsv", "id\tname\tsubtype\tsource\nlisbon\tLisbon\tcompany\thouse\nvarga\tquayline\tcompany\thouse\n"),
            // Its own names stay.
            ("reject.tsv", "alias\treason\nMadrid\tour street, not the city\nquayline\tnot in other lists\n"),
        ],
    );
    let story = "The mayor flew from Lisbon to Paris and Madrid with quayline.";
    let run = rolecall_on(&["annotate", "--gazetteers", text(&weak), "--gazetteers", text(&strong)], story);
    let reply: Value = serde_json::from_str(&run.good()).expect("JSON");
    let entity = |name: &str| reply["entities"].as_array().expect("entities").iter().find(|e| e["name"] == name);
    let lisbon = entity("Lisbon").expect("the house's own");
    assert_eq!((&lisbon["type"], &lisbon["subtype"]), (&"organization".into(), &"company".into()));
    assert_eq!(entity("Paris").expect("the city")["type"], "place");
    assert_eq!(entity("Madrid"), None);
    assert_eq!(entity("quayline").expect("a name in lower case")["ids"]["rolecall"], "organizations/ports/varga");
}

#[test]
fn invalid_house_lists_stop_the_start() {
    let dir = folder("house-invalid", &[("people/staff.tsv", "id\tname\tsource\na\tAda\n")]);
    let message = rolecall_on(&["annotate", "--gazetteers", text(&dir)], "Ada left.").refused();
    assert!(message.contains("people/staff.tsv:2: "), "{message}");
}
