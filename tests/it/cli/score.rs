//! `rolecall score`: figures worked out by hand for one small document, and the project's own gold.

use serde_json::{Value, json};

use super::{folder, rolecall, text};

/// Ada (person), Lisbon (place, may be found or not), Varga Lines (organisation), Portuguese (norp), Tom Okafor (person).
const TEXT: &str = "Mayor Ada Orlov of Lisbon met Varga Lines. “The Portuguese chief executive Tom Okafor lied,” Orlov said.";

fn span(words: &str) -> (usize, usize) {
    let byte = TEXT.find(words).expect(words);
    let start = TEXT[..byte].chars().count();
    (start, start + words.chars().count())
}

fn gold_line() -> String {
    let entity = |words: &str, kind: &str, key: &str| json!({"start": span(words).0, "end": span(words).1, "type": kind, "coref": key});
    let mut lisbon = entity("Lisbon", "PLACE", "c");
    lisbon["optional"] = true.into();
    let last = span("Orlov said");
    let entities = json!([
        entity("Ada Orlov", "PERSON", "a"), lisbon, entity("Varga Lines", "ORG", "v"), entity("Portuguese", "NORP", "p"),
        entity("Tom Okafor", "PERSON", "t"), {"start": last.0, "end": last.0 + 5, "type": "PERSON", "coref": "a"}
    ]);
    let role = |words: &str, holder: &str, of: Value| json!({"start": span(words).0, "end": span(words).1, "holder": holder, "of": of, "tenure": "current", "construction": "prenominal"});
    let roles = [role("Mayor", "a", json!(["c"])), role("chief executive", "t", json!(["p", "v"]))];
    json!({"id": "d", "text": TEXT, "entities": entities, "roles": roles}).to_string() + "\n"
}

/// Right: Ada Orlov, Portuguese, Tom Okafor. Too long: "Varga Lines. “The". Missed: the second Orlov. Spurious: "chief".
fn reply() -> Value {
    let entity = |id: &str, words: &str, kind: &str| {
        let (start, end) = span(words);
        json!({"id": id, "type": kind, "mentions": [{"start": start, "end": end, "text": words}]})
    };
    let role = |words: &str, holder: &str, of: Value, tenure: &str| json!({"start": span(words).0, "end": span(words).1, "holder": holder, "of": of, "tenure": tenure, "construction": "prenominal"});
    json!({
        "id": "d", "offset_encoding": "utf-32",
        "entities": [
            entity("e1", "Ada Orlov", "person"), entity("e2", "Lisbon", "organization"), entity("e3", "Varga Lines. “The", "organization"),
            entity("e4", "Portuguese", "norp"), entity("e5", "Tom Okafor", "person"), entity("e6", "chief", "place"),
        ],
        // One whole, one without its owner the company, one that is none.
        "roles": [role("Mayor", "e1", json!(["e2"]), "current"), role("chief executive", "e5", json!(["e4"]), "former"), role("met", "e1", json!([]), "current")],
    })
}

#[test]
fn names_and_roles_are_counted() {
    let dir = folder("score", &[("gold.jsonl", &gold_line()), ("given.ndjson", &format!("{}\n", reply()))]);
    let (gold, given) = (dir.join("gold.jsonl"), dir.join("given.ndjson"));
    let out = rolecall(&["score", text(&gold), text(&given), "--json"]).good();
    let figures: Value = serde_json::from_str(&out).expect("JSON");
    let percent = |part: f64, whole: f64| 100.0 * part / whole;
    let is = |pointer: &str, expected: f64| {
        let have = figures.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("{pointer} in {out}"));
        assert!((have - expected).abs() < 1e-9, "{pointer}: {have}, not {expected}");
    };
    is("/documents", 1.0);
    is("/without_reply", 0.0);
    is("/entities/PERSON/precision", 100.0);
    is("/entities/PERSON/recall", percent(2.0, 3.0));
    is("/entities/PERSON/f1", 80.0);
    is("/entities/ORG/f1", 0.0);
    is("/entities/ORG/overlap_f1", 100.0);
    is("/entities/PLACE/gold", 0.0);
    is("/entities/NORP/f1", 100.0);
    // Two right, "Varga Lines. “The" and "chief" wrong, Orlov and Varga Lines missed.
    is("/entities/ALL/precision", 50.0);
    is("/entities/ALL/recall", 50.0);
    is("/entities/ALL/overlap_f1", percent(2.0 * 3.0, 2.0 * 3.0 + 1.0 + 1.0));
    is("/roles/gold", 2.0);
    is("/roles/spurious", 1.0);
    is("/roles/recall", 100.0);
    is("/roles/f1", 80.0);
    is("/roles/holder_right", 100.0);
    is("/roles/of_f1", 80.0);
    is("/roles/tenure_right", 50.0);
    is("/roles/construction_right", 100.0);
    is("/roles/whole_recall", 50.0);
    is("/roles/whole_f1", 40.0);
}

