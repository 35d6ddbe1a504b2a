"""The tables that judgements rest on; each is read on first use. README.md names the sources."""

from __future__ import annotations

from compare.data.atlas import (
    Organisation,
    Place,
    PlaceKind,
    countries,
    organisations,
    places,
    seats,
)
from compare.data.lexicon import Pos
from compare.data.memberships import (
    CHECKED,
    Group,
    Membership,
    group_named,
    groups,
    is_member,
    members,
)
from compare.data.opposites import Class, Poles, opposed, poles, successive
from compare.data.relations import (
    Relation,
    Ties,
    antonymy,
    derived,
    entails,
    is_a,
    known,
    lexnames,
    linked,
    opposites,
    relation,
    synonyms,
    ties,
)

__all__ = [
    "CHECKED",
    "Class",
    "Group",
    "Membership",
    "Organisation",
    "Place",
    "PlaceKind",
    "Poles",
    "Pos",
    "Relation",
    "Ties",
    "antonymy",
    "countries",
    "derived",
    "entails",
    "group_named",
    "groups",
    "is_a",
    "is_member",
    "known",
    "lexnames",
    "linked",
    "members",
    "opposed",
    "opposites",
    "organisations",
    "places",
    "poles",
    "relation",
    "seats",
    "successive",
    "synonyms",
    "ties",
]
