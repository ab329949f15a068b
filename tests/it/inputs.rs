//! The forms in which an article may come.

use serde_json::json;

use crate::client::{ask, send};

const TEXT: &str = "John Kerry met Angela Merkel.";

#[tokio::test]
async fn every_media_type_is_read() {
    let inputs: [(&[(&str, &str)], &str); 6] = [
        (&[], TEXT),
        (&[("content-type", "text/plain")], TEXT),
        (&[("content-type", "text/html")], "<b>John</b> Kerry met <a href=x>Angela Merkel</a>."),
        (&[("content-type", "application/x-www-form-urlencoded")], "text=John+Kerry+met+Angela%20Merkel."),
        (&[("content-type", "application/json")], r#"{"text": "John Kerry met Angela Merkel."}"#),
        (&[("content-type", "application/json; charset=utf-8")], r#"{"html": "<p>John Kerry met <i>Angela Merkel</i>."}"#),
    ];
    for (headers, body) in inputs {
        for method in ["POST", "PUT"] {
            let answer = send(method, "", headers, body).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert_eq!(answer.mentions(), ["John Kerry", "Angela Merkel"], "{headers:?}");
        }
    }
}

#[tokio::test]
async fn an_empty_text_has_empty_lists() {
    for (headers, body) in
        [(&[("content-type", "text/plain")], ""), (&[("content-type", "text/html")], "<p></p>"), (&[("content-type", "application/json")], r#"{"fields": []}"#)]
    {
        let reply = send("POST", "", headers, body).await.json();
        assert_eq!((&reply["entities"], &reply["roles"]), (&json!([]), &json!([])));
    }
}

#[tokio::test]
async fn the_charset_is_the_marks_then_the_headers_then_utf_8() {
    let latin = b"Fran\xe7ois Hollande spoke.";
    let answer = send("POST", "", &[("content-type", "text/plain; charset=iso-8859-1")], latin.to_vec()).await;
    assert_eq!(answer.mentions(), ["François Hollande"]);
    let refused = send("POST", "", &[("content-type", "text/plain")], latin.to_vec()).await;
    assert_eq!(refused.status, 400);
    let wide: Vec<u8> = "\u{feff}François Hollande".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let answer = send("POST", "", &[("content-type", "text/plain; charset=utf-8")], wide).await.json();
    assert_eq!(answer["entities"][0]["mentions"][0]["start"], 1, "the mark counts: {answer}");
    let marked = send("POST", "", &[("content-type", "application/json")], "\u{feff}{\"text\": \"John Kerry\"}").await;
    assert_eq!(marked.mentions(), ["John Kerry"]);
}

#[tokio::test]
async fn fields_are_one_document_with_offsets_of_their_own() {
    let fields = json!([{"name": "headline", "text": "Kerry Meets Merkel"}, {"name": "body", "html": "<p>😀 US Secretary of State <b>John Kerry</b> met Angela Merkel.</p>"}]);
    let reply = ask(&json!({"fields": fields, "options": {"offset_encoding": "utf-16"}})).await.json();
    let kerry = reply["entities"].as_array().expect("entities").iter().find(|e| e["name"] == "John Kerry").expect("the headline's Kerry is John Kerry");
    let place = |m: &serde_json::Value| (m["field"].clone(), m["start"].clone(), m["end"].clone(), m["text"].clone());
    let mentions: Vec<_> = kerry["mentions"].as_array().expect("mentions").iter().map(place).collect();
    assert_eq!(mentions, [(json!("headline"), json!(0), json!(5), json!("Kerry")), (json!("body"), json!(31), json!(41), json!("John Kerry"))]);
    assert_eq!((&reply["roles"][0]["field"], &reply["roles"][0]["start"]), (&json!("body"), &json!(9)));
}

#[tokio::test]
async fn a_headline_counts_wherever_it_stands() {
    let body = "It rained.\n\nIt rained again.\n\nIt rained on Angela Merkel.\n\nIt rained.";
    let relevance = async |name: &str| {
        let request = json!({"fields": [{"name": "body", "text": body}, {"name": name, "text": "Rain falls on Angela Merkel"}]});
        ask(&request).await.json()["entities"][0]["relevance"].as_f64().expect("a number")
    };
    assert!(relevance("headline").await > relevance("caption").await);
    assert!((relevance("headline").await - relevance("title").await).abs() < f64::EPSILON);
}

#[tokio::test]
async fn what_cannot_be_right_is_refused_with_its_place() {
    let cases = [
        (json!({}), "/text"),
        (json!({"text": "a", "html": "b"}), "/html"),
        (json!({"text": "a", "fields": []}), "/fields"),
        (json!({"text": 5}), "/text"),
        (json!({"fields": [{"name": "a", "text": "x"}, {"name": "a", "text": "y"}]}), "/fields/1/name"),
        (json!({"fields": [{"name": "a"}]}), "/fields/0"),
        (json!({"fields": [{"name": "a", "text": "x", "html": "y"}]}), "/fields/0"),
        (json!({"text": "a", "language": "de"}), "/language"),
    ];
    for (request, pointer) in cases {
        let answer = ask(&request).await;
        assert_eq!(answer.status, 422, "{request}");
        assert_eq!(answer.media_type(), "application/problem+json");
        assert_eq!(answer.json()["pointer"], pointer, "{request}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_form_without_text_shows_the_right_command() {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = send("POST", "", &form, TEXT).await;
    assert_eq!(answer.status, 422);
    assert!(answer.json()["detail"].as_str().expect("a detail").contains("--data-urlencode text@story.txt"));
}

#[tokio::test]
async fn unknown_top_level_fields_and_nulls_say_nothing() {
    let answer = ask(&json!({"text": TEXT, "html": null, "fields": null, "options": null, "slug": "kerry-merkel"})).await;
    assert_eq!(answer.mentions(), ["John Kerry", "Angela Merkel"]);
}

/// "Angela Merkel met John Kerry.", compressed.
const GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\x73\xcc\x4b\x4f\xcd\x49\x54\xf0\x4d\x2d\xca\x4e\xcd\x51\xc8\x4d\x2d\x51\xf0\xca\xcf\xc8\x53\xf0\x4e\x2d\x2a\xaa\xd4\x03\x00\xe7\x75\x26\xcd\x1d\x00\x00\x00";
const BR: &[u8] = b"\x0b\x0e\x80Angela Merkel met John Kerry.\x03";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd\x20\x1d\xe9\x00\x00Angela Merkel met John Kerry.";
/// 80,000 bytes, where 64 KiB are taken.
const BOMB: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xed\xc2\x81\x0c\x00\x00\x00\x02\x30\x95\xd4\xf2\x97\x08\x20\x85\xef\x6f\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x67\x49\x88\xd0\x8d\x80\x38\x01\x00";

#[tokio::test]
async fn compressed_bodies_are_read() {
    for (encoding, body) in [("gzip", GZIP), ("br", BR), ("zstd", ZSTD), ("identity", b"Angela Merkel met John Kerry.")] {
        let answer = send("POST", "", &[("content-encoding", encoding)], body).await;
        assert_eq!(answer.status, 200, "{encoding}: {}", answer.text());
        assert_eq!(answer.mentions(), ["Angela Merkel", "John Kerry"], "{encoding}");
    }
}

#[tokio::test]
async fn compressed_bodies_are_bounded_by_what_comes_out() {
    let answer = send("POST", "", &[("content-encoding", "gzip")], BOMB).await;
    assert_eq!((answer.status.as_u16(), answer.json()["limit"].as_u64()), (413, Some(64 * 1024)));
}

#[tokio::test]
async fn a_body_that_is_not_encoded_as_it_says_is_malformed() {
    for (encoding, body) in [("gzip", BR), ("zstd", GZIP), ("gzip", &GZIP[..30])] {
        let answer = send("POST", "", &[("content-encoding", encoding)], body).await;
        assert_eq!((answer.status.as_u16(), answer.media_type()), (400, "application/problem+json"), "{}", answer.text());
    }
}

#[tokio::test]
async fn an_unknown_encoding_is_refused_with_those_that_are_read() {
    for encoding in ["compress", "gzip, br"] {
        let answer = send("POST", "", &[("content-encoding", encoding)], GZIP).await;
        assert_eq!((answer.status.as_u16(), answer.media_type()), (415, "application/problem+json"));
        assert_eq!(answer.headers["accept-encoding"], "gzip, br, zstd");
    }
}
