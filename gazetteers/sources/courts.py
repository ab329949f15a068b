"""courts-db → organizations/courts.tsv: federal courts of the United States and the highest and appeal courts of its states.

Left out: trial courts of counties, which no news names without their place, courts that are no more, and what a hand-written list holds.
"""

import re

from common import COURTS, aliases, curated, forms, key, slug, tidy, write

DISTRICT = re.compile(r"^United States (District|Bankruptcy) Court for the (.+)$")


def other_forms(name: str) -> list[str]:
    """"United States District Court for the District of Utah" → with "U.S.", with "US"."""
    found = [name.replace("United States", us, 1) for us in ("U.S.", "US")] if name.startswith("United States") else []
    if m := re.match(r"^(\w+(?: \w+)?) Supreme Court$", name):
        found.append(f"Supreme Court of {m[1]}")
    if m := re.match(r"^Supreme Court of (?:the State of )?([A-Z]\w+(?: [A-Z]\w+)?)$", name):
        found.append(f"{m[1]} Supreme Court")
    return found


def is_of_note(court: dict) -> bool:
    if any(d["end"] for d in court["dates"]):
        return False
    if court["system"] == "federal":
        return bool(DISTRICT.match(court["name"]))
    return court["system"] == "state" and (court["level"] == "colr" or court["type"] == "appellate" and court["level"] == "iac" and bool(court["location"]))


def main() -> None:
    at_home = {key(form) for row in curated("organizations") for form, _ in forms(row)}
    found = {}
    for court in COURTS.json("courts_db/data/courts.json"):
        name = tidy(court["name"])
        others = other_forms(name)
        if not is_of_note(court) or re.search(r"[\d;(]|Division|Department|,", name) or {key(f) for f in (name, *others)} & at_home:
            continue
        if court["system"] == "state" and court["location"] not in name:
            continue  # "Court of Appeals" alone says nothing.
        found.setdefault(slug(name), {
            "id": slug(name), "name": name, "aliases": aliases(name, "", *((o, "") for o in others)), "subtype": "court", "country": "US", "source": "courts-2026",
        })
    write("organizations/courts", found.values())


if __name__ == "__main__":
    main()
