//! The matcher held against a plain one: every stretch of tokens looked up in a table of all forms.

use std::collections::HashMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::matcher::case_of_hit;
use super::{Gazetteer, Hits};
use crate::span::{AliasId, Tokens};
use crate::text::{Document, TextBuffers, lower, read};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::built_in);

/// Folded form in lower case → the aliases that are written so.
static FORMS: LazyLock<HashMap<String, Vec<AliasId>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<AliasId>> = HashMap::new();
    for id in (0..GAZETTEER.alias_count() as u32).map(AliasId) {
        forms.entry(lower(&GAZETTEER.alias(id).folded)).or_default().push(id);
    }
    forms
});

/// More tokens than any form has.
const LONGEST: usize = 40;

fn plainly_found(document: &Document<'_>) -> Vec<(Tokens, AliasId)> {
    let count = document.tokens.len();
    let mut found = Vec::new();
    for first in 0..count {
        for after in first + 1..=count.min(first + LONGEST) {
            let tokens = Tokens::new(first, after);
            for id in FORMS.get(document.lower_of(tokens)).into_iter().flatten() {
                if case_of_hit(document, tokens, GAZETTEER.alias(*id)).is_some() {
                    found.push((tokens, *id));
                }
            }
        }
    }
    found
}

/// A listed form, or its beginning, in some case.
fn piece() -> impl Strategy<Value = String> {
    (0..GAZETTEER.alias_count() as u32, 0..8usize, 0..6u8).prop_map(|(number, cut, case)| {
        let form = &GAZETTEER.alias(AliasId(number)).folded;
        let kept = if cut < 3 { form.len() * (cut + 1) / 4 } else { form.len() };
        let kept = (kept..form.len()).find(|at| form.is_char_boundary(*at)).unwrap_or(form.len());
        match case {
            0 => form[..kept].to_uppercase(),
            1 => form[..kept].to_lowercase(),
            _ => form[..kept].to_owned(),
        }
    })
}

fn joint() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[" ", " ", " ", " of ", ", ", "-", "'s ", "", "\n", "\n\n", ". ", "  "][..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_a_plain_matcher_finds_is_found_and_nothing_else(pieces in prop::collection::vec((piece(), joint()), 1..6)) {
        let text: String = pieces.iter().flat_map(|(piece, joint)| [piece.as_str(), joint]).collect();
        let (mut buffers, mut hits) = (TextBuffers::default(), Hits::default());
        let document = read(&text, &[], &mut buffers);
        GAZETTEER.find(&document, &mut hits);
        let found: Vec<_> = hits.all().iter().map(|h| (h.tokens, h.alias)).collect();
        prop_assert_eq!(found, plainly_found(&document), "{:?}", text);
    }
}
