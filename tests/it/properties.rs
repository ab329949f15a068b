//! What holds for any text.

use proptest::prelude::*;
use rolecall::response::{OffsetEncoding, Options, Request, reply};
use unicode_segmentation::UnicodeSegmentation;

use crate::ENGINE;

/// Pieces that news and mischief are made of.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "President", "Vladimir Putin", "Angela Merkel's", "of", "the", "US", "U.S.", "said", ",", ".", "\n", "\n\n", "“", "”", "(", ")", "-", "’s",
    "Kerry", "Foreign Minister", "é", "e\u{301}", "👩‍👩‍👧", "🇷🇺", "\u{200d}", "\u{feff}", "\r\n", "\u{a0}", "ÉCOLE", "İ", "ß", "former",
    "chief executive", "his spokesman", "@home", "https://example.org/a", "Ltd.", "\u{1F600}", "कि", "Moscow\u{301}", "\0", "A&B", "1,000", "and",
];

fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(PIECES);
    let piece = prop_oneof![6 => words.prop_map(str::to_owned), 1 => any::<String>(), 4 => Just(" ".to_owned())];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The part of a text between two offsets of an encoding.
pub fn cut(text: &str, start: u32, end: u32, encoding: OffsetEncoding) -> String {
    let (start, end) = (start as usize, end as usize);
    match encoding {
        OffsetEncoding::Utf8 => text[start..end].to_owned(),
        OffsetEncoding::Utf32 => text.chars().skip(start).take(end - start).collect(),
        OffsetEncoding::Utf16 => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).expect("whole characters"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_cuts_out_its_own_text_on_grapheme_boundaries(text in text()) {
        let mut annotator = ENGINE.annotator();
        let annotations = annotator.annotate(&text);
        let mut boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        boundaries.push(text.len());
        for encoding in [OffsetEncoding::Utf32, OffsetEncoding::Utf16, OffsetEncoding::Utf8] {
            let request = Request { options: Options { offset_encoding: encoding, ..Options::default() }, ..Request::default() };
            let reply = reply(&annotations, &request);
            let mut last = 0;
            let mut mentions: Vec<_> = reply.entities.iter().flat_map(|e| &e.mentions).collect();
            mentions.sort_by_key(|m| m.start);
            for mention in &mentions {
                prop_assert_eq!(cut(&text, mention.start, mention.end, encoding), &*mention.text);
                prop_assert!(last <= mention.start, "mentions overlap");
                last = mention.end;
                if encoding == OffsetEncoding::Utf8 {
                    prop_assert!(boundaries.contains(&(mention.start as usize)) && boundaries.contains(&(mention.end as usize)));
                }
            }
            for role in &reply.roles {
                prop_assert_eq!(cut(&text, role.start, role.end, encoding), &*role.text);
                prop_assert!((role.holder as usize) < reply.entities.len());
            }
        }
    }

    #[test]
    fn an_annotator_forgets_the_text_before(first in text(), second in text()) {
        let json = |annotator: &mut rolecall::engine::Annotator, text: &str| {
            serde_json::to_string(&reply(&annotator.annotate(text), &Request::default())).expect("JSON")
        };
        let fresh = json(&mut ENGINE.annotator(), &second);
        let mut used = ENGINE.annotator();
        json(&mut used, &first);
        prop_assert_eq!(json(&mut used, &second), fresh);
    }
}
