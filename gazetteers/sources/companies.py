"""pytickersymbols and edgartools (SEC) → organizations/companies-listed.tsv: companies on stock exchanges.

The name is what news calls the company; its legal form ("Olin Corp") is an alias where the name alone must wait. Not: funds, trusts,
shells that seek a company to buy, notes, warrants, and companies that a hand-written list holds.
"""

import ast
import io
import re

import pyarrow.parquet

from common import EDGAR, TICKERS, aliases, curated, fold, forms, is_latin, key, rows, slug, tidy, write
from company_names import needs_of
from ordinary import lexemes

NO_COMPANY = re.compile(
    r"\b(funds?|etf|etn|trust|acquisitions?|merger|spac\w*|municipal|income|strats|notes?|warrants?|depositor|royalty|securit\w+ corp|preferred|bull|bear|"
    r"bond|certificates|strategic|opportunity corp|capital corp|equity partners|lending fund|credit strategies|investment corp|[A-Za-z]{4,} (I{1,3}|IV|V|VI{1,3}|IX|X|XI+)|(I{2,3}|IV|VI{1,3}|IX)|secured lending|investors|term loan)\b(,? (Corp|Inc|Ltd|Co|L\.?P)\b.*)?$"
    r"|\b(ETF|Fund|Funds|FUND|Acquisition|ACQUISITION|Merger|SPAC\w*|Municipal|MUNICIPAL|STRATS|Trust for|Blank Check)\b", re.I)
LEGAL = {
    "inc": "Inc", "incorporated": "Inc", "corp": "Corp", "corporation": "Corp", "co": "Co", "company": "Company", "companies": "Companies", "ltd": "Ltd", "limited": "Ltd",
    "plc": "plc", "llc": "LLC", "lp": "LP", "llp": "LLP", "nv": "NV", "sa": "SA", "ag": "AG", "se": "SE", "asa": "ASA", "ab": "AB", "as": "AS", "oyj": "Oyj",
    "spa": "SpA", "tbk": "Tbk", "pjsc": "PJSC", "kgaa": "KGaA", "gmbh": "GmbH", "aktiengesellschaft": "AG", "kk": "KK", "bv": "BV", "cv": "CV", "sab": "SAB",
    "publ": "publ", "pt": "PT", "bhd": "Bhd", "berhad": "Bhd", "pty": "Pty", "pte": "Pte", "adr": "ADR", "adrs": "ADR", "reit": "REIT", "trust": "Trust",
}
LOOSE = {"holdings", "holding", "group"}
INSIDE = {"of", "and", "the", "for", "de", "du", "des", "la", "le", "y", "e", "in", "von", "van", "del", "at"}
# The country of a company is believed where it is also that of its exchange.
EXCHANGES = {"T": "JP", "DE": "DE", "F": "DE", "PA": "FR", "L": "GB", "MC": "ES", "HE": "FI", "ST": "SE", "SW": "CH", "BR": "BE", "AS": "NL"}
COUNTRIES = {"United States": "US", "USA": "US", "U.S.": "US", "United Kingdom": "GB", "UK": "GB", "England": "GB", "Scotland": "GB", "The Netherlands": "NL"}


def read_sec() -> list[dict]:
    """Companies of the SEC's list, first the largest; of those traded over the counter only the upper part, where foreign majors stand."""
    table = pyarrow.parquet.read_table(io.BytesIO(EDGAR.read("edgar/reference/data/company_tickers.parquet"))).to_pylist()
    found = {}
    for rank, row in enumerate(table):
        if row["exchange"] in ("Nasdaq", "NYSE", "CBOE") or row["exchange"] == "OTC" and rank < 2500:
            found.setdefault(row["cik"], {"name": row["name"], "tickers": []})["tickers"].append(row["ticker"])
    return [{"cik": str(int(cik)), **row} for cik, row in found.items()]


def read_indices() -> list[dict]:
    """Companies of twenty stock indices, as Wikipedia names them."""
    source = TICKERS.read("pytickersymbols/indices_data.py").decode()
    indices = ast.literal_eval(source[source.index("INDICES = ") + len("INDICES = "):])
    found = {}
    for index in indices.values():
        for company in index["companies"]:
            found.setdefault(company["name"], company)
    return list(found.values())


def cased(word: str, core_is_capitals: bool) -> str:
    """"NABORS" → "Nabors", "AXT" as it is: names in capitals are mostly not written so."""
    if not word.isupper() or not word.isalpha() or not (core_is_capitals or len(word) >= 6):
        return word
    capitals, title, small = (lexemes().get(w, -25.0) for w in (word, word.capitalize(), word.lower()))
    if len(word) <= 3 and capitals >= max(title, small) or not re.search(r"[AEIOUY]", word) or 4 <= len(word) <= 5 and capitals > max(title, small) + 1.5:
        return word
    return f"Mc{word[2:].capitalize()}" if word.startswith("MC") and len(word) > 5 else word.capitalize()


