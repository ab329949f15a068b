//! Bodies, places and the rest: acronyms with stops, legal forms, great powers and unions within a name, Arabic articles.

use super::{Expander, Kind, with_other_article};
use crate::text::{fold, lower};

/// The ways in which a legal form is written, the whole word first if there is one.
const LEGAL_FORMS: [&[&str]; 10] = [
    &["Incorporated", "Inc.", "Inc"],
    &["Corporation", "Corp.", "Corp"],
    &["Company", "Co.", "Co"],
    &["Limited", "Ltd.", "Ltd"],
    &["plc", "PLC"],
    &["LLC", "L.L.C."],
    &["LLP", "L.L.P."],
    &["SA", "S.A."],
    &["NV", "N.V."],
    &["AG"],
];

/// What is written in several ways within longer names.
const WITHIN: [&[&str]; 4] = [&["US", "U.S.", "United States"], &["UK", "U.K."], &["UN", "U.N.", "United Nations"], &["EU", "E.U.", "European Union"]];

/// Letters of an abbreviated legal form, at most.
const SHORT: usize = 6;

/// Written small so often, a word alone tells no name.
const ORDINARY: u8 = 50;

/// From so many bearers on (1 + log2), a word is a given name.
const GIVEN: u8 = 8;

impl Expander {
    pub(super) fn body_forms(&self, text: &str, kind: Kind, add: &mut impl FnMut(&str)) {
        if kind == Kind::Organization {
            self.other_legal_forms(text, add);
        }
        with_other_article(text, &["al"], add);
        others_within(text, add);
    }

    /// "Norvane Corporation" → "Norvane Corp."; "Norvane Instruments Inc." → "Norvane Instruments", which no two words say by chance.
    fn other_legal_forms(&self, text: &str, add: &mut impl FnMut(&str)) {
        let Some((stem, legal)) = text.rsplit_once(' ') else { return };
        let Some(forms) = LEGAL_FORMS.iter().find(|forms| forms.contains(&legal)) else { return };
        let stem = stem.trim_end_matches(',');
        // Nobody writes out what the list abbreviates.
        for form in forms.iter().filter(|form| form.len() <= SHORT) {
            add(&format!("{stem} {form}"));
            if matches!(*form, "Inc." | "Inc" | "Ltd." | "Ltd" | "LLC") {
                add(&format!("{stem}, {form}"));
            }
        }
        let facts = |word: &str| self.background.of(&lower(&fold(word)));
        let Some((first, _)) = stem.split_once(' ') else { return };
        let telling = stem.split(' ').any(|word| word.len() > 2 && facts(word).lower < ORDINARY);
        let whole = !stem.ends_with(" and") && !stem.ends_with(" &");
        // "Carl Brenner AG" is called after Carl Brenner.
        if whole && telling && facts(first).given < GIVEN {
            add(stem);
        }
    }
}

/// "UN" → "U.N."; only two to four letters are written so.
pub(super) fn dotted_acronym(text: &str) -> Option<String> {
    let plain = (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    plain.then(|| text.chars().flat_map(|c| [c, '.']).collect())
}

/// "US Treasury" → "U.S. Treasury", "United States Treasury".
fn others_within(text: &str, add: &mut impl FnMut(&str)) {
    for forms in WITHIN {
        for form in forms {
            for (at, _) in text.match_indices(form) {
                let (before, after) = (&text[..at], &text[at + form.len()..]);
                let whole = (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '));
                if whole && before.len() + after.len() > 0 {
                    for other in forms.iter().filter(|o| *o != form) {
                        add(&format!("{before}{other}{after}"));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::made;
    use super::*;

    #[test]
    fn acronyms_are_also_written_with_stops() {
        assert_eq!(dotted_acronym("UN").as_deref(), Some("U.N."));
        assert_eq!(dotted_acronym("NATO").as_deref(), Some("N.A.T.O."));
        assert_eq!(dotted_acronym("UNESCO"), None);
        assert_eq!(dotted_acronym("AfD"), None);
    }

    #[test]
    fn a_legal_form_is_written_in_many_ways_or_left_out() {
        let forms = made("organizations/test", "a\tNorvane Instruments Corporation\t\tcompany\tUS\t\ts");
        for form in ["Norvane Instruments Corp.", "Norvane Instruments Corp", "Norvane Instruments"] {
            assert!(forms.contains(&form.to_owned()), "{form}");
        }
        assert!(made("organizations/test", "a\tNorvane Inc\t\tcompany\tUS\t\ts").contains(&"Norvane, Inc.".to_owned()));
        // One word, and two that anybody may write, stay with their legal form.
        assert!(!made("organizations/test", "a\tTarget Corp.\t\tcompany\tUS\t\ts").contains(&"Target".to_owned()));
        assert!(!made("organizations/test", "a\tOpen House Co.\t\tcompany\tUS\t\ts").contains(&"Open House".to_owned()));
        assert!(!made("organizations/test", "a\tCarl Brenner AG\t\tcompany\tDE\t\ts").contains(&"Carl Brenner".to_owned()));
        assert_eq!(made("organizations/test", "a\tNorvane Trust\t\tcompany\tUS\t\ts"), [""; 0]);
    }

    #[test]
    fn unions_within_a_name_are_written_in_many_ways() {
        assert_eq!(made("organizations/test", "a\tUS Salt Board\t\tgovernment\tUS\t\ts"), ["U.S. Salt Board", "United States Salt Board"]);
        assert_eq!(made("organizations/test", "a\tUSS Salt Board\t\tgovernment\tUS\t\ts"), [""; 0]);
        assert_eq!(made("organizations/test", "a\tSALT US\t\tgovernment\tUS\t\ts"), ["SALT U.S.", "SALT United States"]);
    }
}
