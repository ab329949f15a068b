//! People: initials, nicknames, transliterations, particles, titles with a regnal number.

use super::{Expander, Row, with_other_article};
use crate::text::{fold, lower};

/// Above 1 + log2 of so many bearers a surname says too little about who is meant: there are many Mike Johnsons.
const COMMON_SURNAME: u8 = 16;

/// Particles that some houses write with a capital.
const PARTICLES: [&str; 16] = ["bin", "ibn", "bint", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "van", "von", "zu"];

/// Titles that stand before a name with a number.
const REGNAL: [&str; 11] = ["King", "Queen", "Pope", "Emperor", "Empress", "Tsar", "Prince", "Grand Duke", "Patriarch", "Sultan", "Catholicos"];

impl Expander {
    pub(super) fn person_forms(&self, text: &str, row: &Row, add: &mut impl FnMut(&str)) {
        if !text.contains(' ') {
            with_other_article(text, &["al", "el"], add);
            return;
        }
        if *text == *row.name {
            self.other_given_names(without_middle_initials(text).as_deref().unwrap_or(text), add);
        }
        other_initials(text, add);
        with_other_article(text, &["al", "el"], add);
        with_capital_particles(text, add);
        with_other_ending(text, &row.country, add);
        for form in regnal(text, row) {
            add(&form);
        }
    }

    /// "Joe Haldane" → "Joseph Haldane".
    fn other_given_names(&self, name: &str, add: &mut impl FnMut(&str)) {
        let Some((given, rest)) = name.split_once(' ') else { return };
        let Some(others) = self.given_names.get(given) else { return };
        let surname = lower(&fold(rest.rsplit(' ').next().unwrap_or(rest)));
        if self.background.of(&surname).surname > COMMON_SURNAME {
            return;
        }
        for other in others {
            add(&format!("{other} {rest}"));
        }
    }
}

/// "John F. Kerry" → "John Kerry".
pub(super) fn without_middle_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_initial = |word: &str| word.len() == 2 && word.ends_with('.');
    let (first, last) = (words.first()?, words.last()?);
    if words.len() < 3 || is_initial(first) || !words.iter().any(|w| is_initial(w)) {
        return None;
    }
    let kept: Vec<&str> = words.iter().copied().filter(|w| !is_initial(w)).collect();
    (kept.len() >= 2 && kept.last() == Some(last)).then(|| kept.join(" "))
}

/// "T. K. Haldane", "T.K. Haldane" and "TK Haldane" for each of them.
fn other_initials(name: &str, add: &mut impl FnMut(&str)) {
    let Some((first, rest)) = name.split_once(' ') else { return };
    let (letters, rest) = match (first.as_bytes(), rest.as_bytes()) {
        ([first, b'.'], [second, b'.', b' ', ..]) => ([*first, *second], &rest[3..]),
        ([first, second] | [first, b'.', second, b'.'], _) => ([*first, *second], rest),
        _ => return,
    };
    if letters.iter().all(u8::is_ascii_uppercase) {
        let [first, second] = letters.map(char::from);
        add(&format!("{first}. {second}. {rest}"));
        add(&format!("{first}.{second}. {rest}"));
        add(&format!("{first}{second} {rest}"));
    }
}

/// "Ursula von der Leyen" → "Ursula Von der Leyen", "Ursula Von Der Leyen".
fn with_capital_particles(name: &str, add: &mut impl FnMut(&str)) {
    let is_particle = |word: &&str| PARTICLES.contains(word);
    let Some(first) = name.split(' ').position(|w| is_particle(&w)).filter(|at| *at > 0) else { return };
    for all in [false, true] {
        let words = name.split(' ').enumerate().map(|(at, word)| if at == first || all && is_particle(&word) { capitalized(word) } else { word.to_owned() });
        add(&words.collect::<Vec<_>>().join(" "));
    }
}

fn capitalized(word: &str) -> String {
    let mut word = word.to_owned();
    word[..1].make_ascii_uppercase();
    word
}

/// "Ivan Zelensky" → "Ivan Zelenskiy": endings that are transliterated in several ways, where the name is written in Cyrillic.
fn with_other_ending(name: &str, country: &str, add: &mut impl FnMut(&str)) {
    const ENDINGS: [&str; 5] = ["skyy", "skyi", "skiy", "skii", "sky"];
    if !matches!(country, "RU" | "UA" | "BY" | "KZ" | "BG" | "SU") {
        return;
    }
    if let Some(stem) = ENDINGS.iter().find_map(|e| name.strip_suffix(e)) {
        for ending in ENDINGS {
            add(&format!("{stem}{ending}"));
        }
    }
}

