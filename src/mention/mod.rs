//! Hits + [`Document`] → [`Mention`]s and [`RolePhrase`]s: which stretches of text are names, and of what kind.
//!
//! *Finders* propose candidates: a span, a kind, points for it. *Cues* look at each candidate's neighbours and add or take
//! points. `resolve` sums them, settles the kind of every span and chooses among those that overlap, once and in one place.
//! Then `document_type` and `carry` take what the document has taught over all of it, and the candidates are resolved again.
//!
//! Role phrases ("deputy foreign minister") are read here, not in `role/`: a title before a name is the best evidence
//! that it is a person's, and it takes its span like any name.

mod by_token;
mod candidate;
mod carry;
mod context;
mod cues;
mod document_type;
mod finders;
pub mod model;
mod resolve;
mod role_phrase;
mod runs;
mod sport;
mod weigh;

pub use candidate::{Candidate, NameKind, Strength};
pub use context::{Context, Letters};
pub use cues::CUES;
pub use finders::FINDERS;
pub use model::Model;
pub use role_phrase::{Lexeme, Part, RolePhrase};

use rustc_hash::FxHashSet;

use crate::gazetteer::{Gazetteer, Hits};
use crate::span::{AliasId, RowId, Tokens};
use crate::text::Document;

/// More points than these make nothing surer.
pub const MOST_POINTS: i32 = 150;
/// The points at which a mention is as likely right as wrong.
const EVEN: f32 = 37.6;
/// How many points make it `e` times as likely.
const SCALE: f32 = 34.9;

/// A name that stands in the text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where.
    pub tokens: Tokens,
    /// Of what.
    pub kind: NameKind,
    /// What spoke for it, less what spoke against it.
    pub points: i32,
    /// How much less the next best reading of the same span had.
    pub margin: i32,
    /// The candidates that made it: a range of [`Context::candidates`].
    pub evidence: std::ops::Range<u32>,
}

impl Mention {
    /// The probability that span and kind are right: a logistic curve that the trainer fits to held-out text. `models/README.md` has
    /// the reliability table.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        let points = self.points.min(MOST_POINTS) as f32;
        1.0 / (1.0 + ((EVEN - points) / SCALE).exp())
    }

    /// Which rules made it, the gazetteer's rows among them.
    #[must_use]
    pub fn evidence<'a>(&self, context: &Context<'a>) -> &'a [Candidate] {
        &context.candidates[self.evidence.start as usize..self.evidence.end as usize]
    }

    /// The aliases that stand behind it, each with its points.
    pub fn aliases<'a>(&self, context: &Context<'a>) -> impl Iterator<Item = (AliasId, i32)> + use<'a> {
        self.evidence(context).iter().filter_map(|c| Some((c.alias?, c.points)))
    }

    /// The alias with most points.
    #[must_use]
    pub fn alias(&self, context: &Context<'_>) -> Option<AliasId> {
        self.aliases(context).max_by_key(|(alias, points)| (*points, std::cmp::Reverse(*alias))).map(|(alias, _)| alias)
    }

    /// The row behind it, where there is just one.
    #[must_use]
    pub fn only_row(&self, context: &Context<'_>) -> Option<RowId> {
        let mut rows = self.aliases(context).map(|(alias, _)| context.gazetteer.alias(alias).row);
        let first = rows.next()?;
        rows.all(|r| r == first).then_some(first)
    }
}

