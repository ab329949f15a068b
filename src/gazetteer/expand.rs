//! Written forms that follow from a name by rule, so that no list holds them.

use super::row::{Form, Kind, Needs, Row, Written};

/// Calls `add` with every written form of a row: its name, its aliases, and what follows from them.
pub fn forms(row: &Row, mut add: impl FnMut(&str, Form, Needs)) {
    add(&row.name, Form::FullName, row.name_needs);
    for Written { text, needs } in &row.aliases {
        add(text, form_of(row, text), *needs);
    }
    match row.kind {
        Kind::Person => {
            if let Some(plain) = without_middle_initials(&row.name) {
                add(&plain, Form::FullName, row.name_needs);
            }
        }
        Kind::Place | Kind::Organization => {
            for Written { text, needs } in &row.aliases {
                if let Some(dotted) = dotted_acronym(text) {
                    add(&dotted, Form::Acronym, *needs);
                }
            }
        }
        _ => {}
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

/// "UN" → "U.N."; only two to four letters are written so.
fn dotted_acronym(text: &str) -> Option<String> {
    let plain = (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    plain.then(|| text.chars().flat_map(|c| [c, '.']).collect())
}

/// "John F. Kerry" → "John Kerry".
fn without_middle_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_initial = |word: &str| word.len() == 2 && word.ends_with('.');
    let (first, last) = (words.first()?, words.last()?);
    if words.len() < 3 || is_initial(first) || !words.iter().any(|w| is_initial(w)) {
        return None;
    }
    let kept: Vec<&str> = words.iter().copied().filter(|w| !is_initial(w)).collect();
    (kept.len() >= 2 && kept.last() == Some(last)).then(|| kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_also_written_with_stops() {
        assert_eq!(dotted_acronym("UN").as_deref(), Some("U.N."));
        assert_eq!(dotted_acronym("NATO").as_deref(), Some("N.A.T.O."));
        assert_eq!(dotted_acronym("UNESCO"), None);
        assert_eq!(dotted_acronym("AfD"), None);
    }

    #[test]
    fn middle_initials_may_be_left_out() {
        assert_eq!(without_middle_initials("John F. Kerry").as_deref(), Some("John Kerry"));
        assert_eq!(without_middle_initials("J. D. Vance"), None);
        assert_eq!(without_middle_initials("Ana Maria Ruiz"), None);
    }
}
