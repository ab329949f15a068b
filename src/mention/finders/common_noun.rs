//! An unknown name that ends with a common word is a body's: "Norvane Instruments", "Brightwater Leisure", "Paper Admirals".
//!
//! Not: a person's name ("Ana Baker"), a name with a head of its own ("Norvane Institute"), a listed one, a name that begins its sentence, where the first capital says nothing.

use super::super::{Candidate, Context, Finder, NameKind};
use crate::gazetteer::Classes;

pub(super) const FINDER: Finder = Finder { name: NAME, find };
const NAME: &str = "common_noun";

fn find(cx: &Context<'_>, candidates: &mut Vec<Candidate>) {
    for &tokens in cx.runs.iter().filter(|r| (2..=4).contains(&r.len())) {
        let (first, last) = (cx.words[tokens.first()], cx.words[tokens.last()]);
        let common = last.facts.lower >= 60 && last.facts.given < 10 && !last.classes.any(Classes::PLACE_LAST.or(Classes::NAME_SUFFIX));
        let person = first.facts.given >= 8 && last.facts.surname >= 11;
        let known = cx.document.begins_sentence(tokens.first()) && first.facts.lower >= 40;
        let headed = last.classes.any(Classes::ORGANIZATION_LAST.or(Classes::OTHER_LAST)) || cx.is_listed(tokens);
        if common && !person && !known && !headed {
            // "Harvest Delayed", "Turkey Unpacked": what ends with a participle is a work's.
            let participle = cx.document.lower(tokens.last()).ends_with("ed");
            let kind = if participle { NameKind::Other } else { NameKind::Organization };
            candidates.push(Candidate { tokens, kind, points: 26, rule: NAME, alias: None });
        }
    }
}
