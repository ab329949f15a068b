//! Who is who: short names, families, nicknames, acronyms, pronouns before roles.

use rolecall::gold::Marked;

use crate::ENGINE;

fn comes_out(cases: &[&str]) {
    let mut annotator = ENGINE.annotator();
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let gold = Marked::parse(case).expect("marks in the notation");
            let found = Marked::of(&annotator.annotate(&gold.text));
            (found != gold).then(|| format!("want {}\nhave {}\n", gold.render(), found.render()))
        })
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn a_short_name_is_the_person_of_the_full_one() {
    comes_out(&[
        "[[Marta Kovac|PERSON]] resigned. [[Kovac|PERSON Marta Kovac]] gave no reason.",
        "Mrs [[Kovac|PERSON Marta Kovac]] resigned, her office said. [[Marta Kovac|PERSON]] gave no reason.",
        "The [[lawyer|ROLE Sami al-Khatib]] [[Sami al-Khatib|PERSON]] was freed. [[Al-Khatib|PERSON Sami al-Khatib]] went home, and [[Khatib|PERSON Sami al-Khatib]] slept.",
        "[[Pieter van der Meulen|PERSON]] lost. [[Van der Meulen|PERSON Pieter van der Meulen]] conceded.",
        "[[Anna Okonkwo-Reyes|PERSON]] won. [[Okonkwo-Reyes|PERSON Anna Okonkwo-Reyes]] thanked her team.",
        "[[John F. Barlow|PERSON]] arrived and [[John Barlow|PERSON John F. Barlow]] spoke. [[Barlow|PERSON John F. Barlow]] left.",
        "[[José Quintero|PERSON]] sang. [[Jose Quintero|PERSON José Quintero]] danced too.",
    ]);
}

#[test]
fn a_firm_is_called_by_its_first_word_unless_somebody_is() {
    comes_out(&[
        "[[Corning Glass Works|ORG]] raised its prices. [[Corning|ORG Corning Glass Works]] said no.",
        "[[Ann Corning|PERSON]] left [[Corning Glass Works|ORG]]. [[Corning|PERSON Ann Corning]] said no.",
        "[[Norvane Corporation|ORG]] lost. [[Norvane|ORG Norvane Corporation]] said no.",
    ]);
}

#[test]
fn a_bracket_spells_out() {
    comes_out(&[
        "The [[Norland International Monetary Exchange|ORG]] ([[NIMEX|ORG Norland International Monetary Exchange]]) lost. [[NIMEX|ORG Norland International Monetary Exchange]] said no.",
        "The [[NGGO|ORG Norland Guild Group Office]] ([[Norland Guild Group Office|ORG]]) lost.",
        "The [[Norland International Monetary Exchange|ORG]] ([[BBC|ORG]]) lost.",
    ]);
}

#[test]
fn a_shared_surname_is_the_person_last_spoken_of() {
    comes_out(&[
        "[[Marta Kovac|PERSON]] spoke first. Then [[Ivan Kovac|PERSON]] spoke. [[Kovac|PERSON Ivan Kovac]] was brief.",
        "[[Marta Kovac|PERSON]] resigned. She is a daughter of [[Ivan Kovac|PERSON]]. [[Kovac|PERSON Marta Kovac]] gave no reason.",
        "[[Peter Barlow|PERSON]] came with his wife, [[Ann Barlow|PERSON]]. Mr [[Barlow|PERSON Peter Barlow]] said nothing.",
        "[[Peter Barlow|PERSON]] came. Mr [[Barlow|PERSON Peter Barlow]] sat. [[Ann Barlow|PERSON]] spoke. Mr [[Barlow|PERSON Peter Barlow]] left.",
    ]);
}

#[test]
fn honorifics_and_titles_tell_namesakes_apart() {
    comes_out(&[
        "[[Ann Barlow|PERSON]] spoke first. Mrs [[Barlow|PERSON Ann Barlow]] was glad. Mr [[Peter Barlow|PERSON]] came later. Mrs [[Barlow|PERSON Ann Barlow]] left.",
        "[[President-elect|ROLE Ivan Kovac; designate]] [[Ivan Kovac|PERSON]] came with Mrs [[Marta Kovac|PERSON]]. [[President-elect|ROLE Ivan Kovac; designate]] [[Kovac|PERSON Ivan Kovac]] spoke.",
        "[[Ivan Kovac|PERSON]] thanked his [[manager|ROLE Tom Hale; of Ivan Kovac; apposition]], [[Tom Hale|PERSON]], and his [[spokeswoman|ROLE Ann Reed; of Ivan Kovac; apposition]], [[Ann Reed|PERSON]].",
        "Mr [[Barlow|PERSON]] met Mrs [[Kovac|PERSON]]. Her [[spokesman|ROLE Idris Bello; of Kovac]] [[Idris Bello|PERSON]] left early.",
        "[[President|ROLE Bill Clinton]] [[Clinton|PERSON Bill Clinton]] left. [[Hillary Clinton|PERSON]] stayed. Mrs [[Clinton|PERSON Hillary Clinton]] spoke.",
        "[[Charles Hale|PERSON]] spoke. [[Prince|ROLE Charles III]] [[Charles|PERSON Charles III]] listened.",
        "[[Pope|ROLE John Paul II]] [[John Paul II|PERSON]] spoke often. [[Pope|ROLE Paul VI]] [[Paul VI|PERSON]] rarely did.",
    ]);
}

#[test]
fn two_full_names_that_differ_are_two_people() {
    comes_out(&[
        "[[George W. Barlow|PERSON]] met [[George H. Barlow|PERSON]].",
        "[[Abu Omar Kharrat|PERSON]] met [[Abu Samir Kharrat|PERSON]]. [[Abu Omar Kharrat|PERSON]] left first.",
        "[[Robert Kinsey|PERSON]] and his son [[Robert Kinsey Jr.|PERSON]] were there.",
    ]);
}

#[test]
fn a_pseudonym_and_a_slip_of_the_pen_are_the_same_person() {
    comes_out(&[
        "[[Ingrid Solheim|PERSON]], born [[Ingrid Aune|PERSON Ingrid Solheim]], sang.",
        "[[Erik Lindqvist|PERSON]] resigned. Mr [[Lindkvist|PERSON Erik Lindqvist]] gave no reason.",
    ]);
}

#[test]
fn a_firm_is_called_by_the_town_in_its_name() {
    comes_out(&[
        "[[Lodi Instruments Inc.|ORG]] lost money. Nobody bid for [[Lodi|ORG Lodi Instruments Inc.]]'s mill in [[Ohio|PLACE]].",
        "[[Lodi High School|ORG]] lost a roof. It stands in [[Lodi|PLACE]].",
    ]);
}

#[test]
fn what_is_linked_to_one_row_is_one_entity() {
    comes_out(&["[[Leonardo DiCaprio|PERSON]] lives in [[Los Angeles|PLACE]]. The ceremony in [[LA|PLACE Los Angeles]] was long."]);
}

#[test]
fn a_club_or_firm_is_one_whatever_its_full_form() {
    comes_out(&[
        "They left [[Manchester City Football Club|ORG]]. [[Manchester City|ORG Manchester City Football Club]] lost.",
        "[[Continental Airlines|ORG]] lost. [[Continental|ORG Continental Airlines]] said so.",
        "The [[British Phonographic Industry|ORG]] ([[BPI|ORG British Phonographic Industry]]) agreed.",
        "[[Altria Group|ORG]] rose. [[Altria|ORG Altria Group]] fell.",
    ]);
}
