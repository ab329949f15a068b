//! What belongs to a title behind its head: "-elect", "Secretary of State for Health", "professor of oceanography".

use super::{Grammar, Lexeme, Part};
use crate::gazetteer::{Classes, Hit, Kind};
use crate::span::Tokens;
use crate::text::{Gap, Shape};

impl Grammar<'_> {
    /// Takes "-elect" and the portfolio after "of", "for" or "on".
    pub(super) fn extend_right(&self, head: &Lexeme) -> usize {
        let mut end = head.tokens.after();
        if self.is(end, "-") && (self.is(end + 1, "elect") || self.is(end + 1, "designate")) {
            end += 2;
        }
        if !self.same_sentence(head.tokens.first(), end) || !(self.is(end, "of") || self.is(end, "for") || self.is(end, "on")) {
            return end;
        }
        let preposition = end;
        let mut at = preposition + 1;
        if self.is(at, "the") {
            // "for the environment", "Chancellor of the Exchequer"; but "director of the company" is of a company.
            let capital = |token: usize| self.document.tokens.get(token).is_some_and(|t| t.is_capitalized());
            if !(self.is(preposition, "for") || capital(head.tokens.first()) && capital(at + 1)) {
                return end;
            }
            at += 1;
        }
        let expert = matches!(&*self.gazetteer.row(head.row).name, "consultant" | "expert" | "specialist" | "adviser" | "authority");
        let scholar = matches!(&*self.gazetteer.row(head.row).name, "professor" | "lecturer" | "reader" | "student" | "scholar");
        // "owner of Home State": what somebody owns is no field.
        let owner = matches!(&*self.gazetteer.row(head.row).name, "owner" | "founder" | "co-founder" | "co-owner" | "partner" | "shareholder" | "investor");
        let officer = matches!(&*self.gazetteer.row(head.row).name, "director" | "president" | "vice president" | "head" | "manager" | "coordinator");
        let field = match self.document.lower(preposition) {
            "of" => scholar || officer,
            "for" => officer,
            _ => expert,
        };
        if let Some(after) = field.then(|| self.subjects(at)).flatten() {
            return after;
        }
        let mut complete = end;
        // "author of books on salt": what somebody has written is no portfolio.
        let writer = matches!(&*self.gazetteer.row(head.row).name, "author" | "co-author");
        let named = owner && self.document.tokens.get(at).is_some_and(|t| t.is_capitalized());
        while !writer && !named && self.same_sentence(head.tokens.first(), at) {
            let portfolio = self.starting_at(at).filter(|l| l.part == Part::Portfolio && !l.common).max_by_key(|l| l.tokens.end);
            let after = match portfolio {
                // "expert on political messaging"
                Some(lexeme) if expert && self.is(preposition, "on") && self.is_last_subject(lexeme.tokens.after()) => lexeme.tokens.after() + 1,
                Some(lexeme) => lexeme.tokens.after(),
                None if scholar && self.is_subject(at) && self.is(preposition, "of") => at + 1,
                // "professor of Christian ethics"
                None if scholar && complete == end && self.is(preposition, "of") && self.is_last_subject(at + 1) && self.is_norp(at) => at + 2,
                None if expert && complete == end && self.is(preposition, "on") && (self.is_subject(at) || self.is_unlisted_acronym(at)) => at + 1,
                None => break,
            };
            if self.goes_on_as_name(at, after) {
                return end;
            }
            complete = after;
            let joined = self.is(after, "and") || self.is(after, "&") || (self.is(after, ",") && self.document.tokens[at].is_capitalized());
            if !joined {
                break;
            }
            at = after + 1;
        }
        complete
    }

    /// "professor of [ocean ecology and law],", "vice president for [public affairs] at": small words up to what closes them,
    /// the last of which is no body.
    fn subjects(&self, first: usize) -> Option<usize> {
        const MOST: usize = 5;
        const CLOSE: &[&str] = &["at", "in", "for", "with", "from", "who", "until", "since"];
        const BODIES: &[&str] = &["company", "group", "institute", "firm", "party", "bank", "club", "union", "agency", "network", "body", "team", "chain"];
        let near = |i: usize| self.same_sentence(first, i);
        let subject = |i: usize| near(i) && self.document.tokens[i].gap == Gap::Space && self.is_subject(i) && !self.words[i].classes.any(Classes::SPEECH);
        let after = (first..=first + MOST).find(|&i| !(subject(i) || i > first && self.is(i, "and") && subject(i + 1)))?;
        let closes = |i: usize| {
            let word = self.document.lower(i);
            let mark = self.document.tokens[i].shape == Shape::Punctuation && word != "-";
            mark || CLOSE.contains(&word) || self.words[i].classes.any(Classes::SPEECH) && word != "think"
        };
        (after > first && (!near(after) || closes(after)) && !BODIES.contains(&self.document.lower(after - 1))).then_some(after)
    }

    /// "professor of oceanography": any small noun will do.
    fn is_subject(&self, token: usize) -> bool {
        self.document.tokens[token].shape == Shape::Lower && !self.words[token].classes.any(Classes::FUNCTION)
    }

    /// "Christian", "French".
    fn is_norp(&self, token: usize) -> bool {
        self.hits_near(token).any(|h| h.kind == Kind::Norp && h.tokens == Tokens::new(token, token + 1))
    }

    /// A small noun that none follows.
    fn is_last_subject(&self, token: usize) -> bool {
        let subject = |i: usize| self.same_sentence(token, i) && self.document.tokens[i].gap == Gap::Space && self.is_subject(i);
        token < self.document.tokens.len() && subject(token) && !subject(token + 1)
    }

    /// "consultant on RFID": capitals that are nobody's name.
    fn is_unlisted_acronym(&self, token: usize) -> bool {
        let named = |h: &Hit| h.kind != Kind::Other && h.tokens.covers(Tokens::new(token, token + 1));
        self.document.tokens[token].shape == Shape::Upper && !self.hits_near(token).any(named)
    }

    /// "director of Human Rights Watch": capitalised and followed by a capital, a portfolio begins a name.
    fn goes_on_as_name(&self, first: usize, after: usize) -> bool {
        let capital = self.document.tokens[first].is_capitalized();
        let next = self.document.tokens.get(after).filter(|_| self.same_sentence(first, after));
        let Some(next) = next else { return false };
        // "president of soccer's governing body", "manager of Metro-Norvane"
        if next.gap == Gap::None && matches!(self.document.lower(after), "'s" | "'" | "-") {
            return true;
        }
        if capital {
            let joined = next.shape == Shape::Lower
                && self.document.tokens.get(after + 1).is_some_and(|t| t.is_capitalized())
                && (self.is(after, "of") || self.is(after, "for"));
            // "Minister of Health Grace Adeyemi": a given name goes on as somebody's.
            let given = self.words[after].facts.given >= 10;
            return joined || next.gap == Gap::Space && next.is_capitalized() && !given && self.starting_at(after).next().is_none();
        }
        // "host on the TV show", "head of research institute": a small noun goes on.
        next.shape == Shape::Lower && !self.words[after].classes.any(Classes::FUNCTION.or(Classes::SPEECH)) && !self.is(after, "and")
    }
}
