"""The signature covers all that can change a result, and the digest every option."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare._version import __version__
from compare.options import Options
from compare.provenance import describe, verify

MODELS = (("tagger", "3.8"), ("vectors", "0.4"))
FIELDS = [field.name for field in dataclasses.fields(Options)]


def another(name: str) -> Any:
    """Return a value for the field that is not its default."""
    default = getattr(Options(), name)
    hint = get_type_hints(Options)[name]
    if isinstance(default, bool):
        return not default
    if isinstance(default, float):
        return default / 2 + 0.01
    if isinstance(default, int):
        return default + 1
    if isinstance(default, tuple):
        return ("number",)
    return next(choice for choice in get_args(hint) if choice != default)


@pytest.mark.parametrize("name", FIELDS)
def test_every_option_changes_digest_and_signature(name: str) -> None:
    changed = dataclasses.replace(Options(), **{name: another(name)})
    assert changed.digest() != Options().digest()
    assert describe(changed, MODELS).signature != describe(Options(), MODELS).signature


def test_every_option_is_listed_as_json() -> None:
    assert [name for name, _ in Options().items()] == FIELDS
    assert dict(Options(disabled_rules=("a",)).items())["disabled_rules"] == ["a"]


def test_tool_version_and_models_change_the_signature() -> None:
    made = [
        describe(Options(), MODELS),
        describe(Options(), MODELS, tool="other"),
        describe(Options(), MODELS, version="9"),
        describe(Options(), MODELS[:1]),
        describe(Options(), (("tagger", "3.9"), MODELS[1])),
    ]
    assert len({provenance.signature for provenance in made}) == len(made)


def test_the_order_of_models_does_not_matter() -> None:
    assert describe(Options(), MODELS) == describe(Options(), MODELS[::-1])


def test_the_signature_can_be_checked() -> None:
    provenance = describe(Options(), MODELS)
    assert provenance.version == __version__
    assert provenance.signature.startswith("sha256:")
    assert verify(provenance)
    assert not verify(dataclasses.replace(provenance, version="9"))
    assert not verify(dataclasses.replace(provenance, options=Options(internal=False).items()))


@given(st.lists(st.sampled_from(["number", "list", "date"])))
def test_equal_wishes_have_equal_digests(names: list[str]) -> None:
    given_so = Options(disabled_rules=tuple(names), align_threshold=1)
    assert given_so == Options(disabled_rules=tuple(sorted(set(names))), align_threshold=1.0)
    assert given_so.digest() == dataclasses.replace(given_so).digest()
    assert type(given_so.align_threshold) is float


@pytest.mark.parametrize(
    "wrong",
    [
        {"align_threshold": float("nan")},
        {"align_threshold": 1.01},
        {"align_threshold": -0.1},
        {"date_order": "ymd"},
        {"disabled_rules": "number"},
        {"reuse_min_words": 2},
        {"reuse_exclude": "as the saying goes"},
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Options(**wrong)
