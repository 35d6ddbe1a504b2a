"""Walking the dependency trees."""

from __future__ import annotations

from compare.analyse.tree import Tree, cover, tree_of
from compare.model import Span
from tests.analyse.parsed import analysed, token

TEXT = "The old mayor of the town quickly closed the bridge that the army had built."


def test_children_are_in_text_order_and_chosen_by_label() -> None:
    analysis = analysed(TEXT)
    tree = Tree(analysis.tokens)
    closed = token(analysis, "closed")
    assert [t.text for t in tree.children(closed)] == ["mayor", "quickly", "bridge", "."]
    assert [t.text for t in tree.children(closed, "nsubj", "dobj")] == ["mayor", "bridge"]
    assert tree.children(token(analysis, "old")) == []


def test_the_root_has_no_head_and_ancestors_lead_to_it() -> None:
    analysis = analysed(TEXT)
    tree = Tree(analysis.tokens)
    assert tree.head(token(analysis, "closed")) is None
    assert [t.text for t in tree.ancestors(token(analysis, "town"))] == ["of", "mayor", "closed"]


def test_a_subtree_can_be_pruned() -> None:
    analysis = analysed(TEXT)
    tree = Tree(analysis.tokens)
    bridge = token(analysis, "bridge")
    assert tree.span(bridge).of(TEXT) == "the bridge that the army had built"
    assert tree.span(bridge, ("relcl",)).of(TEXT) == "the bridge"


def test_a_subject_hung_on_an_auxiliary_belongs_to_the_verb() -> None:
    analysis = analysed("The bridge was not closed.")
    tree = Tree(analysis.tokens)
    closed = token(analysis, "closed")
    assert tree.head(token(analysis, "bridge")) is closed
    assert [t.text for t in tree.children(closed)] == ["bridge", "was", "not", "."]


def test_trees_do_not_reach_across_sentences() -> None:
    analysis = analysed("The mayor left. The army stayed. The rain stopped.")
    tree = Tree(analysis.tokens)
    for here in analysis.tokens:
        assert {t.sentence for t in tree.subtree(here)} == {here.sentence}


def test_cover() -> None:
    tokens = analysed(TEXT).tokens
    assert cover(tokens[1:3]) == Span(4, 13)


def test_the_tree_of_a_document_is_made_once_in_a_row() -> None:
    analysis, other = analysed("The mayor opened it."), analysed("Rain fell.")
    first = tree_of(analysis.tokens)
    assert tree_of(analysis.tokens) is first
    assert tree_of(other.tokens).tokens is other.tokens
    assert tree_of(analysis.tokens).tokens is analysis.tokens
