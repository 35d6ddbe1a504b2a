"""What a source says the reverse of in other words is not vouched for."""

from __future__ import annotations

import compare


def test_a_long_draft_is_read_as_closely_as_a_short_one() -> None:
    draft = "The council of Vennmoor met on Monday evening. Three members were away. The session lasted four hours. {}"
    source = (
        "Members of the council came together on Monday night in the old hall. It took them four "
        "hours. Three seats stayed empty. Coffee was served. {}"
    )
    for said, denied in (
        ("The union accepted the offer.", "The offer was thrown out by the union's members."),
        (
            "The bridge was reopened to lorries.",
            "Lorries still have to go round by Ostrick, as the bridge will not bear them.",
        ),
    ):
        last = compare.check_texts(draft.format(said), source.format(denied)).claims[-1]
        assert last.verdict == "open", last.reason
        assert [w.quote for w in last.witnesses] == [denied]
        same = compare.check_texts(draft.format(said), source.format(said)).claims[-1]
        assert same.verdict == "supported"
