//! Written forms that follow from a name by rule, so that no list holds them.
//!
//! A form that a list holds is stronger: what is made by rule gives way where it reads the same (`names.rs`).

mod body;
mod person;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::background::Background;
use super::matcher::only_first_letter_differs;
use super::row::{Form, Kind, Needs, Row, Written};

/// A written form of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Which form.
    pub form: Form,
    /// What it needs before it fires.
    pub needs: Needs,
    /// Whether it follows by a rule that can err: what lists hold is stronger.
    pub by_rule: bool,
}

/// Makes the written forms of rows.
#[derive(Debug)]
pub struct Expander {
    background: Background,
    /// Given name → what it is also written as.
    given_names: FxHashMap<Box<str>, Vec<Box<str>>>,
}

/// The list of given names that stand for each other.
const GIVEN_NAMES: &str = "triggers/given_names";

impl Expander {
    /// An expander that knows the given names among some rows.
    #[must_use]
    pub fn new<'a>(rows: impl Iterator<Item = &'a Row>) -> Expander {
        let mut given_names: FxHashMap<Box<str>, Vec<Box<str>>> = FxHashMap::default();
        // Nickname → full name; none where several names are shortened so: "Alex", "Pat".
        let mut full_names: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for row in rows.filter(|r| &*r.list == GIVEN_NAMES) {
            let names = || std::iter::once(&row.name).chain(row.aliases.iter().map(|a| &a.text));
            if &*row.subtype == "nickname" {
                given_names.entry(row.name.clone()).or_default().extend(names().skip(1).cloned());
                for nickname in names().skip(1) {
                    full_names.entry(nickname).and_modify(|full| *full = None).or_insert(Some(&row.name));
                }
            } else {
                for name in names() {
                    given_names.entry(name.clone()).or_default().extend(names().filter(|other| *other != name).cloned());
                }
            }
        }
        for (nickname, full) in full_names {
            if let Some(full) = full {
                given_names.entry(nickname.into()).or_default().push(full.into());
            }
        }
        Expander { background: Background::built_in(), given_names }
    }

    /// Calls `add` with every written form of a row: its name, its aliases, and what follows from them.
    pub fn forms(&self, row: &Row, mut add: impl FnMut(Spelling<'_>)) {
        add(Spelling { text: &row.name, form: Form::FullName, needs: row.name_needs, by_rule: false });
        for Written { text, needs } in &row.aliases {
            add(Spelling { text, form: form_of(row, text), needs: *needs, by_rule: false });
        }
        if row.kind == Kind::Person
            && let Some(plain) = person::without_middle_initials(&row.name)
        {
            add(Spelling { text: &plain, form: Form::FullName, needs: row.name_needs, by_rule: false });
        }
        for Written { text, needs } in row.aliases.iter().filter(|_| matches!(row.kind, Kind::Place | Kind::Organization)) {
            if let Some(dotted) = body::dotted_acronym(text) {
                add(Spelling { text: &dotted, form: Form::Acronym, needs: *needs, by_rule: false });
            }
        }
        let listed = std::iter::once((&row.name, row.name_needs)).chain(row.aliases.iter().map(|a| (&a.text, a.needs)));
        for (text, needs) in listed {
            let mut made = |form: &str| {
                // A small first letter may be a capital anyhow: "Al-Qaeda".
                if *form != **text && !only_first_letter_differs(form, text) {
                    add(Spelling { text: form, form: form_of(row, form), needs, by_rule: true });
                }
            };
            match row.kind {
                Kind::Person => self.person_forms(text, row, &mut made),
                Kind::Place | Kind::Organization | Kind::Other => self.body_forms(text, row.kind, &mut made),
                Kind::Norp | Kind::Role | Kind::Trigger => {}
            }
        }
    }
}

fn form_of(row: &Row, text: &str) -> Form {
    let words = text.split([' ', '-']).count();
    if row.kind == Kind::Person {
        return match words {
            1 if row.name.split(' ').next_back().is_some_and(|last| last == text || last.ends_with(&format!("-{text}"))) => Form::Surname,
            1 if row.name.split(' ').next() == Some(text) => Form::GivenName,
            1 => Form::Alias,
            _ => Form::FullName,
        };
    }
    if is_acronym(text) { Form::Acronym } else { Form::Alias }
}

/// Two capitals or more and nothing small: "UN", "U.S.".
fn is_acronym(text: &str) -> bool {
    !text.contains(' ') && text.chars().filter(|c| c.is_uppercase()).count() >= 2 && !text.chars().any(char::is_lowercase)
}

/// "Bashar al-Assad" → "Bashar Al-Assad", "Bashar al Assad", and so on for "el-".
fn with_other_article(text: &str, articles: &[&str], add: &mut impl FnMut(&str)) {
    let words: Vec<&str> = text.split(' ').collect();
    let article = |word: &str| articles.iter().any(|a| word.eq_ignore_ascii_case(a));
    let Some(at) = words.iter().position(|w| article(w) || w.split_once('-').is_some_and(|(a, rest)| article(a) && starts_as_name(rest))) else { return };
    let (written, rest) = match words[at].split_once('-') {
        Some((_, rest)) => (1, rest),
        None => match words.get(at + 1) {
            Some(next) if starts_as_name(next) => (2, *next),
            _ => return,
        },
    };
    for article in articles {
        for capital in [false, true] {
            let mut article = (*article).to_owned();
            if capital {
                article[..1].make_ascii_uppercase();
            }
            for joint in ["-", " "] {
                let word = format!("{article}{joint}{rest}");
                add(&[&words[..at], &[word.as_str()], &words[at + written..]].concat().join(" "));
            }
        }
    }
}

fn starts_as_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Lists;

    /// The forms that follow by rule from the first row of a list.
    pub(super) fn made(list: &str, row: &str) -> Vec<String> {
        let columns = "id\tname\taliases\tsubtype\tcountry\toffices\tsource\n";
        let text = format!("{columns}{row}\n");
        let given = "id\tname\taliases\tsubtype\tsource\n1\tJoseph\tJoe\tnickname\ts\n2\tAlexander\tAlex\tnickname\ts\n3\tAlexandra\tAlex\tnickname\ts\n4\tSergei\tSergey\tspelling\ts\n";
        let files = [(format!("{list}.tsv"), text.as_str()), ("triggers/given_names.tsv".to_owned(), given)];
        let lists = Lists::parse(files.into_iter()).expect("valid lists");
        let rows = || lists.lists.iter().flat_map(|l| &l.rows);
        let mut made = Vec::new();
        Expander::new(rows()).forms(rows().next().expect("a row"), |s| {
            if s.by_rule {
                made.push(s.text.to_owned());
            }
        });
        made
    }

    #[test]
    fn an_article_is_written_in_many_ways() {
        let mut forms = Vec::new();
        with_other_article("Karim al-Sabbagh", &["al"], &mut |form| forms.push(form.to_owned()));
        assert_eq!(forms, ["Karim al-Sabbagh", "Karim al Sabbagh", "Karim Al-Sabbagh", "Karim Al Sabbagh"]);
        forms.clear();
        with_other_article("El Paso", &["el", "al"], &mut |form| forms.push(form.to_owned()));
        assert!(forms.contains(&"al-Paso".to_owned()));
        forms.clear();
        with_other_article("Albert Hall", &["al"], &mut |form| forms.push(form.to_owned()));
        with_other_article("Sal-Volatile", &["al"], &mut |form| forms.push(form.to_owned()));
        assert_eq!(forms, [""; 0]);
    }
}
