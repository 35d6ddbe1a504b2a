"""Figures, times and names of two accounts, each held against the one that answers its question."""

from compare.match.facts.answers import Answers, answers

__all__ = ["Answers", "answers"]
