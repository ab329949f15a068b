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
        for (pattern, alias) in forms {
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

/// The order of written forms, each with its folded text in lower case.
pub(super) fn by_form(a: &(String, Alias), b: &(String, Alias)) -> Ordering {
    (&a.0, a.1.row, &a.1.folded).cmp(&(&b.0, b.1.row, &b.1.folded))
}