/// "Pope Benedict XVI" → "Benedict XVI", and with the office's title "Felipe VI" → "King Felipe VI".
fn regnal(name: &str, row: &Row) -> Vec<String> {
    let number = name.rsplit(' ').next().unwrap_or_default();
    if !number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return Vec::new();
    }
    let bare = REGNAL.iter().find_map(|title| name.strip_prefix(title)?.strip_prefix(' '));
    if let Some(bare) = bare {
        return if bare.contains(' ') { vec![bare.to_owned()] } else { Vec::new() };
    }
    let titles = REGNAL.iter().filter(|title| row.offices.iter().any(|o| o.role.eq_ignore_ascii_case(title)));
    titles.map(|title| format!("{title} {name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::made;
    use super::*;

    fn collected(make: impl FnOnce(&mut dyn FnMut(&str))) -> Vec<String> {
        let mut forms = Vec::new();
        make(&mut |form| forms.push(form.to_owned()));
        forms
    }

    #[test]
    fn middle_initials_may_be_left_out() {
        assert_eq!(without_middle_initials("John F. Kerry").as_deref(), Some("John Kerry"));
        assert_eq!(without_middle_initials("J. D. Vance"), None);
        assert_eq!(without_middle_initials("Ana Maria Ruiz"), None);
    }

    #[test]
    fn initials_are_written_in_three_ways() {
        for name in ["T. K. Haldane", "T.K. Haldane", "TK Haldane"] {
            assert_eq!(collected(|mut add| other_initials(name, &mut add)), ["T. K. Haldane", "T.K. Haldane", "TK Haldane"]);
        }
        for name in ["T. Haldane", "Tom K. Haldane", "TK", "Éa Ruiz", "Vít Ruiz"] {
            assert_eq!(collected(|mut add| other_initials(name, &mut add)), [""; 0], "{name}");
        }
    }

    #[test]
    fn nicknames_and_transliterations_stand_in_full_names_of_rare_surnames() {
        assert_eq!(made("people/test", "a\tJoe Metrelani\t\tpolitician\tGE\t\ts"), ["Joseph Metrelani"]);
        assert_eq!(made("people/test", "a\tJoseph Metrelani\t\tpolitician\tGE\t\ts"), ["Joe Metrelani"]);
        assert_eq!(made("people/test", "a\tSergey Metrelani\t\tpolitician\tGE\t\ts"), ["Sergei Metrelani"]);
        // There are many of that name; "Alex" may be Alexander or Alexandra; "Joe" alone is anybody.
        assert_eq!(made("people/test", "a\tJoe Smith\tJoe\tpolitician\tUS\t\ts"), [""; 0]);
        assert_eq!(made("people/test", "a\tAlex Metrelani\t\tpolitician\tGE\t\ts"), [""; 0]);
    }

    #[test]
    fn particles_may_have_capitals() {
        assert_eq!(collected(|mut add| with_capital_particles("Ana von der Metz", &mut add)), ["Ana Von der Metz", "Ana Von Der Metz"]);
        assert_eq!(collected(|mut add| with_capital_particles("de Metz", &mut add)), [""; 0]);
        assert_eq!(collected(|mut add| with_capital_particles("Ana Ruiz", &mut add)), [""; 0]);
    }

    #[test]
    fn endings_vary_only_where_the_name_is_cyrillic() {
        assert!(collected(|mut add| with_other_ending("Ivan Metrelsky", "UA", &mut add)).contains(&"Ivan Metrelskyi".to_owned()));
        assert_eq!(collected(|mut add| with_other_ending("Ivan Metrelsky", "US", &mut add)), [""; 0]);
        assert_eq!(collected(|mut add| with_other_ending("Ivan Metrelov", "UA", &mut add)), [""; 0]);
    }

    #[test]
    fn a_monarch_goes_with_and_without_title() {
        assert_eq!(made("people/test", "a\tQueen Ottoline IV\t\troyal\tXX\tqueen\ts"), ["Ottoline IV"]);
        assert_eq!(made("people/test", "a\tOttoline IV\t\troyal\tXX\tqueen\ts"), ["Queen Ottoline IV"]);
        // No number, no other form; what is left must still have one.
        assert_eq!(made("people/test", "a\tQueen Ottoline\t\troyal\tXX\tqueen\ts"), [""; 0]);
        assert_eq!(made("people/test", "a\tKing IV\t\troyal\tXX\tking\ts"), [""; 0]);
    }
}
