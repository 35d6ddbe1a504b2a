from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.archive import find
from compare.archive.show import answer_json, answer_text
from compare.errors import CompareError
from tests.archive.conftest import Made
from tests.archive.tables import rows


def test_the_source_of_a_passage_is_found(made: Made) -> None:
    source, taker = made.planted.reuse[0]
    for number, other in ((taker, source), (source, taker)):
        answer = find(str(made.archive), str(number))
        match = next(m for m in answer.matches if m.told.article == other)
        assert match.sharing is not None
        assert match.share > 0.05


def test_a_file_that_is_not_in_the_archive(made: Made, tmp_path: Path) -> None:
    event = made.planted.events[0]
    line = json.loads(made.source.read_text("utf-8").splitlines()[event[0]])
    words = line["text"].split("\n\n")[0]
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({"text": words, "published": line["published"]}))
    answer = find(str(made.archive), str(draft))
    assert answer.told.article is None
    assert answer.matches[0].told.article == event[0]
    assert set(event) <= {match.told.article for match in answer.matches}


def test_a_draft_without_a_date_may_tell_of_any_day(made: Made, tmp_path: Path) -> None:
    event = made.planted.events[0]
    line = json.loads(made.source.read_text("utf-8").splitlines()[event[0]])
    answers = []
    for name, held in (("dated", line), ("undated", {"text": line["text"]})):
        draft = tmp_path / f"{name}.json"
        draft.write_text(json.dumps(held), "utf-8")
        answers.append(find(str(made.archive), str(draft)))
    dated, undated = ({m.told.article: m.score for m in one.matches} for one in answers)
    assert set(event) <= set(undated)
    assert dated.items() <= undated.items()
    days = {m.told.published for m in answers[1].matches}
    assert len(days) > len({m.told.published for m in answers[0].matches})


def test_what_is_found_does_not_depend_on_being_in_the_archive(made: Made, tmp_path: Path) -> None:
    number = made.planted.events[0][0]
    inside = find(str(made.archive), str(number))
    copy = tmp_path / "copy.json"
    copy.write_bytes(made.source.read_bytes().splitlines()[number])
    outside = find(str(made.archive), str(copy))
    assert outside.matches[0].told.article == number  # itself, which it is a copy of
    told = {match.told.article for match in inside.matches}
    assert told
    assert told <= {match.told.article for match in outside.matches}


def test_the_answer_as_text_and_json(made: Made) -> None:
    number = made.planted.events[0][1]
    answer = find(str(made.archive), str(number))
    text = answer_text(answer, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert f"article {number}" in text
    value = json.loads(answer_json(answer))
    assert [m["article"] for m in value["matches"]] == [m.told.article for m in answer.matches]
    by_name = find(str(made.archive), rows(made.archive, "articles")[number]["source"])
    assert by_name == answer


def test_what_is_neither(made: Made) -> None:
    with pytest.raises(CompareError, match="neither an article"):
        find(str(made.archive), "elsewhere.txt")
    with pytest.raises(CompareError, match="there is no article 99999"):
        find(str(made.archive), "99999")
    with pytest.raises(CompareError, match="neither an article"):
        find(str(made.archive), "9" * 40)