def legal_form(name: str) -> tuple[str, str]:
    """"OLIN Corp" → "Olin", "Corp"."""
    name = re.sub(r"\\.*$|\s*\(.*?\)|\s*/ ?(?!\w+ \w).*$|\s+-\s+.*$", "", tidy(name).replace("’", "'"))
    name = re.sub(r"\b([A-Z])[ .]([A-Z])[ .]?([A-Z])?\b\.?$", lambda m: "".join(filter(None, m.groups())), name)
    name = re.sub(r"^[Tt][Hh][Ee] |,? [Tt][Hh][Ee]$", "", name)
    name = re.sub(r"[ .]COM,? INC\.?$", ".com Inc", name)
    words, form = name.split(), ""
    while len(words) > 1:
        last = words[-1].strip(",.").replace(".", "").lower()
        if last in LEGAL and last not in ("trust", "reit", "companies"):
            form = LEGAL[last]
            words.pop()
        elif last in ("&", "and", "de") and form:
            words.pop()
        else:
            break
    core = " ".join(words).rstrip(",")
    capitals = not re.search(r"[a-z]{2}", core.replace(".com", ""))
    core = " ".join(
        w.lower() if n and w.lower() in INSIDE and w.isupper() else "-".join(cased(p, capitals) if "'" not in p else re.sub(r"\w+", lambda m: m[0].capitalize() if m[0] != "S" else "s", p) if p.isupper() else p for p in w.split("-"))
        for n, w in enumerate(core.split(" ")))
    return core, form


def main() -> None:
    listed = curated("organizations")
    at_home = {key(form) for row in listed for form, _ in forms(row)}
    taken = {fold(form).lower() for row in curated("people", "places", "norp", "other") for form, needs in forms(row)}
    taken |= {fold(row["name"]).lower() for row in rows("places/geonames-cities")}
    countries = {row["name"]: row["country"] for row in curated("places") if row["list"] == "places/countries"} | COUNTRIES

    companies, by_ticker = {}, {}
    for company in read_indices():
        name, form = legal_form(company["name"])
        symbols = [s.get("yahoo") for s in company.get("symbols", []) if s.get("yahoo")] or [company.get("symbol", "")]
        entry = companies.setdefault(key(name), {"name": name, "form": form, "country": countries.get(company.get("country", ""), ""), "ticker": company.get("symbol") or symbols[0], "source": "pytickersymbols-2026"})
        exchange = EXCHANGES.get(entry["ticker"].partition(".")[2], "")
        entry["country"] = entry["country"] if entry["country"] == exchange or not exchange and entry["country"] == "US" else ""
        for symbol in symbols:
            by_ticker.setdefault(symbol, entry)
    for company in read_sec():
        name, form = legal_form(company["name"])
        entry = next((by_ticker[t] for t in company["tickers"] if t in by_ticker), None) or companies.get(key(name))
        if entry is None:
            if NO_COMPANY.search(company["name"]):
                continue
            entry = companies.setdefault(key(name), {"name": name, "form": form, "country": "", "ticker": "", "source": "sec-2026"})
        if "cik" not in entry:
            entry |= {"cik": company["cik"], "ticker": entry["ticker"] or company["tickers"][0]}
            entry["form"] = entry["form"] or form

    found, used = [], {}
    for entry in companies.values():
        name, form = entry["name"], entry["form"]
        short = " ".join(w for n, w in enumerate(name.split(" ")) if n == 0 or w.lower() not in LOOSE).removesuffix(" Companies").removesuffix(" &")
        known = {key(f) for f in (name, short, f"{name} {form}", f"{name} Group", f"{name} Company", name.removesuffix(".com"), re.sub(r" (Financial|International|Platforms|Technologies|Corp|Motor|Motors|Airlines|Pharmaceuticals?|Bancorp|Global|Entertainment)( Group)?$", "", short))}
        if known & at_home or not is_latin(name) or len(name) < 2 or len(name) > 60 or re.search(r"[(){}|;:]|\d{4}", name):
            continue
        needs = "cue exact" if fold(name).lower() in taken else needs_of(name)
        others = []
        if needs and form and form != "ADR":
            others.append((f"{name} {form}", ""))
        if short != name and len(short) > 3 and key(short) not in companies and fold(short).lower() not in taken and "exact" not in needs_of(short):
            others.append((short, needs_of(short)))
        identifier = slug(name)
        if not identifier or identifier in used:
            continue
        used[identifier] = True
        ticker = entry["ticker"].replace(" ", "")
        ids = [f"ticker={ticker}"] * bool(ticker) + [f"cik={entry.get('cik')}"] * ("cik" in entry)
        found.append({"id": identifier, "name": name, "aliases": aliases(name, needs, *others), "subtype": "company", "country": entry["country"], "ids": "; ".join(ids), "source": entry["source"]})
    write("organizations/companies-listed", found)


if __name__ == "__main__":
    main()