/// A rule of this stage: its name stands in the evidence, in its corpus and in the documentation.
pub struct Finder {
    /// What it finds.
    pub name: &'static str,
    /// Appends candidates; never removes one.
    pub find: fn(&Context<'_>, &mut Vec<Candidate>),
}

/// A rule that weighs a candidate by what stands around it.
pub struct Cue {
    /// What it looks at.
    pub name: &'static str,
    /// The points for reading these tokens as this kind; 0 where it has nothing to say.
    pub weigh: fn(&Context<'_>, Tokens, NameKind) -> i32,
}

/// What this stage gives.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// The document with what is known of its words.
    pub context: Context<'a>,
    /// The mentions, in text order.
    pub mentions: &'a [Mention],
    /// The role phrases that kept their span, in text order.
    pub phrases: &'a [RolePhrase],
}

/// The memory this stage works in, kept from one document to the next.
#[derive(Debug, Default)]
pub struct MentionBuffers {
    known: KnownBuffers,
    pass: PassBuffers,
    model: model::Buffers,
    document_type: document_type::Buffers,
    lessons: carry::Lessons,
}

#[derive(Debug, Default)]
struct KnownBuffers {
    titles: role_phrase::Buffers,
    runs: Vec<Tokens>,
    wide_runs: Vec<Tokens>,
    initials: FxHashSet<Letters>,
    given_names: FxHashSet<u32>,
}

#[derive(Debug, Default)]
struct PassBuffers {
    candidates: Vec<Candidate>,
    /// Those that are not among them yet.
    fresh: Vec<Candidate>,
    weigh: weigh::Buffers,
    mentions: Vec<Mention>,
    roles: Vec<RolePhrase>,
    resolve: resolve::Buffers,
}

/// Finds the mentions and role phrases of a document, without a model by rules alone.
pub fn find<'a>(gazetteer: &'a Gazetteer, model: Option<&Model>, document: Document<'a>, hits: &'a Hits, buffers: &'a mut MentionBuffers) -> Found<'a> {
    let MentionBuffers { known, pass, model: model_buffers, document_type, lessons } = buffers;
    let context = look_up(gazetteer, document, hits, known);
    pass.propose(&context);
    if let Some(model) = model {
        model.weigh(&context, &pass.mentions, &pass.roles, &pass.candidates, &mut pass.fresh, model_buffers);
        pass.resolve(&context);
    }
    document_type::settle(&context, &pass.mentions, &pass.candidates, &mut pass.fresh, document_type);
    carry::carry(&context, &pass.mentions, &pass.candidates, &mut pass.fresh, lessons);
    pass.resolve(&context);
    Found { context: Context { candidates: &pass.candidates, ..context }, mentions: &pass.mentions, phrases: &pass.roles }
}

/// What the rules alone make of a document before anything is carried over it: what a model learns from.
pub fn first_pass<'a>(gazetteer: &'a Gazetteer, document: Document<'a>, hits: &'a Hits, buffers: &'a mut MentionBuffers) -> Found<'a> {
    let MentionBuffers { known, pass, .. } = buffers;
    let context = look_up(gazetteer, document, hits, known);
    pass.propose(&context);
    Found { context: Context { candidates: &pass.candidates, ..context }, mentions: &pass.mentions, phrases: &pass.roles }
}

/// Everything that is known before a rule is asked.
fn look_up<'a>(gazetteer: &'a Gazetteer, document: Document<'a>, hits: &'a Hits, buffers: &'a mut KnownBuffers) -> Context<'a> {
    let KnownBuffers { titles, runs, wide_runs, initials, given_names } = buffers;
    let words = hits.words();
    role_phrase::find(gazetteer, &document, hits, titles);
    let role_phrase::Buffers { lexemes, phrases, .. } = titles;
    runs::find(gazetteer, &document, words, phrases, runs);
    runs::find(gazetteer, &document, words, &[], wide_runs);
    initials.clear();
    initials.extend(wide_runs.iter().filter(|r| r.len() > 2).filter_map(|r| Letters::initials(&document, *r)));
    given_names.clear();
    given_names.extend(runs.iter().map(|r| (r, &words[r.first()])).filter(|(r, w)| r.len() == 2 && w.facts.given >= 6).map(|(_, w)| w.hash));
    let sport = sport::is_sport(gazetteer, &document, hits, phrases);
    Context { gazetteer, document, hits, words, lexemes, phrases, runs, wide_runs, initials_of_runs: initials, given_names, sport, candidates: &[] }
}

impl PassBuffers {
    /// Asks every finder, and resolves.
    fn propose(&mut self, context: &Context<'_>) {
        self.candidates.clear();
        for finder in FINDERS {
            (finder.find)(context, &mut self.fresh);
        }
        self.mentions.clear();
        self.roles.clear();
        self.resolve(context);
    }

    /// Weighs the fresh candidates and resolves again, if there are any.
    fn resolve(&mut self, context: &Context<'_>) {
        if !self.fresh.is_empty() {
            weigh::take_in(context, &mut self.candidates, &mut self.fresh, &mut self.weigh);
            resolve::resolve(context, &self.candidates, &mut self.mentions, &mut self.roles, &mut self.resolve);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EVEN, MOST_POINTS, SCALE};

    #[test]
    fn the_curve_is_the_one_of_the_model_card() {
        let card = include_str!("../../models/README.md");
        let curve = format!("`1 / (1 + exp(({EVEN:.1} - points) / {SCALE:.1}))`, points over {MOST_POINTS} counting");
        assert!(card.contains(&curve), "models/README.md does not say {curve}");
    }
}
