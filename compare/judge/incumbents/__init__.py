"""Rule ``incumbent``: one post held by two people, in whatever words the accounts say so."""

from compare.judge.incumbents.find import find

__all__ = ["find"]
