//! What a role rule may look at.

use super::frame::Frame;
use super::{Claims, Construction, RoleClaim};
use crate::gazetteer::Classes;
use crate::mention::{Context, Mention, NameKind};
use crate::span::{MentionId, Tokens};

/// A document with its mentions and the frames of its role phrases.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The document and what is known of its words.
    pub context: &'a Context<'a>,
    /// Its mentions, in text order.
    pub mentions: &'a [Mention],
    /// Its role phrases with their surroundings, in text order.
    pub frames: &'a [Frame],
}

impl Scene<'_> {
    /// The mention that begins at a token.
    #[must_use]
    pub fn mention_from(&self, token: usize) -> Option<MentionId> {
        mention_from(self.mentions, token)
    }

    /// The person whose name begins at a token.
    #[must_use]
    pub fn person_from(&self, token: usize) -> Option<MentionId> {
        self.mention_from(token).filter(|m| self.mentions[m.index()].kind == NameKind::Person)
    }

    /// The person whose name ends before a token.
    #[must_use]
    pub fn person_to(&self, token: usize) -> Option<MentionId> {
        mention_to(self.mentions, token).filter(|m| self.mentions[m.index()].kind == NameKind::Person)
    }

    /// The mention that ends before a token.
    #[must_use]
    pub fn mention_to(&self, token: usize) -> Option<MentionId> {
        mention_to(self.mentions, token)
    }

    /// The tokens of a mention.
    #[must_use]
    pub fn tokens(&self, mention: MentionId) -> Tokens {
        self.mentions[mention.index()].tokens
    }

    /// The person after honorifics and further titles: "the premier, Air Chief Marshal Alex Badeh".
    #[must_use]
    pub fn person_behind_titles(&self, mut token: usize) -> Option<MentionId> {
        for _ in 0..3 {
            if let Some(person) = self.person_from(token) {
                return Some(person);
            }
            token = match self.context.phrase_from(token) {
                Some(phrase) => phrase.tokens.after(),
                // "Retired General Ann Hale"
                None if self.context.classes(token).any(Classes::HONORIFIC) || self.context.is(token, "retired") => token + 1,
                // "the nominee, Indiana Gov. Ann Hale"
                None => {
                    let owner = self.tokens(self.mention_from(token)?).after();
                    self.context.phrase_from(owner).map(|_| owner)?
                }
            };
        }
        None
    }

    /// Whether an earlier rule has claimed a phrase.
    #[must_use]
    pub fn is_claimed(&self, claims: &Claims, frame: &Frame) -> bool {
        claims.holds(frame.phrase.tokens)
    }

    /// The claim on a frame, by this rule and with this certainty.
    #[must_use]
    pub fn claim(&self, frame: &Frame, holder: MentionId, construction: Construction, rule: &'static str, confidence: f32) -> RoleClaim {
        RoleClaim { tokens: frame.phrase.tokens, holder, of: frame.owners(), tenure: frame.tenure, construction, rule, confidence }
    }
}

/// The mention that begins at a token.
pub(super) fn mention_from(mentions: &[Mention], token: usize) -> Option<MentionId> {
    mentions.binary_search_by_key(&(token as u32), |m| m.tokens.start).ok().map(|at| MentionId(at as u32))
}

/// The mention that ends before a token.
pub(super) fn mention_to(mentions: &[Mention], token: usize) -> Option<MentionId> {
    mentions.binary_search_by_key(&(token as u32), |m| m.tokens.end).ok().map(|at| MentionId(at as u32))
}
