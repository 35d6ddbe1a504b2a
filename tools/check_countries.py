"""Check compare/data/countries.tsv against the ISO 3166-1 list of Debian's package iso-codes.

    apt-get install iso-codes
    python -m tools.check_countries [/usr/share/iso-codes/json/iso_3166-1.json]

Prints every code that is missing and every name of the list that no row has; exits 1 if a code
is missing. The list is only read: nothing of it is copied into the table.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from compare.analyse.names.folding import compact
from compare.data import countries

LIST = "/usr/share/iso-codes/json/iso_3166-1.json"


def main(arguments: list[str]) -> int:
    """Compare the table with the list and say what differs."""
    text = Path(arguments[0] if arguments else LIST).read_text(encoding="utf-8")
    missing = 0
    for entry in json.loads(text)["3166-1"]:
        place = countries().get(entry["alpha_2"])
        if place is None:
            missing += 1
            print(f"{entry['alpha_2']}: no row for {entry['name']}")
            continue
        names = {compact(name) for name in (place.name, *place.aliases)}
        for field in ("name", "common_name", "official_name"):
            name = entry.get(field, "").removeprefix("the ")
            # "Iran, Islamic Republic of" is the list's order of words, not a name in a text.
            if name and "," not in name and compact(name) not in names:
                print(f"{place.key}: {name} is not among the names of {place.name}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
