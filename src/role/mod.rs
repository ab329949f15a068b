//! Mentions + role phrases → [`RoleClaim`]s: which person holds which role, and what it belongs to.
//!
//! Each role phrase first gets its [`Frame`]: the possessor, nationality and tenure words on its left, what it is "of" on its
//! right. Then each rule claims the phrases whose holder stands where the rule looks. Of several claims on one phrase the
//! rule that stands first in [`RULES`] wins.

mod claims;
mod frame;
mod name;
mod rules;
mod scene;

pub use claims::Claims;
pub use frame::{Frame, Owner, Owners};
pub use name::push_normalized_name;
pub use rules::RULES;
pub use scene::Scene;

use crate::mention;
use crate::span::{MentionId, Tokens};

/// When the holder holds the role, by what the text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tenure {
    /// Now, as of the article.
    #[default]
    Current,
    /// "former", "ex-", "was".
    Former,
    /// "acting", "interim".
    Acting,
    /// "-elect", "will become".
    Designate,
}

impl Tenure {
    /// The word of the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Tenure::Current => "current",
            Tenure::Former => "former",
            Tenure::Acting => "acting",
            Tenure::Designate => "designate",
        }
    }
}

/// How role and holder stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Construction {
    /// "President X", "Lavrov's spokeswoman X".
    Prenominal,
    /// "X, president of Y", "the president of Y, X".
    Apposition,
    /// "X, who is president", "X became president".
    Copula,
    /// "appointed X as president", "X was named president".
    Naming,
    /// Otherwise.
    Other,
}

impl Construction {
    /// The word of the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Construction::Prenominal => "prenominal",
            Construction::Apposition => "apposition",
            Construction::Copula => "copula",
            Construction::Naming => "naming",
            Construction::Other => "other",
        }
    }
}

/// One role of one person, as one rule reads it.
#[derive(Clone, Debug)]
pub struct RoleClaim {
    /// The role phrase.
    pub tokens: Tokens,
    /// Who holds it.
    pub holder: MentionId,
    /// What it belongs to, in text order.
    pub of: Owners,
    /// Since and until when.
    pub tenure: Tenure,
    /// How it is said.
    pub construction: Construction,
    /// Which rule says so.
    pub rule: &'static str,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
}

/// A rule of this stage.
pub struct Rule {
    /// What it finds.
    pub name: &'static str,
    /// Appends claims; never removes one. May look at the claims of rules before it.
    pub claim: fn(&Scene<'_>, &mut Claims),
}

/// The memory this stage works in, kept from one document to the next.
#[derive(Debug, Default)]
pub struct RoleBuffers {
    frames: Vec<Frame>,
    claims: Claims,
}

/// "a harsh critic of Ann Hale", "a defender of the plan": what somebody thinks, not what he is.
fn is_stance(context: &mention::Context<'_>, phrase: &mention::RolePhrase) -> bool {
    const STANCES: &[&str] = &["advocate", "critic", "defender"];
    let head = phrase.head.tokens;
    head.first() == phrase.tokens.first() && context.is_one_of(head.first(), STANCES) && context.is(head.after(), "of")
}

/// Finds the roles of a document, in text order.
pub fn find<'a>(
    context: &mention::Context<'_>,
    mentions: &[mention::Mention],
    phrases: &[mention::RolePhrase],
    buffers: &'a mut RoleBuffers,
) -> &'a [RoleClaim] {
    let RoleBuffers { frames, claims } = buffers;
    // "the owner's daughter": what has something is a person of its own, whose name is not told.
    let holders = phrases.iter().filter(|p| !context.is_possessive(p.tokens.after()) && !is_stance(context, p));
    frames.clear();
    frames.extend(holders.map(|p| frame::read(context, mentions, p)));
    let scene = Scene { context, mentions, frames };
    claims.clear();
    for rule in RULES {
        claims.begin_rule();
        (rule.claim)(&scene, claims);
    }
    claims.sorted()
}
