//! The built-in lists are valid.

use rolecall::gazetteer::{Lists, Source, check};

#[test]
fn the_built_in_lists_have_no_problem() {
    let lists = Lists::built_in().expect("lists that can be read");
    let problems: Vec<String> = check(&lists, None).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_problem_is_told_with_file_and_line() {
    let list = "id\tname\taliases\tsource\nb\tBea\t\thouse\na\tAda\tAda {loud}\tnowhere\n";
    let errors = Lists::parse([("people/test.tsv".to_owned(), list)].into_iter()).expect_err("an unknown need");
    assert_eq!(errors[0].to_string(), "people/test.tsv:3: unknown need \"loud\" (known: full_name, role, cue, exact, plural)");

    let list = "id\tname\tsource\nb\tBea\tnowhere\na\tAda\tnowhere\n";
    let lists = Lists::parse([("people/test.tsv".to_owned(), list)].into_iter()).expect("readable");
    let problems: Vec<String> = check(&lists, None).iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "people/test.tsv:2: unknown source \"nowhere\" (add it to SOURCES.toml)",
            "people/test.tsv:3: id \"a\" stands after a greater one (sort the rows by id)",
            "people/test.tsv:3: unknown source \"nowhere\" (add it to SOURCES.toml)",
        ]
    );
}

#[test]
fn the_notice_says_what_every_source_asks_for() {
    let notice = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/NOTICE")).expect("a committed NOTICE");
    let lists = Lists::built_in().expect("lists that can be read");
    for (key, source) in &lists.sources {
        assert_eq!(source.attribution.is_some(), source.package.is_some(), "{key}: data of others, and only that, has an attribution");
        if let Some(attribution) = &source.attribution {
            assert!(notice.contains(attribution.as_str()), "{key}: NOTICE lacks {attribution:?} (run gazetteers/sources/notice.py)");
        }
    }
}

#[test]
fn two_rows_may_not_have_one_identifier_but_a_ticker() {
    let list = "id\tname\tids\tsource\na\tAda\twikidata=Q1; ticker=A\thouse\nb\tBea\tticker=A; wikidata=Q1\thouse\nc\tCem\twikidata=Q2\thouse\n";
    let mut lists = Lists::parse([("people/test.tsv".to_owned(), list)].into_iter()).expect("readable");
    lists.sources.insert("house".into(), Source::house());
    let problems: Vec<String> = check(&lists, None).iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["people/test.tsv:3: identifier \"wikidata=Q1\" is that of people/test/a too (list an entity once)"]);
}
