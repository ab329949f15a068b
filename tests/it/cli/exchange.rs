//! `rolecall gazetteer import` and `export`: nothing is lost on the way out and back.

use super::{folder, rolecall, rolecall_on, text};

const PEOPLE: &str = "id\tname\taliases\tsubtype\tcountry\toffices\tids\tsource\tprominence\tnote\n\
    ilse-varga\tIlse \"Ila\" Várga\tIlse Varga {full_name exact} | Varga {full_name} | Ila\tpolitician\tPT\tmayor @lisbon 2021.. | poet\tx=1; y=2\thouse\t7\tof the quays, since 2021\n";
const PORTS: &str = "id\tname\taliases\tsource\nvarga\tVarga\tVarga {cue} | V.A.\thouse\n";

#[test]
fn a_table_holds_all_that_a_list_holds() {
    let dir = folder("csv", &[("people/staff.tsv", PEOPLE), ("organizations/ports.tsv", PORTS)]);
    let table = rolecall(&["gazetteer", "export", "--format", "csv", text(&dir)]).good();
    let file = dir.join("out.csv");
    std::fs::write(&file, &table).expect("a writable file");
    let back = dir.join("back");
    assert_eq!(rolecall(&["gazetteer", "import", text(&file), text(&back)]).good(), "added 2, there already 0, left out 0\n");
    assert_eq!(rolecall(&["gazetteer", "diff", text(&dir), text(&back)]).good(), "");
    assert_eq!(rolecall(&["gazetteer", "export", "--format", "csv", text(&back)]).good(), table);
    assert_eq!(rolecall(&["gazetteer", "import", text(&file), text(&back)]).good(), "added 0, there already 2, left out 0\n");
}

#[test]
fn patterns_hold_all_forms_of_a_name() {
    let dir = folder("spacy", &[("people/staff.tsv", PEOPLE), ("organizations/ports.tsv", PORTS)]);
    let patterns = rolecall(&["gazetteer", "export", "--all-forms", text(&dir)]).good();
    let file = dir.join("patterns.jsonl");
    std::fs::write(&file, &patterns).expect("a writable file");
    let back = dir.join("back");
    rolecall(&["gazetteer", "import", text(&file), text(&back)]).good();
    assert_eq!(rolecall(&["gazetteer", "export", "--all-forms", text(&back)]).good(), patterns);
    let list = std::fs::read_to_string(back.join("people/staff.tsv")).expect("the list");
    assert!(list.contains("\nilse-varga\tIlse \"Ila\" Várga\tIlse Varga {full_name exact} | Varga {full_name} | Ila\t"), "{list}");
    // What needs something beside it would be tagged everywhere by a tool that does not know of it.
    let on_sight = rolecall(&["gazetteer", "export", text(&dir)]).good();
    assert_eq!(
        on_sight,
        "{\"label\":\"ORG\",\"pattern\":\"V.A.\",\"id\":\"organizations/ports/varga\"}\n\
         {\"label\":\"PERSON\",\"pattern\":\"Ilse \\\"Ila\\\" Várga\",\"id\":\"people/staff/ilse-varga\"}\n\
         {\"label\":\"PERSON\",\"pattern\":\"Ila\",\"id\":\"people/staff/ilse-varga\"}\n"
    );
}

#[test]
fn patterns_of_others_become_rows() {
    let dir = folder("spacy-foreign", &[]);
    let patterns = r#"{"label": "GPE", "pattern": [{"LOWER": "port"}, {"LOWER": "ellery"}], "id": "Port Ellery"}
{"label": "GPE", "pattern": "Ellery", "id": "Port Ellery"}

{"label": "PERSON", "pattern": "Tom Okafor"}
{"label": "STAFF", "pattern": "Bea Okafor"}
{"label": "ORG", "pattern": [{"TEXT": "Okafor"}, {"POS": "PROPN", "OP": "+"}]}
"#;
    let import = |args: &[&str]| rolecall_on(&[&["gazetteer", "import", "-", text(&dir), "--format", "spacy-jsonl"], args].concat(), patterns);
    let message = import(&["--type", "person"]).refused();
    assert!(message.contains("-:6: {\"OP\":\"+\",\"POS\":\"PROPN\"} says what kind of word stands there"), "{message}");
    assert!(!dir.join("people").exists());

    let run = import(&["--type", "person", "--list", "desk", "--skip"]);
    assert!(run.err.starts_with("rolecall: left out: -:6: "), "{}", run.err);
    assert_eq!(run.good(), "added 3, there already 0, left out 1\n");
    let places = std::fs::read_to_string(dir.join("places/desk.tsv")).expect("the list");
    assert!(places.ends_with("\nport-ellery\tPort Ellery\tEllery\t\t\t\t\thouse\t\n"), "{places}");
    let people = std::fs::read_to_string(dir.join("people/desk.tsv")).expect("the list");
    assert!(people.ends_with("\nbea-okafor\tBea Okafor\t\t\t\t\t\thouse\t\ntom-okafor\tTom Okafor\t\t\t\t\t\thouse\t\n"), "{people}");
    assert_eq!(rolecall(&["check", text(&dir)]).good(), "3 rows, 0 problems\n");
}

#[test]
fn a_table_of_names_alone_is_enough() {
    let dir = folder("csv-names", &[]);
    let import = |table: &str, args: &[&str]| rolecall_on(&[&["gazetteer", "import", "-", text(&dir), "--format", "csv"], args].concat(), table);
    assert_eq!(import("Name\r\n\"Okafor, Tom\"\r\n", &["--type", "norp"]).good(), "added 1, there already 0, left out 0\n");
    for (table, args, problem) in [
        ("name\nTom\n", &[][..], "-:2: the row has no type; say --type"),
        ("name,type\nTom,animal\n", &[], "-:2: unknown type \"animal\""),
        ("name,type\nTom\n", &[], "-:2: "),
        ("name,age\nTom,7\n", &[], "unknown column \"age\""),
        ("type\nperson\n", &[], "no column `name`"),
        ("name,country\nTom,Portugal\n", &["--type", "person"], "country \"Portugal\" is not a two-letter"),
    ] {
        let message = import(table, args).refused();
        assert!(message.contains(problem), "{problem} in {message}");
    }
}
