//! Trigger words and phrases: what one tells about the name beside it. One look-up a token, more where a phrase may begin.

use rustc_hash::FxHashMap;

use crate::text::{TextBuffers, read};

/// A set of trigger classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

/// One bit a class; the class of a list is its file name, and its subtype where the class has parts.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $list:literal $subtype:literal;)*) => {
        #[allow(non_upper_case_globals)]
        impl Classes {
            classes!(@bits 0u64; $($(#[$doc])* $name,)*);
            const TABLE: &'static [(&'static str, &'static str, Classes)] = &[$(($list, $subtype, Classes::$name)),*];
        }
    };
    (@bits $n:expr; $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])*
        pub const $name: Classes = Classes(1 << $n);
        classes!(@bits $n + 1; $($rest)*);
    };
    (@bits $n:expr;) => {};
}

classes! {
    /// "Mr", "Dame": before a person's name, no role.
    HONORIFIC = "honorifics" "";
    /// "Mrs".
    HONORIFIC_FEMALE = "honorifics" "female";
    /// "Mr".
    HONORIFIC_MALE = "honorifics" "male";
    /// "victim", "wife": tells that the name beside it is a person's.
    PERSON_NOUN = "person_nouns" "";
    /// "Levant Policy Institute": ends an organisation's name.
    ORGANIZATION_LAST = "organization_heads" "last";
    /// "Ministry of Health": begins an organisation's name.
    ORGANIZATION_FIRST = "organization_heads" "first";
    /// "Inc", "plc".
    COMPANY_SUFFIX = "company_suffixes" "company";
    /// "FC".
    CLUB_SUFFIX = "company_suffixes" "club";
    /// "Downing Street": ends a place's name.
    PLACE_LAST = "place_heads" "last";
    /// "Lake Geneva": begins a place's name.
    PLACE_FIRST = "place_heads" "first";
    /// "Memorial Cup": ends the name of an event, a law, an award.
    OTHER_LAST = "other_heads" "last";
    /// "Hurricane Ida": begins the name of a storm, an operation.
    OTHER_FIRST = "other_heads" "first";
    /// "novel", "frigate": what follows is the name of a work or a ship.
    WORK_NOUN = "work_nouns" "";
    /// "city", "village".
    PLACE_NOUN = "place_cues" "noun";
    /// "in", "near".
    PLACE_PREPOSITION = "place_cues" "preposition";
    /// "-based".
    PLACE_SUFFIX = "place_cues" "suffix";
    /// "shares", "maker".
    COMPANY_CUE = "organization_cues" "company";
    /// "coach", "beat".
    TEAM_CUE = "organization_cues" "team";
    /// "newspaper".
    MEDIA_CUE = "organization_cues" "media";
    /// "reported", "aired": what media do.
    MEDIA_VERB = "organization_cues" "media_verb";
    /// "lawmaker", "faction".
    PARTY_CUE = "organization_cues" "party";
    /// "charity", "militia".
    BODY_CUE = "organization_cues" "other";
    /// "voters", "inflation": elections and markets have winners and numbers as matches do.
    TOPIC = "topic_words" "";
    /// "said", "told".
    SPEECH = "speech_verbs" "";
    /// "appointed", "named".
    APPOINT = "naming_verbs" "appoint";
    /// "served".
    SERVE = "naming_verbs" "serve";
    /// "became".
    BECOME = "naming_verbs" "become";
    /// "replaces".
    REPLACE = "naming_verbs" "replace";
    /// "resigned".
    LEAVE = "naming_verbs" "leave";
    /// "van", "al": small words inside a person's name.
    PARTICLE = "name_particles" "";
    /// "Joseph" and "Joe": given names that stand for each other; `expand/` has them.
    GIVEN_NAME = "given_names" "";
    /// "Jr.", "III".
    NAME_SUFFIX = "name_suffixes" "";
    /// "The", "However": closed-class words.
    FUNCTION = "common_words" "function";
    /// "Police", "Shares": words that often begin a sentence and are no name.
    CONTENT = "common_words" "content";
}

impl Classes {
    /// In no class.
    pub const NONE: Classes = Classes(0);
    /// Begins a phrase that has classes.
    pub(super) const BEGINS_PHRASE: Classes = Classes(1 << 63);

    /// What is said of somebody by a whole phrase, none of whose words says it: "held the post of".
    pub(super) const READ_WHOLE: Classes = Classes(Classes::APPOINT.0 | Classes::SERVE.0 | Classes::BECOME.0 | Classes::REPLACE.0 | Classes::LEAVE.0);

    /// What the last word of a phrase is, and no other: of "Coast Guard" only "Guard" ends a name.
    pub(super) const AT_END: Classes = Classes(
        Classes::ORGANIZATION_LAST.0
            | Classes::PLACE_LAST.0
            | Classes::OTHER_LAST.0
            | Classes::COMPANY_SUFFIX.0
            | Classes::CLUB_SUFFIX.0
            | Classes::HONORIFIC.0
            | Classes::HONORIFIC_FEMALE.0
            | Classes::HONORIFIC_MALE.0,
    );

    /// These without others.
    pub(super) const fn without(self, others: Classes) -> Classes {
        Classes(self.0 & !others.0)
    }

    /// Whether the two have a class in common.
    #[must_use]
    pub fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The classes of a trigger list's row: `("place_heads", "both")` is first and last.
    pub(super) fn of_row(list: &str, subtype: &str) -> Classes {
        let mut classes = Classes::NONE;
        for (known_list, known_subtype, class) in Classes::TABLE {
            if *known_list == list && (known_subtype.is_empty() || *known_subtype == subtype || subtype == "both") {
                classes = classes.or(*class);
            }
        }
        classes
    }
}

/// Word or phrase → classes. Both are folded and lower-case.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: FxHashMap<Box<str>, Classes>,
    longest_phrase: usize,
}

impl Lexicon {
    /// Adds a row's word, or its phrase, which is known by its first word.
    pub(super) fn add(&mut self, text: &str, classes: Classes, buffers: &mut TextBuffers) {
        let document = read(text, &[], buffers);
        let mut put = |text: &str, classes| {
            let entry = self.words.entry(text.into()).or_default();
            *entry = entry.or(classes);
        };
        put(document.lower, classes);
        if document.tokens.len() > 1 && classes.without(Classes::READ_WHOLE) != Classes::NONE {
            put(document.lower(0), Classes::BEGINS_PHRASE);
            self.longest_phrase = self.longest_phrase.max(document.tokens.len());
        }
    }

    /// How many tokens the longest phrase has whose words have its classes.
    pub(super) fn longest_phrase(&self) -> usize {
        self.longest_phrase
    }

    pub(super) fn get(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_both_is_first_and_last() {
        let both = Classes::of_row("place_heads", "both");
        assert!(both.any(Classes::PLACE_FIRST) && both.any(Classes::PLACE_LAST));
        assert_eq!(Classes::of_row("no_such_list", ""), Classes::NONE);
    }
}
