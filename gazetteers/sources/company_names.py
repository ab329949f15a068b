"""What the name of a company needs before it may fire."""

import re

from ordinary import is_common_word, is_given_name, is_person_word, is_word, says_nothing

# Last words that make a company of what stands before them.
HEADS = set("""technologies technology therapeutics pharmaceuticals pharmaceutical pharma bancorp bancshares bankshares energy systems industries financial resources
motors airlines airways bank insurance biosciences biotherapeutics biopharma bio sciences oncology medical software networks semiconductor semiconductors
communications electronics laboratories healthcare genomics biologics realty properties petroleum minerals mining metals gold silver brands foods steel chemical
chemicals entertainment logistics robotics analytics aerospace pharmacy railway electric holdings group partners global international solutions capital
corporation worldwide""".split())


def needs_of(name: str) -> str:
    """Nothing for names that are a company's and nothing else; single words and ordinary ones wait for a word of their kind."""
    words = [w for w in re.split(r"[ -]", name) if w not in ("&", "of", "and", "the", "de")]
    if len(words) == 1:
        return "cue exact" if says_nothing(words[0]) or len(words[0]) <= 4 else "cue"
    if words[-1].lower() in HEADS and not all(is_common_word(w) or w.lower() in HEADS for w in words[:-1]):
        return ""
    if all(is_word(w) or is_person_word(w) or w.lower() in HEADS for w in words):
        return "cue exact"
    if len(words) <= 3 and is_given_name(words[0]) and words[0] not in ("First", "Royal", "Golden") and not is_word(words[-1]):
        return "cue exact"  # Named for its founder: "Yves Rocher".
    return ""
