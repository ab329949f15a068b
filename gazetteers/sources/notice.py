"""SOURCES.toml → NOTICE: whose data the lists hold, under which licence, and what each owner asks to be said."""

import tomllib

from common import GAZETTEERS

LICENCES = {
    "BSD-2-Clause": "BSD 2-Clause Licence",
    "BSD-3-Clause": "BSD 3-Clause Licence",
    "CC-BY-4.0": "Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "Creative Commons CC0 1.0 Universal, https://creativecommons.org/publicdomain/zero/1.0/",
    "ISC": "ISC Licence",
    "LicenseRef-Public-Domain": "public domain",
    "LicenseRef-US-Government-Work": "work of the United States Government, public domain",
    "LicenseRef-WordNet": "WordNet Licence, https://wordnet.princeton.edu/license-and-commercial-use",
    "MIT": "MIT Licence",
}

HEAD = """Rolecall
Copyright The Rolecall authors

Licensed under the Apache License, Version 2.0 (LICENSE-APACHE) or the MIT licence (LICENSE-MIT), at your option.

The gazetteers, also those within the program, hold data of others. Names, dates and identifiers were taken from the
sources below, selected and written anew; gazetteers/sources/ shows how.
"""


def main() -> None:
    sources = tomllib.loads((GAZETTEERS / "SOURCES.toml").read_text(encoding="utf-8"))
    parts = [HEAD]
    for source in sources.values():
        if "attribution" in source:
            named = [LICENCES[licence] for licence in source["licence"].split(" AND ")]
            parts.append(f"{source['title']}, {source['package']} {source['version']}\n  {source['attribution']}\n  Licence: {'; '.join(named)}\n")
    (GAZETTEERS.parent / "NOTICE").write_text("\n".join(parts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
