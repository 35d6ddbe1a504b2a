"""Names of agencies and papers, and the words that only such names end with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_DATA = Path(__file__).parents[2] / "data" / "agencies.toml"
_AGENCIES: list[str] = tomllib.loads(_DATA.read_text(encoding="utf-8"))["agencies"]
AGENCY = "|".join(sorted(map(re.escape, _AGENCIES), key=lambda name: (-len(name), name)))
"""Pattern of the names that agencies sign with, longest first."""
PAPER = re.compile(
    r"\b(?:News|Times|Post|Press|Daily|Journal|Herald|Tribune|Gazette|Guardian|Telegraph|Observer|"
    r"Chronicle|Report|Reporter|Review|Magazine|Mail|Standard|Independent|Mirror|Express|Courier|"
    r"Examiner|Register|Globe|Star|Sun|Echo|Argus|Dispatch|Bulletin|Monitor|Insider|Wire|Agency|TV|"
    r"Radio|Online|Today|Weekly|BBC|CNN|NBC|CBS|ABC|NPR|PBS|CBC|RT|DW)\b"
)
"""What the names of papers and stations hold."""
PUBLISHER = re.compile(r"(?:The )?[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|&|in)){0,5}")
"""The form of a name, whoever bears it."""
WEEKDAY_OR_MONTH = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
"""The beginning of a date, which has the form of a name as well."""
EDGE = " \t\xa0|,•·–—-:/()"
"""What stands between the parts of a head, and is part of none."""


def is_publisher(text: str) -> bool:
    """Tell whether a name is that of an agency, or holds a word that papers have in theirs."""
    return bool(re.fullmatch(AGENCY, text) or PAPER.search(text))
