//! What the rules have claimed so far, found again by its phrase.

use rustc_hash::{FxHashMap, FxHashSet};

use super::RoleClaim;
use crate::span::{MentionId, Tokens};

/// The claims of a document; memory kept from one to the next. A phrase is claimed by the first rule that wants it, which may give it to
/// several people.
#[derive(Debug, Default)]
pub struct Claims {
    made: Vec<RoleClaim>,
    /// The first claim on each phrase.
    first: FxHashMap<Tokens, usize>,
    /// Who holds what by the word of the rule at work.
    pairs: FxHashSet<(Tokens, MentionId)>,
    /// Where the claims of the rule at work begin.
    rule: usize,
}

impl Claims {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.made.clear();
        self.first.clear();
    }

    /// From here on the next rule speaks.
    pub(super) fn begin_rule(&mut self) {
        self.rule = self.made.len();
        self.pairs.clear();
    }

    /// Makes a claim, unless an earlier rule has claimed the phrase or this one has said the same.
    pub fn push(&mut self, claim: RoleClaim) {
        let first = *self.first.entry(claim.tokens).or_insert(self.made.len());
        if first >= self.rule && self.pairs.insert((claim.tokens, claim.holder)) {
            self.made.push(claim);
        }
    }

    /// The first claim on a phrase, to change.
    pub fn first_of(&mut self, phrase: Tokens) -> Option<&mut RoleClaim> {
        self.first.get(&phrase).map(|&at| &mut self.made[at])
    }

    /// The first claim on a phrase, to look at.
    #[must_use]
    pub fn claim_on(&self, phrase: Tokens) -> Option<&RoleClaim> {
        self.first.get(&phrase).map(|&at| &self.made[at])
    }

    /// Whether a phrase is claimed.
    #[must_use]
    pub fn holds(&self, phrase: Tokens) -> bool {
        self.first.contains_key(&phrase)
    }

    /// All claims, in text order. No more can be made.
    pub(super) fn sorted(&mut self) -> &[RoleClaim] {
        self.made.sort_unstable_by_key(|c| (c.tokens, c.holder));
        &self.made
    }
}
