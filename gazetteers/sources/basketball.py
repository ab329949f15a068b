"""nba_api → people/basketball.tsv: players of the NBA who were active in 2026, with the league's ids."""

import ast
import re

from common import PLAYERS, aliases, curated, fold, forms, key, slug, tidy, write
from ordinary import census

NAMESAKES = 60_000


def main() -> None:
    at_home = {key(form) for row in curated("people") for form, _ in forms(row)}
    source = PLAYERS.read("nba_api/stats/library/data.py").decode()
    players = ast.literal_eval(source[source.index("\nplayers = [") + len("\nplayers = "):source.index("\nwnba_players = ")])
    found = []
    for number, _, _, name, active in players:
        plain = re.sub(r" (Jr|Sr)\.?$| I{2,3}$| IV$", "", tidy(name))
        if not active or len(plain.split()) < 2 or {key(name), key(plain)} & at_home:
            continue
        need = "role" if census("census_2020").get(fold(plain).lower().split()[-1], 0) >= NAMESAKES else ""
        found.append({
            "id": f"{slug(name)}-{number}", "name": plain, "aliases": aliases(plain, need, (name, need)), "subtype": "athlete",
            "offices": "basketball player", "ids": f"nba={number}", "source": "nba-2026",
        })
    write("people/basketball", found)


if __name__ == "__main__":
    main()
