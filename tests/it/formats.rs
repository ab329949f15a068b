//! Every format: a golden file, and what its own readers would ask of it.

use proptest::prelude::*;
use rolecall::response::{FORMATS, FieldRequest, Request, answer};
use serde_json::{Value, json};

use crate::client::{Answer, send};
use crate::{ENGINE, dom, html};

const HEADLINE: &str = "Kerry and Merkel meet <again> & talk";
const BODY: &str = "<p class=\"lead\">Former US Secretary of State <b>John</b> Kerry met Angela Merkel, a leader of the Christian Democratic Union, at a \
                    <a href=\"/nato?a=1&amp;b=2\">NATO</a> summit.</p>\r\n<p>Russian Foreign Minister Sergei Lavrov &ndash; &quot;as&nbsp;ever&quot; &ndash; did not come.";

fn story() -> Value {
    let fields = json!([{"name": "headline", "text": HEADLINE}, {"name": "body", "html": BODY}]);
    json!({"id": "story 1", "date": "2016-03-15", "fields": fields})
}

async fn ask_for(format: &str, request: &Value) -> Answer {
    let answer = send("POST", &format!("?format={format}"), &[("content-type", "application/json")], request.to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer
}

/// What changes with every change of a list or a rule, and is tested elsewhere.
fn settled(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    "confidence" | "relevance" => *value = json!("…"),
                    "gazetteer_version" => *value = json!("…"),
                    _ => settled(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(settled),
        _ => {}
    }
}

#[tokio::test]
async fn each_format_is_as_it_was() {
    for format in FORMATS {
        let answer = ask_for(format.name, &story()).await;
        assert_eq!(answer.media_type(), format.content_type());
        let golden = if format.name == "ndjson" {
            let lines = answer.text().lines().map(|line| {
                let mut line: Value = serde_json::from_str(line).expect("JSON");
                settled(&mut line);
                format!("{line}\n")
            });
            lines.collect()
        } else if format.media_type.contains("json") {
            let mut document = answer.json();
            settled(&mut document);
            serde_json::to_string_pretty(&document).expect("JSON")
        } else {
            answer.text().to_owned()
        };
        insta::assert_snapshot!(format.name, golden);
    }
}

#[tokio::test]
async fn accept_chooses_the_format() {
    let cases = [
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/html; charset=utf-8"),
        ("text/html, application/json;q=0.9", "text/html; charset=utf-8"),
        ("text/html;q=0.8, application/json;q=0.9", "application/json"),
        ("application/json;q=0, */*", "application/x-ndjson"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("application/ld+json", "application/ld+json; profile=\"https://schema.org\""),
        ("application/ld+json;profile=\"https://schema.org\"", "application/ld+json; profile=\"https://schema.org\""),
        ("application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""),
        ("application/vnd.iptc.ninjs+json", "application/vnd.iptc.ninjs+json"),
        ("application/vnd.spacy.doc+json", "application/vnd.spacy.doc+json"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ];
    for (accept, media_type) in cases {
        let answer = send("POST", "", &[("accept", accept)], "Angela Merkel").await;
        assert_eq!((answer.status.as_u16(), answer.media_type()), (200, media_type), "{accept}");
    }
    for accept in ["image/png", "application/ld+json; profile=\"https://example.org\"", "*/*;q=0"] {
        let answer = send("POST", "", &[("accept", accept)], "Angela Merkel").await;
        assert_eq!((answer.status.as_u16(), answer.media_type()), (406, "application/problem+json"), "{accept}");
        let problem = answer.json();
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(FORMATS.iter().all(|f| detail.contains(f.media_type)), "{detail}");
    }
    let named = send("POST", "?format=conll", &[("accept", "text/html")], "Angela Merkel").await;
    assert_eq!(named.media_type(), "text/tab-separated-values; charset=utf-8", "`format` wins");
}

#[tokio::test]
async fn pretty_indents_every_json_document() {
    for format in ["json", "anno", "schema", "ninjs", "spacy"] {
        let answer = send("POST", &format!("?format={format}&pretty"), &[], "Angela Merkel").await;
        assert!(answer.text().starts_with("{\n  \""), "{format}");
    }
}

/// Writes an HTML in a format.
fn written(html: &str, format: &str) -> String {
    let request = Request { html: Some(html.into()), ..Request::default() };
    write(&request, format)
}

fn write(request: &Request<'_>, format: &str) -> String {
    let format = FORMATS.iter().find(|f| f.name == format).expect("a format");
    let bytes = answer(&mut ENGINE.annotator(), request, |answer| format.write(answer, false)).expect("a request that can be right");
    String::from_utf8(bytes).expect("UTF-8")
}

fn parsed(request: &Request<'_>, format: &str) -> Value {
    serde_json::from_str(&write(request, format)).expect("JSON")
}

/// Characters from `start` to `end`, as JSON numbers.
fn chars(text: &str, start: &Value, end: &Value) -> String {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("an offset");
    text.chars().skip(number(start)).take(number(end) - number(start)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn marked_html_is_the_same_document_with_marks(html in html::html()) {
        prop_assert_eq!(dom::without_marks(&written(&html, "html")), dom::without_marks(&html));
    }

    #[test]
    fn marked_text_shows_the_text(text in "[a-z<>&\"' é😀]{0,20}Angela Merkel[a-z<>&\"' é😀]{0,20}") {
        let request = Request { text: Some(text.as_str().into()), ..Request::default() };
        prop_assert_eq!(dom::text_content(&write(&request, "html")), text);
    }

    #[test]
    fn annotations_select_the_text_content(html in html::html()) {
        // The parser moves text about in tables, and so we have none.
        let html = html.replace("<td>", "<div>");
        let content = dom::text_content(&html);
        let request = Request { html: Some(html.as_str().into()), ..Request::default() };
        for annotation in parsed(&request, "anno")["items"].as_array().expect("items") {
            let selectors = &annotation["target"]["selector"];
            let (position, quote) = (&selectors[0], &selectors[1]);
            prop_assert_eq!(chars(&content, &position["start"], &position["end"]), quote["exact"].as_str().expect("a quote"), "{:?}", content);
            let whole = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().expect("a string")).concat();
            prop_assert!(content.contains(&whole), "{:?} in {:?}", whole, content);
        }
    }

    #[test]
    fn spacy_can_build_the_document(html in html::html()) {
        let request = Request { html: Some(html.as_str().into()), ..Request::default() };
        let doc = parsed(&request, "spacy");
        let text = doc["text"].as_str().expect("text");
        let length = text.chars().count() as u64;
        let tokens = doc["tokens"].as_array().expect("tokens");
        // spaCy's text is its tokens, each with one space after it or none.
        let mut at = 0;
        for token in tokens {
            let (start, end) = (token["start"].as_u64().expect("start"), token["end"].as_u64().expect("end"));
            let gap = chars(text, &json!(at), &json!(start));
            prop_assert!(gap.is_empty() || gap == " " && at > 0, "{:?} between tokens", gap);
            prop_assert!(start < end);
            at = end;
        }
        prop_assert!(at == length || at + 1 == length && text.ends_with(' '));
        let starts = |span: &Value| tokens.iter().any(|t| t["start"] == span["start"]);
        let ends = |span: &Value| tokens.iter().any(|t| t["end"] == span["end"]);
        for span in ["ents", "sents"].iter().flat_map(|list| doc[*list].as_array().expect("spans")).chain(doc["spans"]["roles"].as_array().expect("roles")) {
            prop_assert!(starts(span) && ends(span), "{:?}", span);
        }
    }

    #[test]
    fn conll_has_the_tokens_and_whole_names(html in html::html()) {
        let table = written(&html, "conll");
        let mut inside = "O".to_owned();
        for line in table.lines() {
            if line.is_empty() {
                inside = "O".to_owned();
                continue;
            }
            let (token, tag) = line.split_once('\t').expect("two columns");
            prop_assert!(!token.is_empty() && !tag.contains('\t'));
            if let Some(label) = tag.strip_prefix("I-") {
                prop_assert!(inside.ends_with(label), "{:?} begins with I-", line);
            }
            tag.clone_into(&mut inside);
        }
    }
}

#[test]
fn a_name_with_tags_inside_is_several_marks() {
    let html = "<p><b>Angela</b> <i>Mer</i>kel said.";
    let marks = dom::marks(&written(html, "html"));
    let expected = ["Angela", "Mer", "kel"].map(|part| ("Angela Merkel".to_owned(), part.to_owned()));
    assert_eq!(marks, expected);
    assert_eq!(written(html, "html").matches("data-continued").count(), 2);
}

#[test]
fn every_mention_or_the_first_is_marked() {
    let mut request = Request { text: Some("Angela Merkel spoke. Merkel left.".into()), ..Request::default() };
    assert_eq!(dom::marks(&write(&request, "html")).len(), 2);
    request.options.marks = rolecall::response::Marks::First;
    assert_eq!(dom::marks(&write(&request, "html")), [("Angela Merkel".to_owned(), "Angela Merkel".to_owned())]);
}

#[test]
fn what_is_not_wanted_is_in_no_format() {
    let request = Request { text: Some("Angela Merkel met John Kerry.".into()), reject: vec!["Angela Merkel".into()], ..Request::default() };
    for format in FORMATS.iter().filter(|f| !matches!(f.name, "html" | "spacy" | "conll" | "ninjs")) {
        let written = write(&request, format.name);
        // Context of a quote is the article's, not the answer's.
        let shown = written.replace("Angela Merkel met ", "");
        assert!(!shown.contains("Merkel") && shown.contains("Kerry"), "{}: {shown}", format.name);
    }
    assert!(write(&request, "conll").contains("Merkel\tO"));
    assert_eq!(dom::marks(&write(&request, "html")).len(), 1);
    assert_eq!(parsed(&request, "ninjs")["people"].as_array().map(Vec::len), Some(1));
    assert_eq!(parsed(&request, "spacy")["ents"].as_array().map(Vec::len), Some(1));
}

#[test]
fn ninjs_has_the_properties_of_the_standard_and_one_extension() {
    // Of http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json, for what we write.
    const ITEM: [&str; 12] =
        ["standard", "uri", "type", "language", "contentCreated", "altIds", "headlines", "bodies", "people", "organisations", "places", "subjects"];
    const CONCEPT: [&str; 4] = ["name", "rel", "uri", "literal"];
    let fields = vec![
        FieldRequest { name: "headline".into(), text: Some(HEADLINE.into()), html: None },
        FieldRequest { name: "body".into(), text: None, html: Some(BODY.into()) },
    ];
    let request = Request { id: Some("https://news.example/1".into()), date: Some("2016-03-15".into()), fields: Some(fields), ..Request::default() };
    let item = parsed(&request, "ninjs");
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert!(keys(&item).iter().all(|k| ITEM.contains(&k.as_str()) || k == "rolecall"), "{:?}", keys(&item));
    assert_eq!(item["uri"], "https://news.example/1");
    for (list, more) in [("people", &[][..]), ("organisations", &["symbols"]), ("places", &[]), ("subjects", &["creator", "relevance", "confidence"])] {
        let concepts = item[list].as_array().expect("a list");
        assert!(!concepts.is_empty(), "no {list}");
        for concept in concepts {
            assert!(keys(concept).iter().all(|k| CONCEPT.contains(&k.as_str()) || more.contains(&k.as_str())), "{concept}");
            assert!(concept["uri"].as_str().is_none_or(|uri| uri.contains(':')));
        }
    }
    assert!(item["subjects"][0]["relevance"].as_u64().is_some_and(|r| r <= 100));
    assert_eq!(item["headlines"], json!([{"role": "headline", "contentType": "text/plain", "value": HEADLINE}]));
    assert_eq!(item["bodies"][0]["value"], BODY);
    assert_eq!(item["rolecall"]["roles"][0]["holder"]["name"], "John Kerry");
}

#[test]
fn schema_org_roles_stand_with_their_holders() {
    let request = Request { text: Some("NATO chief Jens Stoltenberg met President Vladimir Putin of Russia.".into()), ..Request::default() };
    let article = parsed(&request, "schema");
    let things: Vec<&Value> = ["about", "mentions"].iter().flat_map(|p| article[*p].as_array().expect("things")).collect();
    let named = |name: &str| *things.iter().find(|t| t["name"] == name).unwrap_or_else(|| panic!("no {name} in {article}"));
    let membership = &named("Jens Stoltenberg")["memberOf"][0];
    assert_eq!((&membership["@type"], &membership["roleName"]), (&json!("OrganizationRole"), &json!("chief")));
    assert_eq!(membership["memberOf"]["@id"], named("NATO")["@id"]);
    let role = &named("Vladimir Putin")["hasOccupation"][0];
    assert_eq!((&role["@type"], &role["hasOccupation"]["@type"]), (&json!("Role"), &json!("Occupation")));
    assert_eq!(role["hasOccupation"]["occupationLocation"][0]["@id"], named("Russia")["@id"]);
    assert_eq!(named("Russia")["@type"], "Country");
}
