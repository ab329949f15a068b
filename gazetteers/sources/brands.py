"""name-suggestion-index → organizations/brands.tsv: chains, banks, utilities, police forces, agencies, with their Wikidata ids.

Not: school boards, municipalities, transit lines and other bodies that no news names; names that several of them share; bodies that
a hand-written list or the list of companies holds.
"""

import re
from collections import Counter, defaultdict

from common import NSI, aliases, curated, fold, forms, is_latin, key, rows, slug, tidy, write
from company_names import needs_of
from ordinary import dictionary, is_rare_surname, lexemes, says_nothing, small_share

OPERATORS = {
    "amenity/police": "police", "amenity/hospital": "hospital", "office/government": "agency", "amenity/post_office": "company", "landuse/military": "military",
    "amenity/prison": "agency", "amenity/university": "university", "amenity/college": "university", "power/plant": "company", "power/line": "company",
    "man_made/pipeline": "company", "telecom/exchange": "company", "telecom/data_center": "company", "route/railway": "company", "amenity/social_facility": "ngo",
    "emergency/ambulance_station": "agency", "boundary/protected_area": "agency", "man_made/monitoring_station": "agency", "amenity/courthouse": "agency",
    "man_made/mast": "company", "route/ferry": "company", "aeroway/aerodrome": "company", "amenity/clinic": "hospital", "amenity/fire_station": "agency",
}
BRANDS = {"amenity/bank": "bank", "amenity/atm": "bank", "office/government": "agency", "amenity/post_office": "company", "amenity/social_facility": "ngo", "shop/charity": "ngo", "amenity/prep_school": "company"}
PLACES = re.compile(
    r"^(capital |largest |large |major |main |consolidated |highly urbanized |statutory )?(city|town|village|municipality|commune|comune|county|borough|province|state|country|prefecture|region|district|island|"
    r"unincorporated|department of France|human settlement|parish|canton|local government|unitary|Scottish unitary|Verbandsgemeinde|federal state|national park|protected area|"
    r"continent|sovereign|U\.?S\.? state|Italian comune|urban|township|administrative|council area|civil parish|metropolitan|overseas|territory)\b|^capital of (the [A-Z]\w+ )?(state|province|prefecture|region|[A-Z])"
    r"|school|municipal government|municipal administration|city council|county council|borough council|district council|town council|bicycle[- ]sharing|public transport|"
    r"transit|bus |library|park district|fire department of|local government body|equipment dealer|waste|street|disambiguation|family name|surname|parking|"
    r"regional bakery|advertising display|kindergarten|child care|cooperative bank in Germany|savings bank in|volunteer fire")
GENERIC = re.compile(
    r"^(bank|post|police|hotel|cafe|pharmacy|city of|town of|village of|ville de|county of|ayuntamiento|comune di|commune|gemeinde|stadt|mairie|municipio|"
    r"prefeitura|junta|stadtwerke|sparkasse|kreis\w*sparkasse|volksbank|raiffeisen\w*|raiba|vr[- ]bank|obec|m[eě]sto|gmina|urz[aą]d|câmara|kommune|district of|township of)\b"
    r"|\b(city council|county council|district council|borough council|town council|council|school|municipality|kommune|parking)$|\d{3}|[()/|+;:@\"]|,", re.I)
LOCAL = {"company", "ngo"}  # Of these a name that says nothing is left out where it is known in one country only.
SUBTYPES = [(r"Red Cross|Red Crescent|Caritas|Foundation\b|Charity", "ngo"), (r"^(Ministry|Ministère|Ministerio|Ministério) ", "ministry"), (r"^Government of |^(State|Department|Directorate|Office|Agency) |\bDepartment of\b", "agency"),
            (r"\b(Bank|Banco|Banque|Banca|Bankas)\b", "bank")]
OWN_KIND = {"police", "hospital", "bank", "agency", "university"}
# Known brands that are as well known as something else.
NAMESAKES = set("boheme finsbury hoxton bellona mephisto dedalus ninkasi hekate sagami imaginarium waitomo sebago tinseltown libris".split())
MIXED_CASE = re.compile(r"[^\W\d_]")


