//! Words whose full stop is their own, not the sentence's.

/// English abbreviations of news text, without their full stop, sorted.
const ABBREVIATIONS: &[&str] = &[
    "Adj", "Adm", "Ala", "Apr", "Ariz", "Ark", "Assn", "Asst", "Aug", "Ave", "Bhd", "Blvd", "Bn", "Brig", "Bros", "Calif", "Capt", "Cie", "Cmdr", "Co", "Col",
    "Colo", "Conn", "Corp", "Cos", "Cpl", "Dec", "Del", "Dep", "Dept", "Det", "Dr", "Drs", "Ens", "Esq", "Feb", "Fla", "Fr", "Fri", "Ft", "Ga", "Gen", "Gov",
    "Govs", "Hon", "Ill", "Inc", "Ind", "Insp", "Jan", "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Lt", "Ltd", "Maj", "Mass", "Md", "Messrs", "Mich", "Minn",
    "Miss", "Mme", "Mo", "Mont", "Mr", "Mrs", "Ms", "Mt", "Neb", "Nev", "Nos", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Ph", "Pres", "Prof", "Profs", "Pty",
    "Pvt", "Que", "Rd", "Rep", "Reps", "Rev", "Revd", "Sec", "Sen", "Sens", "Sep", "Sept", "Sgt", "Spc", "Sr", "St", "Ste", "Supt", "Tenn", "Tex", "Thu",
    "Thurs", "Treas", "Tue", "Tues", "Va", "Vol", "Vt", "Wash", "Wis", "Wyo", "al", "approx", "ca", "dept", "est", "etc", "pp", "vol", "vs",
];

/// Those that stand before a name or a number, so that what follows never begins a sentence.
const BEFORE_A_NAME: &[&str] = &[
    "Adm", "Asst", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dep", "Det", "Dr", "Drs", "Ens", "Fr", "Ft", "Gen", "Gov", "Govs", "Hon", "Insp", "Lt", "Maj",
    "Messrs", "Mme", "Mr", "Mrs", "Ms", "Mt", "Nos", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Revd", "Sen", "Sens", "Sgt", "Spc", "St", "Ste",
    "Supt", "vs",
];

/// Whether a full stop after `word` belongs to it. "No", "Sun", "Sat" and "Miss" are left out: they end sentences far more often.
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 6 && ABBREVIATIONS.binary_search(&word).is_ok()
}

/// Whether the abbreviation, full stop included, stands before a name.
pub(super) fn stands_before_a_name(token: &str) -> bool {
    token.strip_suffix('.').is_some_and(|word| BEFORE_A_NAME.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
        assert!(BEFORE_A_NAME.is_sorted());
    }
}
