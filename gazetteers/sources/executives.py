"""pytickersymbols → people/executives.tsv: chief executives of the companies of the world's stock indices.

Only entries of the plain pattern "Jane Fraser (chair & CEO)" are taken; one who is co-, former or a division's chief is not. The company
must be listed, by hand or by companies.py.
"""

import re

from common import aliases, curated, fold, forms, is_latin, key, rows, slug, tidy, write
from companies import read_indices
from ordinary import census

ENTRY = re.compile(r"((?:[A-Z][\w.'’-]*|d[aeiou]|van|von|der|den|bin|al|Mc[A-Z]\w+)(?: (?:[A-Z][\w.'’-]*|d[aeiou]s?|van|von|der|den|bin|al)){1,3}) ?\( ?([^()]*?) ?\)")
PLAIN = {"ceo", "chief executive officer", "chief executive", "group ceo", "chairman", "chairwoman", "chairperson", "chair", "president", "founder", "executive chairman", "managing director", "director"}
CHIEF = {"ceo", "chief executive officer", "chief executive", "group ceo"}
NAMESAKES = 60_000


def chief(text: str) -> str | None:
    """The one chief executive a text names."""
    found = []
    for name, office in ENTRY.findall(tidy(text.replace("\xa0", " "))):
        parts = {tidy(p).lower() for p in re.split(r",|&| and |/|;", office) if p.strip()}
        if parts & CHIEF and parts <= PLAIN:
            found.append(re.sub(r"^(Dr|Sir|Dame|Prof|Mr|Ms|Lord)\.? ", "", name))
    return found[0] if len(found) == 1 else None


def main() -> None:
    at_home = {key(form) for row in curated("people") for form, _ in forms(row)}
    companies: dict[str, str] = {}
    for row in [*rows("organizations/companies-listed"), *curated("organizations")]:
        for form, _ in forms(row):
            companies[key(form)] = row["id"]
    found: dict[str, dict] = {}
    for company in read_indices():
        owner = companies.get(key(re.sub(r",? (Inc|Corp|Corporation|plc|PLC|AG|SE|Group|Holdings|Company|Co)\.?$", "", company["name"]))) or companies.get(key(company["name"]))
        name = chief((company.get("metadata") or {}).get("key_people") or "")
        if not owner or not name or len(name.split()) > 4 or not is_latin(name) or key(name) in at_home:
            continue
        short = re.sub(r" [A-Z]\.(?= )| (Jr|Sr)\.?$| I{2,3}$", "", name)
        if key(short) in at_home:
            continue
        common = census("census_2020").get(fold(short).lower().split()[-1], 0) >= NAMESAKES
        need = "role" if common or len(short.split()) < 2 else ""
        row = found.setdefault(slug(name), {
            "id": f"{slug(name)}-{owner}", "name": short, "aliases": aliases(short, need, (name, need)), "subtype": "executive", "offices": [], "source": "pytickersymbols-2026",
        })
        row["offices"].append(f"chief executive @{owner}")
    write("people/executives", ({**row, "offices": " | ".join(dict.fromkeys(row["offices"]))} for row in found.values() if len(set(row["offices"])) == 1))


if __name__ == "__main__":
    main()
