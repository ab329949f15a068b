//! What belongs to a role phrase on either side: "[the former US] secretary of state", "a director [at the Levant Policy Institute]".

mod left;
mod right;

use smallvec::SmallVec;

use super::Tenure;
use crate::mention::{Context, Mention, NameKind, RolePhrase};
use crate::span::MentionId;

/// What a role belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A name.
    Mention(MentionId),
    /// A possessive pronoun, by its token: "his". Whom it means is for coreference.
    Pronoun(u32),
}

/// What a role belongs to, in text order; seldom more than a few.
pub type Owners = SmallVec<[Owner; 4]>;

/// A role phrase with its surroundings.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The phrase.
    pub phrase: RolePhrase,
    /// The first token of what belongs to it: article, possessor, tenure words.
    pub start: usize,
    /// The token after all that it is "of".
    pub end: usize,
    /// Owners before it, in text order.
    pub left: Owners,
    /// Owners after it, in text order.
    pub right: Owners,
    /// What the words before it say.
    pub tenure: Tenure,
    /// Whether an article, a possessor or a pronoun stands before it: it begins a phrase of its own.
    pub determined: bool,
}

impl Frame {
    /// All owners, in text order.
    #[must_use]
    pub fn owners(&self) -> Owners {
        self.left.iter().chain(&self.right).copied().collect()
    }
}

const ARTICLES: &[&str] = &["the", "a", "an", "another"];
const PRONOUNS: &[&str] = &["his", "her", "its", "their", "my", "our", "your", "whose"];

/// Reads the surroundings of a phrase.
pub(super) fn read(context: &Context<'_>, mentions: &[Mention], phrase: &RolePhrase) -> Frame {
    let mut frame = Frame {
        phrase: *phrase,
        start: phrase.tokens.first(),
        end: phrase.tokens.after(),
        left: Owners::new(),
        right: Owners::new(),
        tenure: Tenure::Current,
        determined: false,
    };
    let reader = Reader { context, mentions };
    reader.read_left(&mut frame);
    reader.read_right(&mut frame);
    if reader.is_designate(phrase) {
        frame.tenure = Tenure::Designate;
    }
    frame
}

struct Reader<'a> {
    context: &'a Context<'a>,
    mentions: &'a [Mention],
}

impl Reader<'_> {
    fn kind(&self, mention: MentionId) -> NameKind {
        self.mentions[mention.index()].kind
    }

    fn is_designate(&self, phrase: &RolePhrase) -> bool {
        let last = phrase.tokens.last();
        self.context.is_one_of(last, &["elect", "designate"]) && phrase.tokens.len() > 1
    }
}
