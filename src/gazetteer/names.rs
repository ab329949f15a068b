//! Rows → an automaton over their written forms, each form once, with the rows that bear it.

use std::cmp::Ordering;

use super::automaton::Automaton;
use super::row::{Form, Kind, Needs, Row};
use crate::span::{AliasId, RowId};

/// Where a name was given; what stands later is stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A list in the binary.
    BuiltIn,
    /// A list of the house, and the place of its folder among the house's.
    House(u32),
    /// The request itself.
    Request,
}

/// A written form of one row, as the automaton finds it.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Whose form it is.
    pub row: RowId,
    /// Of what kind that is.
    pub kind: Kind,
    /// The form folded, case kept.
    pub folded: Box<str>,
    /// Which form.
    pub form: Form,
    /// What it needs before it fires.
    pub needs: Needs,
    /// Where it was given.
    pub origin: Origin,
    /// Whether it follows by rule, and no list holds it.
    pub by_rule: bool,
}

/// Rows whose written forms are found together. Their ids, and those of the forms, begin where those of the names before end.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) rows: Vec<Row>,
    pub(super) aliases: Vec<Alias>,
    /// The aliases of pattern `p` are `starts[p]..starts[p + 1]`.
    starts: Vec<u32>,
    pub(super) automaton: Automaton,
    first_alias: u32,
}

impl Names {
    /// Compiles written forms, each with its folded text in lower case.
    ///
    /// # Panics
    /// Above 2^31 written forms.
    pub(super) fn compile(rows: Vec<Row>, mut forms: Vec<(String, Alias)>, first_alias: u32) -> Names {
        forms.retain(|(pattern, _)| !pattern.is_empty());
        forms.sort_by(by_form);
        forms.dedup_by(|b, a| by_form(a, b).is_eq());
        let mut patterns: Vec<String> = Vec::new();
        let mut starts = Vec::new();
        let mut aliases = Vec::with_capacity(forms.len());
        for (pattern, alias) in strongest(forms) {
            if patterns.last() != Some(&pattern) {
                starts.push(aliases.len() as u32);
                patterns.push(pattern);
            }
            aliases.push(alias);
        }
        starts.push(aliases.len() as u32);
        let automaton = Automaton::build(&patterns);
        Names { rows, aliases, starts, automaton, first_alias }
    }

    /// The aliases written as pattern `pattern` of the automaton.
    pub(super) fn aliases_of(&self, pattern: usize) -> impl Iterator<Item = (AliasId, &Alias)> {
        (self.starts[pattern]..self.starts[pattern + 1]).map(|n| (AliasId(self.first_alias + n), &self.aliases[n as usize]))
    }
}

/// Takes away what was made by rule where lists hold a form that reads the same, and only for other rows. The forms are in order.
fn strongest(forms: Vec<(String, Alias)>) -> impl Iterator<Item = (String, Alias)> {
    let is_kept = |alias: &Alias, same: &[(String, Alias)]| {
        let mut listed = same.iter().filter(|(_, other)| !other.by_rule).map(|(_, other)| other.row).peekable();
        !alias.by_rule || listed.peek().is_none() || listed.any(|row| row == alias.row)
    };
    let kept: Vec<bool> = forms.chunk_by(|a, b| a.0 == b.0).flat_map(|same| same.iter().map(|(_, alias)| is_kept(alias, same))).collect();
    forms.into_iter().zip(kept).filter_map(|(form, kept)| kept.then_some(form))
}

/// The order of written forms, each with its folded text in lower case.
pub(super) fn by_form(a: &(String, Alias), b: &(String, Alias)) -> Ordering {
    (&a.0, a.1.row, &a.1.folded).cmp(&(&b.0, b.1.row, &b.1.folded))
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::{Gazetteer, Hits, Lists};
    use crate::text::{TextBuffers, read};

    #[test]
    fn what_is_made_by_rule_gives_way_to_what_is_listed() {
        let people = "id\tname\tsource\na\tJoe Metrelani\ts\nb\tJoseph Metrelani\ts\nc\tJoe Varshani\ts\n";
        let given = "id\tname\taliases\tsubtype\tsource\njoseph\tJoseph\tJoe\tnickname\ts\n";
        let files = [("people/test.tsv".to_owned(), people), ("triggers/given_names.tsv".to_owned(), given)];
        let gazetteer = Gazetteer::compile(Lists::parse(files.into_iter()).expect("valid lists"), Vec::new());
        let bearers = |name: &str| {
            let (mut buffers, mut hits) = (TextBuffers::default(), Hits::default());
            gazetteer.find(&read(name, &[], &mut buffers), &mut hits);
            hits.all().iter().map(|h| gazetteer.row(h.row).id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(bearers("Joe Metrelani"), ["a"]);
        assert_eq!(bearers("Joseph Metrelani"), ["b"]);
        assert_eq!(bearers("Joseph Varshani"), ["c"]);
        assert_eq!(bearers("Joe"), [""; 0]);
    }
}
