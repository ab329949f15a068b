//! Lists → [`Gazetteer`]; [`Document`](crate::text::Document) → [`Hits`].
//!
//! The lists are the product's data: one TSV file a list, one row an entity, a role word or a trigger word, each with its
//! source. [`read`](Lists) them, [`check`] them, [`compile`](Gazetteer::compile) them into an automaton and a lexicon; then
//! [`find`](Gazetteer::find) tells which written forms of which rows stand in a document. Whether a form means its row there
//! is for the next stage.

mod automaton;
mod background;
mod check;
mod compile;
mod date;
mod entry;
mod expand;
mod lexicon;
mod lists;
mod matcher;
#[cfg(test)]
mod matcher_reference;
mod names;
mod parallel;
mod row;
mod source;
mod word;
mod write;

pub use background::{Background, WordFacts};
pub use check::check;
pub use compile::Gazetteer;
pub use date::{Date, NoDate};
pub use entry::Entry;
pub use expand::{Expander, Spelling};
pub use lexicon::Classes;
pub use lists::{List, Lists, Reject, RowError};
pub use matcher::{Hit, HitCase, Hits};
pub use names::{Alias, Origin};
pub use row::{COLUMNS, Form, Kind, Needs, Office, Problem, Row, Written};
pub use source::Source;
pub use word::Word;