def bodies() -> dict[str, dict]:
    """QID → names, paths and places of a brand or operator."""
    found = defaultdict(lambda: {"names": Counter(), "kinds": Counter(), "where": set()})
    for path, group in sorted(NSI.json("package/dist/json/nsi.json")["nsi"].items()):
        tree, _, kind = path.partition("/")
        if tree == "brands":
            subtype, tag = BRANDS.get(kind, "company"), "brand"
        elif tree == "operators" and kind in OPERATORS:
            subtype, tag = OPERATORS[kind], "operator"
        else:
            continue
        for item in group["items"]:
            tags = item["tags"]
            qid = tags.get(f"{tag}:wikidata", "")
            if not re.fullmatch(r"Q[1-9]\d*", qid):
                continue
            body = found[qid]
            body["kinds"][subtype] += 1
            body["where"] |= {str(w)[:2].replace("fx", "fr") if isinstance(w, str) and re.match(r"[a-z]{2}(-|$)", w) else "001" for w in item["locationSet"].get("include", ["001"])}
            for name in (tags.get(f"{tag}:en"), tags.get(tag)):
                if name and is_latin(name):
                    body["names"][tidy(name).replace("’", "'")] += 1
                    break
    return found


def is_name(name: str) -> bool:
    return bool(3 <= len(name) <= 50 and is_latin(name) and not GENERIC.search(name) and MIXED_CASE.search(name) and (name[0].isupper() or name[0].isdigit() or len(name.split()) == 1 and not name.islower()))


def needs(name: str, taken: set[str]) -> str:
    if fold(name).lower() in taken:
        return "cue exact"
    words = [w for w in re.split(r"[ -]", name) if w]
    if len(words) == 1:
        word = words[0]
        share, _ = small_share(word)
        known = max(lexemes().get(w, -30.0) for w in (fold(word), fold(word).capitalize(), fold(word).upper())) > -19
        if says_nothing(word) or share >= 0.25 or len(word) <= 4 or is_rare_surname(word) or fold(word).lower() in dictionary() | NAMESAKES:
            return "cue exact"
        return "" if known and len(word) >= 6 else "cue"
    return needs_of(name)


def needs_as(subtype: str, name: str, taken: set[str]) -> str:
    """A police force or a bank of three words needs nothing: "Maryland State Police"; "Department of Health" is every country's."""
    if subtype in OWN_KIND and len(name.split()) >= 3 and not re.match(r"(Department|Office|Ministry|Agency|Board|National|State|Federal|Public|Government|Fire|Health|County|City)\b", name):
        return ""
    return needs(name, taken)


def main() -> None:
    labels = NSI.json("package/dist/wikidata/wikidata.json")["wikidata"]
    listed = [*curated("organizations"), *rows("organizations/companies-listed"), *rows("organizations/factbook")]
    at_home = {key(form) for row in listed for form, _ in forms(row)}
    qids = {m for row in curated("organizations", "places") for m in re.findall(r"wikidata=(Q\d+)", row["ids"])}
    taken = {fold(form).lower() for row in curated("people", "places", "norp", "other") for form, _ in forms(row)}
    taken |= {fold(row["name"]).lower() for row in rows("places/geonames-cities")}

    named = []
    for qid, body in bodies().items():
        about = labels.get(qid, {})
        label, description = tidy(about.get("label", "")), about.get("description", "")
        if qid in qids or not label or PLACES.search(description) or not body["names"]:
            continue
        brand = min(body["names"], key=lambda n: (-body["names"][n], n))
        label = re.sub(r"^The ", "", label)
        brand = re.sub(r"^The ", "", brand)
        name = label if is_name(label) else brand
        if is_name(name) and not {key(name), key(brand)} & at_home:
            named.append((name, brand, qid, body))
    shared = Counter(form for name, brand, *_ in named for form in {key(name), key(brand)})

    found = []
    for name, brand, qid, body in named:
        subtype = next((kind for pattern, kind in SUBTYPES if re.search(pattern, name)), body["kinds"].most_common(1)[0][0])
        local = len(body["where"]) == 1 and "001" not in body["where"] and subtype in LOCAL
        if shared[key(name)] > 1 or local and ("exact" in needs(name, taken) or len(name.split()) == 1 and needs(name, taken)):
            continue  # A namesake, or a small chain whose name says nothing.
        others = [(brand, needs(brand, taken))] if key(brand) != key(name) and is_name(brand) and shared[key(brand)] == 1 and "exact" not in needs(brand, taken) else []
        (country, *more) = sorted(body["where"])
        found.append({
            "id": f"{slug(name)}-{qid.lower()}", "name": name, "aliases": aliases(name, needs_as(subtype, name, taken), *others), "subtype": subtype,
            "country": country.upper() if not more and country.isalpha() else "", "ids": f"wikidata={qid}", "source": "nsi-2026",
        })
    write("organizations/brands", [row for row in found if not row["id"].startswith("-")])


if __name__ == "__main__":
    main()
