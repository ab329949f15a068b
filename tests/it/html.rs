//! Spans of HTML: in every encoding the cut, with tags dropped and references decoded, is the mention's text.

use proptest::prelude::*;
use rolecall::response::{OffsetEncoding, Options, Reply, Request, answer, reply};

use crate::ENGINE;
use crate::properties::cut;

const ENCODINGS: [OffsetEncoding; 3] = [OffsetEncoding::Utf32, OffsetEncoding::Utf16, OffsetEncoding::Utf8];

/// What the test knows to decode, on its own.
const REFERENCES: &[(&str, &str)] = &[
    ("&eacute;", "é"),
    ("&#233;", "é"),
    ("&#xE9;", "é"),
    ("&amp;", "&"),
    ("&amp", "&"),
    ("&nbsp;", "\u{a0}"),
    ("&rsquo;", "’"),
    ("&#x1F600;", "😀"),
    ("&shy;", "\u{ad}"),
    ("&ccedil;", "ç"),
    ("&ccedil", "ç"),
];

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "John", "Kerry", "Angela", "Merkel", "Fran&ccedil", "Moscow", "US", "Foreign Minister", "President", "said", "of the", "é", "e\u{301}", "\u{301}",
    "👩‍👩‍👧", "🇷🇺", "😀", "\u{200d}", "\r\n", "\n", "\r", "\t", "<b>", "</b>", "<i class=\"x > y\">", "</i>", "<a href='?a=1&amp;b=Kerry'>", "</a>", "<!-- Kerry -->",
    "<wbr>", "<p>", "</p>", "<br/>", "<div\n>", "</div>", "<li>", "<td>", "<unclosed", "<code>", "</code>", "<script>Kerry</script>", "<svg/>", ">", "<", "&", "&;", "</", "<3", ";", ".", ",", "’s", "कि",
    "&eacute;", "&#233;", "&#xE9;", "&amp", "&nbsp;", "&rsquo;", "&#x1F600;", "&shy;",
];

pub fn html() -> impl Strategy<Value = String> {
    let words = prop::sample::select(PIECES);
    let piece = prop_oneof![8 => words.prop_map(str::to_owned), 1 => "[a-zé😀<>&;#\"']{0,6}", 4 => Just(" ".to_owned())];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Tags and comments dropped, references decoded, by the simplest means.
fn shown(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if c == '<' && rest[1..].starts_with(|n: char| n.is_ascii_alphabetic() || n == '/') {
            let (mut quote, mut before) = (None, ' ');
            let end = rest.char_indices().find(|&(_, c)| {
                let ends = quote.is_none() && c == '>';
                match quote {
                    Some(q) if q == c => quote = None,
                    None if before == '=' && matches!(c, '"' | '\'') => quote = Some(c),
                    _ => {}
                }
                before = c;
                ends
            });
            rest = end.map_or("", |(at, _)| &rest[at + 1..]);
        } else if let Some((reference, decoded)) = REFERENCES.iter().find(|(r, _)| rest.starts_with(r)) {
            out.push_str(decoded);
            rest = &rest[reference.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn request(html: &str, offset_encoding: OffsetEncoding) -> Request<'_> {
    Request { html: Some(html.into()), options: Options { offset_encoding, ..Options::default() }, ..Request::default() }
}

/// Calls `look` with the reply to an HTML.
fn annotated<R>(html: &str, encoding: OffsetEncoding, look: impl FnOnce(&Reply<'_>) -> R) -> R {
    let request = request(html, encoding);
    answer(&mut ENGINE.annotator(), &request, |answer| look(answer.reply)).expect("a request that can be right")
}

/// The HTML of every mention, and its text.
fn mentions(html: &str) -> Vec<(String, String)> {
    annotated(html, OffsetEncoding::Utf32, |reply| {
        let all = reply.entities.iter().flat_map(|e| &e.mentions);
        all.map(|m| (cut(html, m.start, m.end, OffsetEncoding::Utf32), m.text.to_string())).collect()
    })
}

fn pair(html: &str, text: &str) -> (String, String) {
    (html.to_owned(), text.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_of_html_shows_its_own_text(html in html()) {
        for encoding in ENCODINGS {
            annotated(&html, encoding, |reply| {
                let mentions = reply.entities.iter().flat_map(|e| &e.mentions).map(|m| (m.start, m.end, &m.text));
                for (start, end, text) in mentions.chain(reply.roles.iter().map(|r| (r.start, r.end, &r.text))) {
                    let cut = cut(&html, start, end, encoding);
                    prop_assert_eq!(&shown(&cut), &**text, "{}", cut);
                    prop_assert!(!cut.starts_with('<') && !cut.ends_with('>'), "a tag at the edge: {}", cut);
                }
                Ok(())
            })?;
        }
    }

    #[test]
    fn text_without_markup_is_read_as_plain_text_is(words in prop::collection::vec(prop::sample::select(&["John", "Kerry", "met", "Angela", "Merkel", ",", "é", "😀"][..]), 0..20)) {
        let text = words.join(" ");
        let plain = serde_json::to_value(reply(&ENGINE.annotator().annotate(&text), &Request::default())).expect("JSON");
        let html = annotated(&text, OffsetEncoding::Utf32, |reply| serde_json::to_value(reply).expect("JSON"));
        prop_assert_eq!(plain, html);
    }
}

#[test]
fn a_name_keeps_the_tags_and_references_inside_it() {
    let html = "<p>President <b>Fran&ccedil;ois</b>\r\n<i>Hollande</i>&rsquo;s plan. AT&amp;T said so.</p>";
    assert_eq!(mentions(html), [pair("Fran&ccedil;ois</b>\r\n<i>Hollande", "François\r\nHollande"), pair("AT&amp;T", "AT&T")]);
}

#[test]
fn no_name_runs_over_a_block_or_a_break() {
    for html in ["<p>Angela</p><p>Merkel</p>", "Angela<br>Merkel", "<td>Angela<td>Merkel", "<li>Angela<li>Merkel", "Angela <code>x</code> Merkel"] {
        assert!(!mentions(html).iter().any(|(_, text)| text.contains("Angela") && text.contains("Merkel")), "{html}");
    }
    assert_eq!(mentions("<p><em>Angela</em>\n  <u>Merkel</u></p>")[0].1, "Angela\n  Merkel");
}

#[test]
fn what_is_not_shown_is_not_tagged() {
    let html = "<head><title>Angela Merkel</title><script>Angela Merkel</script><style>Angela Merkel</style></head><!-- Angela Merkel -->\
                <p title=\"Angela Merkel\">It was <code>Angela Merkel</code>.";
    assert_eq!(mentions(html), []);
}

#[test]
fn offsets_count_the_html_as_it_was_sent() {
    let html = "\u{feff}<p>😀 &#x1F600; <b>Angela Merkel";
    for (encoding, start) in [(OffsetEncoding::Utf32, 19), (OffsetEncoding::Utf16, 20), (OffsetEncoding::Utf8, 24)] {
        annotated(html, encoding, |reply| {
            assert_eq!(reply.entities[0].mentions[0].start, start);
            assert_eq!(reply.entities[0].mentions[0].end, start + 13);
        });
    }
}

#[test]
fn a_line_break_in_an_unlisted_name_is_a_space_in_the_entity_name() {
    annotated("<p>Foreign Minister Okwudili\n   Fairbrother resigned.", OffsetEncoding::Utf32, |reply| {
        assert_eq!(reply.entities[0].name, "Okwudili Fairbrother");
        assert_eq!(reply.entities[0].mentions[0].text, "Okwudili\n   Fairbrother");
    });
}
