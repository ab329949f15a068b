//! `rolecall check` and the editor's tools that only read.

use serde_json::Value;

use super::{folder, rolecall, text};

const PEOPLE: &str = "id\tname\taliases\tsource\n\
    ilse-varga\tIlse Várga\tVarga {full_name}\thouse\n\
    tom-j-okafor\tTom J. Okafor\t\thouse\n";

#[test]
fn problems_are_told_with_file_and_line() {
    let good = folder("check-good", &[("people/staff.tsv", PEOPLE)]);
    assert_eq!(rolecall(&["check", text(&good)]).good(), "2 rows, 0 problems\n");

    let people = "id\tname\tsource\nb\tBea Orlov\tnowhere\na\tAda Orlov\thouse\n";
    let bad = folder("check-bad", &[("people/staff.tsv", people)]);
    let run = rolecall(&["check", text(&bad)]);
    assert_eq!(run.code, 1);
    let staff = format!("{}/people/staff.tsv", bad.display());
    assert!(run.out.contains(&format!("{staff}:2: unknown source \"nowhere\"")), "{}", run.out);
    assert!(run.out.contains(&format!("{staff}:3: id \"a\" stands after a greater one")), "{}", run.out);
    assert!(run.out.ends_with("2 rows, 2 problems\n"), "{}", run.out);
}

#[test]
fn the_built_in_lists_are_checked_when_no_folder_is_named() {
    // Whether they are valid is another test's matter.
    let run = rolecall(&["check"]);
    let last = run.out.lines().next_back().expect("a line");
    let (rows, problems) = last.split_once(" rows, ").expect("what was counted");
    assert!(rows.parse::<usize>().expect("a number") > 50_000, "{last}");
    assert_eq!(problems == "0 problems", run.code == 0, "{last}");
}

#[test]
fn a_name_is_found_whatever_its_case_and_accents() {
    let dir = folder("find", &[("people/staff.tsv", PEOPLE)]);
    let find = |words: &[&str]| rolecall(&[&["gazetteer", "find", "--gazetteers", text(&dir)], words].concat());
    for words in [&["ilse", "VARGA"][..], &["Ilse Várga"]] {
        assert_eq!(
            find(words).good(),
            format!("people/staff/ilse-varga\tperson\tIlse Várga\tIlse Várga\tnothing\thouse\t{}/people/staff.tsv:2\n", dir.display())
        );
    }
    // A short form, with what it needs; a form that is made by rule.
    let short = find(&["varga"]).good();
    assert!(short.contains("\tVarga\tfull_name\thouse\t"), "{short}");
    let plain = find(&["Tom Okafor"]).good();
    assert!(plain.starts_with("people/staff/tom-j-okafor\tperson\tTom J. Okafor\tTom Okafor\tnothing\t"), "{plain}");
    let dotted = find(&["u.n."]).good();
    assert!(dotted.contains("\tUnited Nations\tU.N.\t"), "{dotted}");
}

#[test]
fn a_name_that_no_row_bears_gives_nothing() {
    let run = rolecall(&["gazetteer", "find", "Smith"]);
    assert_eq!((run.code, &*run.out), (1, ""));
    // The background knows that it is a surname, yet it names nobody.
    let background = rolecall(&["gazetteer", "find", "--background", "Smith"]).good();
    assert!(background.starts_with("background/words/smith\t") && background.contains(" surname="), "{background}");
    let run = rolecall(&["gazetteer", "find", "--background", "xqzzyvarg"]);
    assert_eq!((run.code, &*run.out), (1, ""));
}

#[test]
fn a_rejected_name_is_found_with_the_reason() {
    let dir = folder("find-rejected", &[("reject.tsv", "alias\treason\nLisbon\tour street, not the city\n")]);
    let out = rolecall(&["gazetteer", "find", "lisbon", "--gazetteers", text(&dir)]).good();
    let city = out.lines().find(|line| line.starts_with("places/")).expect("the city");
    assert!(city.ends_with(&format!("rejected \"Lisbon\" by {}/reject.tsv:2: our street, not the city", dir.display())), "{city}");
}

#[test]
fn rows_are_counted_by_list_source_and_licence() {
    let people = "id\tname\toffices\tsource\tnote\n\
        a\tAda Orlov\tmayor 1991..1995\thouse\t\n\
        b\tBea Orlov\tmayor 1971..1975\thouse\t\n\
        c\tCai Orlov\tpoet\thouse\t\n\
        d\tDee Orlov\tpoet\thouse\tdied 1964-05-01\n\
        e\tEli Orlov\tmayor 2024-06..\thouse\t\n";
    let places = "id\tname\tsource\norlov-bay\tOrlov Bay\thouse\n";
    let dir = folder("stats", &[("people/staff.tsv", people), ("places/coast.tsv", places)]);
    let stats = |args: &[&str]| -> Value { serde_json::from_str(&rolecall(&[&["gazetteer", "stats", "--json"], args].concat()).good()).expect("JSON") };
    let (without, with) = (stats(&[]), stats(&["--gazetteers", text(&dir)]));
    let more = |key: &str| with[key].as_u64().expect(key) - without[key].as_u64().expect(key);
    assert_eq!(more("rows"), 6);
    assert_eq!(more("aliases"), 6);
    assert_eq!(more("people_with_an_office_or_profession_since_1990"), 3);
    assert_eq!(more("people_in_office_in_2025_26"), 1);
    assert_eq!((more("places"), more("organizations"), more("nationalities_and_groups")), (1, 0, 0));
    assert_eq!(with["lists"][format!("{}/people/staff", dir.display())], 5);
    assert_eq!(with["sources"]["house"]["rows"], 6);
    assert_eq!(with["licences"]["LicenseRef-House"], 6);
    let text = rolecall(&["gazetteer", "stats"]).good();
    assert!(text.contains("people with an office or profession since 1990") && text.contains("\nby licence\n"), "{text}");
}

#[test]
fn folders_are_compared_fact_by_fact() {
    let old = folder("diff-old", &[("people/staff.tsv", PEOPLE), ("reject.tsv", "alias\treason\nMay\tthe month\n")]);
    // Another column, another order of columns, one office more, one row less and one more.
    let people = "id\tname\tsource\taliases\toffices\n\
        ilse-varga\tIlse Várga\thouse\tVarga {full_name}\tmayor @lisbon 2021..\n\
        zed-okafor\tZed Okafor\thouse\t\t\n";
    let new = folder("diff-new", &[("people/staff.tsv", people)]);
    let run = rolecall(&["gazetteer", "diff", text(&old), text(&new)]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "changed\tpeople/staff/ilse-varga\toffices\t\tmayor @lisbon 2021..\n\
         removed\tpeople/staff/tom-j-okafor\tTom J. Okafor\n\
         added\tpeople/staff/zed-okafor\tZed Okafor\n\
         removed\treject.tsv/May\tMay\n"
    );
    assert_eq!(rolecall(&["gazetteer", "diff", text(&old), text(&old)]).good(), "");
    let message = rolecall(&["gazetteer", "diff", text(&old), "no-such-folder"]).refused();
    assert!(message.contains("no-such-folder"), "{message}");
}
