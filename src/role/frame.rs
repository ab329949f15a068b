//! What belongs to a role phrase on either side: "[the former US] secretary of state", "a director [at the Levant Policy Institute]".

use smallvec::SmallVec;

use super::Tenure;
use super::scene::{mention_from, mention_to};
use crate::gazetteer::Classes;
use crate::mention::{Context, Lexeme, Mention, NameKind, Part, RolePhrase};
use crate::span::MentionId;
use crate::text::Shape;

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
/// Who may be somebody's without a mark of possession: "Trump adviser", "Clinton lawyer".
const STAFF: &[&str] = &[
    "adviser",
    "aide",
    "spokesperson",
    "lawyer",
    "attorney",
    "surrogate",
    "strategist",
    "pollster",
    "biographer",
    "publicist",
    "press secretary",
    "speechwriter",
];
/// Offices of a town.
const LOCAL: &[&str] = &["mayor", "sheriff", "chief", "coroner", "councillor", "alderperson", "district attorney", "superintendent"];
const WRITERS: &[&str] = &["author", "co-author"];
/// No word of the title grammar has more tokens.
const LONGEST_LEXEME: usize = 16;
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

    fn read_left(&self, frame: &mut Frame) {
        let cx = self.context;
        let mut tenure = None;
        while let Some(before) = cx.before(frame.start) {
            // "Conservative co-chairman", "Vyborne County sheriff": a name, no word of praise and no modifier.
            let named = mention_to(self.mentions, frame.start).is_some();
            if let Some(lexeme) = self.lexeme_before(frame).filter(|_| !named) {
                if lexeme.1 == Part::Tenure {
                    tenure.get_or_insert(lexeme.2);
                }
                frame.start = lexeme.0;
            } else if cx.is_possessive(before) {
                let possessor = mention_to(self.mentions, before);
                frame.start = possessor.map_or_else(|| self.start_of_description(before), |m| self.start_of_possessor(m));
                frame.left.extend(possessor.map(Owner::Mention));
                frame.determined = true;
                break;
            } else if cx.is_one_of(before, PRONOUNS) {
                frame.left.push(Owner::Pronoun(before as u32));
                frame.start = before;
                frame.determined = true;
                break;
            } else if cx.is_one_of(before, ARTICLES) {
                frame.start = before;
                frame.determined = true;
                break;
            } else if let Some(start) = self.league_before(frame.start).or_else(|| self.based_before(frame.start)) {
                frame.start = start;
            } else if let Some(town) = self.town_before(frame) {
                frame.left.push(Owner::Mention(town));
                frame.start = self.mentions[town.index()].tokens.first();
            } else if let Some(owner) = self.compound_before(frame) {
                frame.left.push(Owner::Mention(owner));
                frame.start = self.mentions[owner.index()].tokens.first();
                self.read_joined(frame);
            } else if let Some(start) = self.adjectives_before(frame.start).or_else(|| self.adjectives_behind_nation(frame)) {
                frame.start = start;
            } else {
                break;
            }
        }
        frame.left.sort_unstable();
        frame.tenure = tenure.unwrap_or_default();
    }

    /// A tenure word, praise or modifier that ends where the frame begins: (its first token, part, tenure).
    fn lexeme_before(&self, frame: &Frame) -> Option<(usize, Part, Tenure)> {
        let cx = self.context;
        // "ex-minister", "then-Senator"
        let hyphen = cx.is(frame.start - 1, "-") && cx.is_attached(frame.start) && cx.is_attached(frame.start - 1);
        let end = frame.start - usize::from(hyphen);
        let before = &cx.lexemes[..cx.lexemes.partition_point(|l| l.tokens.first() < end)];
        let near = before.iter().rev().take_while(|l| l.tokens.first() + LONGEST_LEXEME >= end);
        let lexeme = near.skip_while(|l| l.tokens.after() > end || l.part == Part::Head).take_while(|l| l.tokens.after() + 3 > end);
        // "was re-elected chairman": a verb there.
        let verb = |l: &&Lexeme| {
            cx.classes(l.tokens.last()).any(Classes::APPOINT) && cx.before(l.tokens.first()).is_some_and(|b| cx.is_one_of(b, &["was", "been", "is"]))
        };
        let wanted = |l: &&Lexeme| l.tokens.after() == end && matches!(l.part, Part::Tenure | Part::Praise | Part::Modifier);
        let lexeme = lexeme.into_iter().filter(|l| !verb(l)).find(wanted)?;
        if cx.document.tokens[lexeme.tokens.first()].is_capitalized() && !cx.document.begins_sentence(lexeme.tokens.first()) && lexeme.part == Part::Praise {
            return None;
        }
        let tenure = match &*cx.gazetteer.row(lexeme.row).id {
            "former" => Tenure::Former,
            "acting" => Tenure::Acting,
            "designate" => Tenure::Designate,
            _ => Tenure::Current,
        };
        cx.same_sentence(lexeme.tokens.first(), frame.start).then_some((lexeme.tokens.first(), lexeme.part, tenure))
    }

    /// "former [NFL] star": a league or an event tells which star, and owns nothing.
    fn league_before(&self, start: usize) -> Option<usize> {
        let other = mention_to(self.mentions, start).filter(|_| self.context.is_spaced(start))?;
        (self.kind(other) == NameKind::Other).then(|| self.mentions[other.index()].tokens.first())
    }

    /// A name that stands directly before: "US secretary of state", "Chelsea coach", "Trump campaign manager".
    fn compound_before(&self, frame: &Frame) -> Option<MentionId> {
        let cx = self.context;
        let owner = mention_to(self.mentions, frame.start).filter(|_| cx.is_spaced(frame.start) && frame.left.len() < 3)?;
        match self.kind(owner) {
            NameKind::Place | NameKind::Organization | NameKind::Norp => Some(owner),
            NameKind::Person => {
                let first = frame.phrase.tokens.first();
                let campaign = cx.is_one_of(first, &["campaign", "administration", "transition", "defense", "defence"]);
                let staff = STAFF.contains(&&*cx.gazetteer.row(frame.phrase.head.row).name) || STAFF.contains(&cx.document.lower_of(frame.phrase.tokens));
                (frame.start == first && (campaign || staff)).then_some(owner)
            }
            _ => None,
        }
    }

    /// "Vyborne, Ohio, Mayor Ann Hale": the town, with its state behind it.
    fn town_before(&self, frame: &Frame) -> Option<MentionId> {
        let cx = self.context;
        let local = LOCAL.contains(&&*cx.gazetteer.row(frame.phrase.head.row).name) && cx.document.tokens[frame.phrase.tokens.first()].is_capitalized();
        let place_before = |comma: usize| {
            let place = mention_to(self.mentions, comma).filter(|m| cx.is(comma, ",") && self.kind(*m) == NameKind::Place)?;
            cx.same_sentence(self.mentions[place.index()].tokens.first(), comma).then_some(place)
        };
        let state = place_before(cx.before(frame.start).filter(|_| local && frame.start == frame.phrase.tokens.first())?)?;
        place_before(self.mentions[state.index()].tokens.first().checked_sub(1)?)
    }

    /// "French and German leaders", "the England and Chelsea striker".
    fn read_joined(&self, frame: &mut Frame) {
        let cx = self.context;
        let Some(and) = cx.before(frame.start).filter(|&b| cx.is(b, "and")) else { return };
        let Some(&Owner::Mention(last)) = frame.left.last() else { return };
        let Some(other) = mention_to(self.mentions, and).filter(|m| self.kind(*m) != NameKind::Person) else { return };
        let first = self.mentions[other.index()].tokens.first();
        // Without an article the two need not belong together: "a match between Spain and England captain Ann Hale's team".
        let nations = self.kind(other) == NameKind::Norp && self.kind(last) == NameKind::Norp;
        let opened = cx.before(first).is_some_and(|b| cx.is_one_of(b, ARTICLES) || cx.is(b, "former"));
        if nations || opened && self.kind(last) != NameKind::Norp {
            frame.left.push(Owner::Mention(other));
            frame.start = first;
        }
    }

    /// "a sought-after host": small words that an article, a possessor or a pronoun opens.
    fn adjectives_before(&self, end: usize) -> Option<usize> {
        let cx = self.context;
        let mut start = end;
        for _ in 0..5 {
            let before = cx.before(start)?;
            let closed = cx.is_one_of(before, ARTICLES) || cx.is_one_of(before, PRONOUNS) || cx.is_possessive(before) || cx.is(before, "former");
            if closed {
                return (start < end).then_some(start);
            }
            let small = cx.document.tokens[before].shape == Shape::Lower || cx.is(before, "-") || cx.document.tokens[before].shape == Shape::Number;
            // "his father King Abdullah": a phrase of its own.
            let relative = cx.classes(before).any(Classes::PERSON_NOUN) && cx.document.tokens[start].is_capitalized();
            if !small || relative || cx.classes(before).any(Classes::FUNCTION.or(Classes::SPEECH)) || cx.phrase_to(start).is_some() {
                return None;
            }
            start = before;
        }
        None
    }

    /// "a Vyborne-based investor", "the Norland-backed leader": where somebody sits or is helped from owns nothing.
    fn based_before(&self, end: usize) -> Option<usize> {
        let cx = self.context;
        let based = cx.before(end).filter(|&b| cx.document.lower(b).ends_with("ed") && cx.is_attached(b))?;
        let hyphen = cx.before(based).filter(|&h| cx.is(h, "-") && cx.is_attached(h))?;
        mention_to(self.mentions, hyphen).map(|m| self.mentions[m.index()].tokens.first())
    }

    /// "US experimental composer", "French Enlightenment philosopher": one word between a nation and the title.
    fn adjectives_behind_nation(&self, frame: &Frame) -> Option<usize> {
        let cx = self.context;
        let word = cx.before(frame.start)?;
        let owner = mention_to(self.mentions, word)?;
        let nation = match self.kind(owner) {
            NameKind::Norp => true,
            NameKind::Place => {
                cx.same_sentence(word, word - 1) && ["al", "ic", "ous", "ive", "ist", "born", "based"].iter().any(|end| cx.document.lower(word).ends_with(end))
            }
            _ => false,
        };
        let plain = cx.is_spaced(word)
            && cx.is_spaced(frame.start)
            && cx.document.tokens[word].is_word()
            && mention_from(self.mentions, word).is_none()
            && frame.start == frame.phrase.tokens.first()
            && !cx.classes(word).any(
                Classes::FUNCTION.or(Classes::SPEECH).or(Classes::APPOINT).or(Classes::SERVE).or(Classes::BECOME).or(Classes::LEAVE).or(Classes::PERSON_NOUN),
            )
            && cx.phrase_from(word).is_none();
        (nation && plain).then_some(word)
    }

    /// The first token of "the BBC" in "the BBC's political editor", of "former President Hale" in "former President Hale's lawyer".
    fn start_of_possessor(&self, possessor: MentionId) -> usize {
        let cx = self.context;
        let mut start = self.mentions[possessor.index()].tokens.first();
        let mut titled = false;
        while let Some(before) = cx.before(start) {
            if cx.is_one_of(before, ARTICLES) {
                return before;
            }
            start = match (cx.phrase_to(start), mention_to(self.mentions, start)) {
                (Some(title), _) => title.tokens.first(),
                (None, Some(nation)) if titled => self.mentions[nation.index()].tokens.first(),
                _ if cx.classes(before).any(Classes::HONORIFIC) || titled && cx.is(before, "former") => before,
                _ => return start,
            };
            titled = true;
        }
        start
    }

    /// The first token of "the ruling party" in "the ruling party's leader".
    fn start_of_description(&self, possessive: usize) -> usize {
        let cx = self.context;
        let mut start = possessive;
        for _ in 0..6 {
            let Some(before) = cx.before(start) else { return start };
            if cx.is_one_of(before, ARTICLES) || cx.is_one_of(before, PRONOUNS) {
                return before;
            }
            if !cx.document.tokens[before].is_word() || cx.classes(before).any(Classes::FUNCTION.or(Classes::SPEECH)) {
                return start;
            }
            start = before;
        }
        start
    }

    /// "of the Levant Policy Institute", "at UBS", "of the Duma's defence committee", "of the project at the university".
    fn read_right(&self, frame: &mut Frame) {
        let head = &*self.context.gazetteer.row(frame.phrase.head.row).name;
        let mut at = frame.end;
        for step in 0..3 {
            let Some((owner, end)) = self.complement(at, frame.phrase.tokens.first()) else { break };
            let preposition = self.context.document.lower(at);
            match owner {
                // "author of a history of Germany": what somebody wrote is no owner.
                Some(_) if preposition == "of" && WRITERS.contains(&head) => {}
                // "a student from Vyborne": where somebody lives owns nothing.
                Some(owner) if preposition == "from" && self.kind(owner) == NameKind::Place && !MEMBERS.contains(&head) => {}
                // "in the absence of Ann Hale": hers it is not.
                Some(owner) if step > 0 && preposition == "of" && self.kind(owner) == NameKind::Person => {}
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
                if person && !cx.is_one_of(preposition, OF_PEOPLE) || self.kind(mention) == NameKind::Other {
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
        let person = mention_from(self.mentions, at).filter(|m| self.kind(*m) == NameKind::Person)?;
        // "to Democrat Ann Hale"
        let described = cx.phrase_to(at).is_some() || self.kind(body) == NameKind::Norp && at == after;
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
