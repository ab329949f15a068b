//! `rolecall annotate`: files and lines in, one reply a line out.

use serde_json::Value;

use super::{folder, rolecall, rolecall_on, text};

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn names(reply: &Value) -> Vec<&str> {
    reply["entities"].as_array().expect("entities").iter().map(|e| e["name"].as_str().expect("a name")).collect()
}

#[test]
fn every_file_gets_one_reply() {
    let dir = folder("files", &[("a.txt", "Foreign minister Marta Lindqvist left for Lisbon."), ("b.txt", "")]);
    let (a, b) = (dir.join("a.txt"), dir.join("b.txt"));
    let replies = lines(&rolecall(&["annotate", text(&a), text(&b)]).good());
    assert_eq!(replies.len(), 2);
    assert_eq!(replies[0]["id"], text(&a));
    assert_eq!(names(&replies[0]), ["Marta Lindqvist", "Lisbon"]);
    assert_eq!(replies[0]["roles"][0]["text"], "Foreign minister");
    assert_eq!(replies[1]["entities"], Value::Array(Vec::new()));
}

#[test]
fn standard_input_is_one_document() {
    let replies = lines(&rolecall_on(&["annotate"], "Marta Lindqvist flew to Lisbon.\n\nShe met nobody.").good());
    assert_eq!(replies.len(), 1);
    assert_eq!(names(&replies[0]), ["Marta Lindqvist", "Lisbon"]);
    assert_eq!(replies[0]["id"], Value::Null);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let message = rolecall(&["annotate", "no-such-story.txt"]).refused();
    assert!(message.contains("no-such-story.txt"), "{message}");
}

#[test]
fn lines_are_answered_in_order() {
    let line = |number: usize| {
        // Long and short lines in turn, so that threads finish out of turn.
        let story = "Marta Lindqvist flew to Lisbon. ".repeat(1 + number % 7 * 5);
        format!("{{\"id\": \"n{number}\", \"text\": \"{story}\"}}\n")
    };
    let input: String = (1..=200).map(line).collect();
    let replies = lines(&rolecall_on(&["annotate", "--ndjson", "--threads", "4"], &input).good());
    assert_eq!(replies.len(), 200);
    for (reply, number) in replies.iter().zip(1..) {
        assert_eq!(reply["id"], format!("n{number}"));
        assert_eq!(names(reply), ["Marta Lindqvist", "Lisbon"]);
    }
}

#[test]
fn a_bad_line_is_told_in_its_place() {
    // A blank line is no document, but it is a line.
    let input = "{\"id\": \"a\", \"text\": \"Lisbon\"}\n\n{\"id\": \"cut off\n{\"id\": \"d\", \"text\": \"Lisbon\", \"language\": \"fi\"}\n{\"id\": \"e\", \"text\": \"Lisbon\"}";
    let replies = lines(&rolecall_on(&["annotate", "--ndjson", "--threads", "2"], input).good());
    assert_eq!(replies.len(), 4);
    assert_eq!((&replies[0]["id"], names(&replies[0])), (&"a".into(), vec!["Lisbon"]));
    assert_eq!((&replies[1]["line"], &replies[1]["id"]), (&3.into(), &Value::Null));
    assert_eq!((&replies[1]["error"]["status"], &replies[1]["error"]["type"]), (&400.into(), &"urn:rolecall:problem:malformed".into()));
    assert_eq!((&replies[2]["line"], &replies[2]["id"]), (&4.into(), &"d".into()));
    assert_eq!((&replies[2]["error"]["status"], &replies[2]["error"]["pointer"]), (&422.into(), &"/language".into()));
    assert_eq!((&replies[3]["id"], names(&replies[3])), (&"e".into(), vec!["Lisbon"]));
}
