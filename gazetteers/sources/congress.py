"""us-legislators and insider-scanner → people/congress.tsv: members of the US Congress in office since 1990.

One package knows every member until the middle of 2015, with dates; the other who sat in 2026, without them. An office has the dates
that are known: whose last term runs beyond the first package may have left earlier, so that its end is left open only
where the second still has the member, and else nothing is said of when. Left out: members whom a hand-written list holds.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

from common import CONGRESS_2026, LEGISLATORS, aliases, curated, fold, forms, key, slug, tidy, write
from ordinary import census

SINCE = "1990"
KNOWN_UNTIL = "2015-06"
ROLES = {"sen": "senator", "rep": "representative"}
# Who sends a delegate without a vote, and the id of its row.
DELEGATES = {"AS": "as", "DC": "washington-dc", "GU": "gu", "MP": "mp", "PR": "pr", "VI": "vi"}
NAMESAKES = 60_000  # So many bearers of a surname in the US: somebody else has the full name too.


def office_of(kind: str, state: str) -> str:
    return f"delegate @{DELEGATES[state]}" if state in DELEGATES else f"{ROLES[kind]} @us-{state.lower()}"


@cache
def adjournments() -> frozenset[str]:
    """The last days of sessions, which the package has as the end of terms that ran until 3 January."""
    ends = Counter(t["end"] for member in legislators() for t in member["terms"])
    return frozenset(end for end, times in ends.items() if times >= 50 and end[5:7] in ("09", "10", "11", "12"))


def end_of(term: dict) -> str:
    return f"{int(term['end'][:4]) + 1}-01-03" if term["end"] in adjournments() else term["end"]


def offices(terms: list[dict], still: bool) -> str:
    """Terms in one chamber for one state that follow each other are one office."""
    held: list[list[str]] = []
    for term in terms:
        office = office_of(term["type"], term["state"])
        if held and held[-1][0] == office and int(term["start"][:4]) - int(held[-1][2][:4]) <= 1:
            held[-1][2] = end_of(term)
        else:
            held.append([office, term["start"], end_of(term)])
    written = []
    for number, (office, start, end) in enumerate(held):
        if end < KNOWN_UNTIL:
            written.append(f"{office} {start}..{end}")
        elif number == len(held) - 1:
            written.append(f"{office} {start}.." if still else office)
    return " | ".join(written)


@cache
def legislators() -> list[dict]:
    return [m for file in ("historical", "current") for m in LEGISLATORS.json(f"package/data/legislators-{file}.json")]


def names(name: dict) -> list[str]:
    """The name as news writes it, then its other forms: "Bob Casey", "Robert Casey", "Robert P. Casey Jr."."""
    last, first, middle = name["last"], name["first"], name.get("middle", "")
    called = [name["nickname"]] if name.get("nickname") and " " not in name["nickname"] else []
    if len(first.rstrip(".")) > 1 or not called:
        called.append(first)
    found = [f"{c} {last}" for c in called]
    if middle and len(first) > 1:
        found.append(f"{first} {middle[0]}. {last}")
    official = name.get("official_full", "").replace(",", "")
    if official and '"' not in official and "“" not in official:
        found.append(official)
    return list(dict.fromkeys(tidy(f) for f in found))


def needs(name: str) -> str:
    surname = fold(name).lower().split()[-1]
    return "role" if census("census_2020").get(surname, 0) >= NAMESAKES else ""


@cache
def wikidata() -> dict[str, str]:
    """Wikidata ids of senators, by Bioguide id."""
    with open(Path(__file__).parent / "senators.tsv", encoding="utf-8") as table:
        return {member["bioguide"]: member["wikidata"] for member in csv.DictReader(table, delimiter="\t")}


def row(bioguide: str, forms_of_name: list[str], held: str, source: str) -> dict[str, str]:
    name, *others = forms_of_name
    ids = f"bioguide={bioguide}" + (f"; wikidata={wikidata()[bioguide]}" if bioguide in wikidata() else "")
    return {
        "id": f"{slug(name)}-{bioguide.lower()}", "name": name, "aliases": aliases(name, needs(name), *((o, needs(o)) for o in others)),
        "subtype": "politician", "country": "US", "offices": held, "ids": ids, "source": source,
    }


def main() -> None:
    at_home = {key(form) for row in curated("people") if row["country"] == "US" for form, _ in forms(row)}
    ids_at_home = {row["ids"] for row in curated("people") if "bioguide=" in row["ids"]}
    today = {m["bioguide_id"]: m for m in CONGRESS_2026.json("insider_scanner/resources/seeds/congress_members.json")}
    found, seen = [], set()
    for member in legislators():
        bioguide, terms = member["id"]["bioguide"], member["terms"]
        seen.add(bioguide)
        spelt = names(member["name"])
        if terms[-1]["end"] >= SINCE and not any(key(form) in at_home for form in spelt) and not any(bioguide in i for i in ids_at_home):
            found.append(row(bioguide, spelt, offices(terms, bioguide in today), "congress-2015"))
    for bioguide, member in today.items():
        name = {"first": member["first_name"], "last": member["last_name"], "official_full": member["official_name"]}
        spelt = names(name)
        if bioguide not in seen and not any(key(form) in at_home for form in spelt):
            found.append(row(bioguide, spelt, office_of("sen" if member["chamber"] == "Senate" else "rep", member["state"]), "congress-2026"))
    write("people/congress", found)


if __name__ == "__main__":
    main()