#[test]
fn errors_are_listed_with_what_stands_around_them() {
    let dir = folder("score-errors", &[("gold.jsonl", &gold_line()), ("given.ndjson", &format!("{}\n", reply()))]);
    let (gold, given) = (dir.join("gold.jsonl"), dir.join("given.ndjson"));
    let out = rolecall(&["score", text(&gold), text(&given), "--errors", "9"]).good();
    assert!(out.starts_with("1 documents, 0 without reply\n"), "{out}");
    for error in
        ["d: spurious PLACE \"chief\" in ", "d: missed ORG \"Varga Lines\" in ", "d: wrong owner of \"chief executive\" in ", "d: spurious role \"met\" in "]
    {
        assert!(out.contains(error), "{error} in {out}");
    }
    assert_eq!(out.matches("\nd: ").count(), 6, "{out}");
}

#[test]
fn what_is_no_reply_to_the_gold_is_refused() {
    let mut other_id = reply();
    other_id["id"] = "x".into();
    let mut bytes = reply();
    bytes["offset_encoding"] = "utf-8".into();
    let mut shifted = reply();
    shifted["entities"][0]["mentions"][0]["start"] = 5.into();
    let error = json!({"line": 1, "id": "d", "error": {"status": 422}});
    for (given, problem) in [
        (other_id, "line 1: no document of the gold has the id \"x\""),
        (bytes, "ask for the offset_encoding utf-32"),
        (shifted, "\"Ada Orlov\" does not stand at 5..15"),
        (error, "no reply, but an error"),
    ] {
        let dir = folder("score-refused", &[("gold.jsonl", &gold_line()), ("given.ndjson", &given.to_string())]);
        let message = rolecall(&["score", text(&dir.join("gold.jsonl")), text(&dir.join("given.ndjson"))]).refused();
        assert!(message.contains(problem), "{problem} in {message}");
    }
}

#[test]
fn marked_texts_are_gold_too() {
    // Without annotations they are annotated now.
    let dir = folder("score-marked", &[("a.txt", "[[Lisbon|PLACE]] was calm.\n"), ("b.txt", "Nobody was in [[Paris|ORG]].\n"), ("notes.md", "no gold")]);
    let figures: Value = serde_json::from_str(&rolecall(&["score", text(&dir), "--json"]).good()).expect("JSON");
    assert_eq!((&figures["documents"], &figures["without_reply"]), (&2.into(), &0.into()));
    assert_eq!(figures["entities"]["PLACE"]["recall"], 100.0);
    assert_eq!(figures["entities"]["PLACE"]["precision"], 50.0);
    assert_eq!(figures["entities"]["ORG"]["recall"], 0.0);
    let bad = folder("score-marked-bad", &[("a.txt", "[[Lisbon|TOWN]] was calm.\n")]);
    let message = rolecall(&["score", text(&bad.join("a.txt"))]).refused();
    assert!(message.contains("a.txt: unknown type in [[Lisbon|TOWN]]"), "{message}");
}
