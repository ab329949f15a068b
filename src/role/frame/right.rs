//! What stands behind a role phrase: "of the Levant Policy Institute", "at French bank UBS", "to Labour leader Ann Hale".

use super::super::scene::mention_from;
use super::{ARTICLES, Frame, Owner, PRONOUNS, Reader};
use crate::gazetteer::Classes;
use crate::mention::NameKind;
use crate::span::MentionId;
use crate::text::Shape;

const PREPOSITIONS: &[&str] = &["of", "at", "for", "in", "with", "to", "from", "on", "within", "under", "representing"];
/// What governs a person that something is of.
const OF_PEOPLE: &[&str] = &["of", "for", "to", "with", "representing"];
/// Who are of the place that they come from: "a senator from Norland".
const MEMBERS: &[&str] = &[
    "ambassador",
    "assemblymember",
    "candidate",
    "congressmember",
    "councillor",
    "delegate",
    "deputy",
    "envoy",
    "lawmaker",
    "legislator",
    "member of parliament",
    "representative",
    "senator",
];
const WRITERS: &[&str] = &["author", "co-author"];

impl Reader<'_> {
    /// "of the Levant Policy Institute", "at UBS", "of the Duma's defence committee", "of the project at the university".
    pub(super) fn read_right(&self, frame: &mut Frame) {
        let head = &*self.context.gazetteer.row(frame.phrase.head.row).name;
        let mut at = frame.end;
        for step in 0..3 {
            // "a senator from Norland", "a member of parliament from Norland"
            let seated = MEMBERS.contains(&head) || step > 0 && head == "member";
            let Some((owner, end)) = self.complement(at, frame.phrase.tokens.first()) else { break };
            let preposition = self.context.document.lower(at);
            match owner {
                // "author of a history of Germany": what somebody wrote is no owner.
                Some(_) if preposition == "of" && WRITERS.contains(&head) => {}
                // "a student from Vyborne": where somebody lives owns nothing.
                Some(owner) if preposition == "from" && self.kind(owner) == NameKind::Place && !seated => {}
                // "in the absence of Ann Hale": hers it is not.
                Some(owner) if step > 0 && preposition == "of" && self.kind(owner) == NameKind::Person => {}
                // "members of Congress from Ohio"
                Some(owner) if step > 0 && preposition == "from" && self.kind(owner) == NameKind::Place => frame.right.push(Owner::Mention(owner)),
                // "in Moscow" after another owner says where that one is.
                Some(owner) if frame.right.is_empty() || preposition == "at" || preposition == "of" && step == 1 => frame.right.push(Owner::Mention(owner)),
                Some(_) if preposition != "in" => break,
                _ => {}
            }
            frame.end = end;
            at = end;
            self.read_and(frame, &mut at);
        }
    }

    /// "of Acme and Tandelor".
    fn read_and(&self, frame: &mut Frame, at: &mut usize) {
        let cx = self.context;
        let Some(&Owner::Mention(last)) = frame.right.last() else { return };
        if !cx.is(*at, "and") || !cx.same_sentence(*at, frame.phrase.tokens.first()) || self.mentions[last.index()].tokens.after() != *at {
            return;
        }
        let next = *at + 1 + usize::from(cx.is(*at + 1, "the") || cx.classes(*at + 1).any(Classes::HONORIFIC));
        let Some(other) = mention_from(self.mentions, next).filter(|m| self.kind(*m) == self.kind(last)) else { return };
        let end = self.mentions[other.index()].tokens.after();
        // A verb behind makes it a subject of its own: "the president of Acme and Tandelor said".
        if cx.same_sentence(end, next) && cx.classes(end).any(Classes::SPEECH) {
            return;
        }
        frame.right.push(Owner::Mention(other));
        frame.end = end;
        *at = end;
    }

    /// One preposition with what it governs: (the name in it, the token after it).
    fn complement(&self, preposition: usize, sentence: usize) -> Option<(Option<MentionId>, usize)> {
        let cx = self.context;
        if !cx.same_sentence(preposition, sentence) || !cx.is_one_of(preposition, PREPOSITIONS) || !cx.is_spaced(preposition) {
            return None;
        }
        let mut at = preposition + 1;
        // "with the means to challenge Ruiz": a verb.
        let infinitive = cx.is(preposition, "to")
            && cx.document.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
            && !cx.classes(at).any(Classes::FUNCTION)
            && cx.phrase_from(at).is_none()
            && !cx.has_lexeme_from(at)
            && mention_from(self.mentions, at).is_none();
        if infinitive || cx.is_one_of(at, &["whose", "which", "whom"]) {
            return None;
        }
        while cx.same_sentence(at, sentence) && at < preposition + 8 {
            if let Some(mention) = mention_from(self.mentions, at) {
                let person = self.kind(mention) == NameKind::Person;
                // "an official in the Reagan administration"
                let government = || cx.is_one_of(self.mentions[mention.index()].tokens.after(), &["administration", "government", "cabinet", "campaign"]);
                if person && !government() && !cx.is_one_of(preposition, OF_PEOPLE) || self.kind(mention) == NameKind::Other {
                    return Some((None, self.mentions[mention.index()].tokens.after()));
                }
                if let Some(described) = self.behind_based(mention) {
                    let body = self.body_at(self.behind_small_words(described));
                    return Some((body, body.map_or_else(|| self.end_of_owner(described), |b| self.mentions[b.index()].tokens.after())));
                }
                if let Some(person) = self.titled_behind(preposition, mention) {
                    return Some((Some(person), self.mentions[person.index()].tokens.after()));
                }
                let mention = self.owned_body(self.named_behind(mention));
                let after = self.mentions[mention.index()].tokens.after();
                let end = self.end_of_owner(after);
                // "head of a Malaysian retailer": of the retailer, which has no name here.
                let described = end > after || cx.phrase_from(after).is_some();
                let unnamed = described && !cx.is_possessive(after) && (preposition + 1..at).any(|i| cx.is_one_of(i, &["a", "an", "another"]));
                return Some(((!unnamed).then_some(mention), end));
            }
            let title = cx.phrase_from(at).filter(|_| cx.is_one_of(preposition, OF_PEOPLE));
            if let Some(phrase) = title {
                at = phrase.tokens.after();
                continue;
            }
            let token = &cx.document.tokens[at];
            // "of the report": behind an article no verb.
            let verb = cx.speaks(at) && !cx.is_one_of(at - 1, ARTICLES);
            let inside = token.is_word() && !verb || cx.is_possessive(at) || cx.is_one_of(at, &["-", "<"]) || token.shape == Shape::Number;
            let function = cx.classes(at).any(Classes::FUNCTION) && !cx.is_one_of(at, ARTICLES) && !cx.is_one_of(at, PRONOUNS);
            if !inside || function && !self.joins_small_words(at) {
                break;
            }
            at += 1;
        }
        (at > preposition + 1).then_some((None, at))
    }

    /// "of the media and marketing firm Tandelor", "of a building and construction council": inside one description.
    fn joins_small_words(&self, and: usize) -> bool {
        let cx = self.context;
        let noun = self.behind_small_words(and + 1) - 1;
        let plain = |i: usize| cx.phrase_from(i).is_none() && !cx.classes(i).any(Classes::FUNCTION) && !cx.lower_is_past(i) && !cx.speaks(i);
        cx.is(and, "and")
            && noun > and
            && (and + 1..=noun).all(plain)
            && cx.classes(noun).any(Classes::COMPANY_CUE.or(Classes::MEDIA_CUE).or(Classes::BODY_CUE))
    }

    /// "to Labour leader Ann Hale": of her, whom a title of that body names.
    fn titled_behind(&self, preposition: usize, body: MentionId) -> Option<MentionId> {
        let cx = self.context;
        let after = self.mentions[body.index()].tokens.after();
        let mut at = after + usize::from(cx.is_possessive(after));
        if self.kind(body) == NameKind::Person || !cx.is_one_of(preposition, OF_PEOPLE) {
            return None;
        }
        while let Some(title) = cx.phrase_from(at).filter(|_| cx.same_sentence(at, preposition)) {
            at = title.tokens.after();
        }
        // "of US serial killer Ann Hale"
        let noun = self.behind_small_words(at);
        let called = noun > at && cx.classes(noun - 1).any(Classes::PERSON_NOUN);
        at = if called { noun } else { at };
        let person = mention_from(self.mentions, at).filter(|m| self.kind(*m) == NameKind::Person)?;
        // "to Democrat Ann Hale"
        let described = called || cx.phrase_to(at).is_some() || self.kind(body) == NameKind::Norp && at == after;
        (described && cx.is_spaced(at)).then_some(person)
    }

    /// The token behind "Vyborne-based", "Acme-backed", which tells of the owner.
    fn behind_based(&self, name: MentionId) -> Option<usize> {
        let cx = self.context;
        let hyphen = self.mentions[name.index()].tokens.after();
        (cx.is(hyphen, "-") && cx.is_attached(hyphen + 1) && cx.document.lower(hyphen + 1).ends_with("ed")).then_some(hyphen + 2)
    }

    /// The token behind some small words, five at most, that begin at a token.
    fn behind_small_words(&self, at: usize) -> usize {
        let cx = self.context;
        let small = |i: usize| cx.same_sentence(i, at - 1) && cx.document.tokens[i].shape == Shape::Lower && cx.is_spaced(i);
        (at..at + 5).find(|i| !small(*i)).unwrap_or(at + 5)
    }

    /// The body whose name begins at a token.
    fn body_at(&self, token: usize) -> Option<MentionId> {
        mention_from(self.mentions, token).filter(|m| self.context.same_sentence(token, token - 1) && self.kind(*m) == NameKind::Organization)
    }

    /// "at French bank Tandelor", "of Jewish group the Haldane Center": of the body that words of a nation describe.
    fn named_behind(&self, nation: MentionId) -> MentionId {
        let cx = self.context;
        let tokens = self.mentions[nation.index()].tokens;
        if !matches!(self.kind(nation), NameKind::Norp | NameKind::Place) {
            return nation;
        }
        let name = self.behind_small_words(tokens.after());
        let noun = if cx.is(name - 1, "the") { name - 2 } else { name - 1 };
        let described = noun >= tokens.after() && cx.classes(noun).any(Classes::COMPANY_CUE.or(Classes::MEDIA_CUE).or(Classes::BODY_CUE));
        self.body_at(name).filter(|_| described).unwrap_or(nation)
    }

    /// "of Norland's Institute of Earth Studies": of the institute.
    fn owned_body(&self, owner: MentionId) -> MentionId {
        let possessive = self.mentions[owner.index()].tokens.after();
        let body = mention_from(self.mentions, possessive + 1).filter(|_| self.context.is_possessive(possessive));
        body.filter(|b| self.kind(*b) == NameKind::Organization).unwrap_or(owner)
    }

    /// "the [German] parliament", "[Nigeria]'s military", "[Acme] (Europe)": small words that the name is part of.
    fn end_of_owner(&self, mut at: usize) -> usize {
        let cx = self.context;
        let possessive = cx.is_possessive(at);
        at += usize::from(possessive);
        for _ in 0..5 {
            let word = cx.document.tokens.get(at).is_some_and(|t| t.is_word() && cx.same_sentence(at, at - 1));
            let ends = !word
                || cx.classes(at).any(Classes::FUNCTION.or(Classes::SERVE).or(Classes::BECOME).or(Classes::LEAVE))
                || cx.speaks(at)
                || cx.document.tokens[at].shape != Shape::Lower && !possessive
                || mention_from(self.mentions, at).is_some()
                || cx.phrase_from(at).is_some()
                || cx.lower_is_past(at);
            if ends {
                break;
            }
            at += 1;
        }
        at
    }
}
