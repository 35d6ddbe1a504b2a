"""Every regular expression in a package: in its modules' values, and in calls inside functions."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, TypeGuard

METHODS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"})
_CALLS = METHODS | {"compile"}
HANDED_ON = "handed on"
"""In the place of a method: the pattern goes elsewhere, and anything may be done with it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One pattern, and how it is used."""

    place: str
    """``module:name`` or ``module:line`` of the call."""
    pattern: re.Pattern[str]
    methods: frozenset[str]
    """Names of methods of :class:`re.Pattern` that it is used with, as far as can be told."""


def collect(package: str) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """Return the patterns of ``package``, and the places of calls whose pattern cannot be told."""
    root = importlib.import_module(package)
    modules: dict[str, ModuleType] = {package: root}
    for info in pkgutil.walk_packages(root.__path__, package + "."):
        if not info.name.endswith("__main__"):
            modules[info.name] = importlib.import_module(info.name)
    trees = {name: _tree(module) for name, module in modules.items()}
    uses = {name: _uses(tree) for name, tree in trees.items()}
    everywhere: dict[str, set[str]] = {}
    for named, _ in uses.values():
        for key, methods in named.items():
            everywhere.setdefault(key, set()).update(methods)
    found: dict[tuple[str, int], Found] = {}
    unseen: list[str] = []
    for name, module in modules.items():
        own, others = uses[name]
        for one in _in_values(name, module, own, everywhere, others):
            _add(found, one)
        for given in _in_calls(name, module, trees[name], others):
            if isinstance(given, str):
                unseen.append(given)
            else:
                _add(found, given)
    return tuple(sorted(found.values(), key=lambda one: one.place)), tuple(unseen)


def _add(found: dict[tuple[str, int], Found], new: Found) -> None:
    key = new.pattern.pattern, new.pattern.flags
    known = found.get(key)
    found[key] = replace(known, methods=known.methods | new.methods) if known else new


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def _in_values(
    name: str,
    module: ModuleType,
    own: dict[str, set[str]],
    everywhere: dict[str, set[str]],
    others: frozenset[str],
) -> Iterator[Found]:
    for key, value in vars(module).items():
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str):
                methods = (own if key.startswith("_") else everywhere).get(key, set())
                told = frozenset(methods | others if HANDED_ON in methods else methods) & METHODS
                yield Found(f"{name}:{key}", value, told or METHODS)
            continue
        held = value() if _is_maker(value, name) else value
        for n, pattern in enumerate(_inside(held, 0)):
            yield Found(f"{name}:{key}[{n}]", pattern, others or METHODS)


def _is_maker(value: Any, module: str) -> bool:
    """Tell whether this is a function of the module that takes nothing and returns patterns."""
    function = inspect.unwrap(value) if callable(value) else None
    return (
        isinstance(function, FunctionType)
        and function.__module__ == module
        and not inspect.signature(function).parameters
        and "Pattern" in str(function.__annotations__.get("return", ""))
    )


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _inside(item, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for item in value.values():
            yield from _inside(item, depth + 1)


def _uses(tree: ast.Module) -> tuple[dict[str, set[str]], frozenset[str]]:
    """Return which methods each name is used with, and which are used on what has no such name."""
    named: dict[str, set[str]] = {}
    others: set[str] = set()
    owners: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            if not isinstance(node.value, ast.Name):
                others |= {node.attr}
            elif node.value.id != "re":
                named.setdefault(node.value.id, set()).add(node.attr)
                owners.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in owners:
            named.setdefault(node.id, set()).add(HANDED_ON)
    local = {name for name in named if not name.lstrip("_").isupper()}
    others |= {method for name in local for method in named[name] - {HANDED_ON}}
    return named, frozenset(others - {"split"})


def _in_calls(
    name: str, module: ModuleType, tree: ast.Module, others: frozenset[str]
) -> Iterator[Found | str]:
    """Yield the pattern of each call of :mod:`re`, or its place where it cannot be evaluated."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    makers = [node for node in functions if node.returns and "Pattern" in ast.unparse(node.returns)]
    made = {id(inner) for node in makers for inner in ast.walk(node)}
    inside = {id(inner) for node in functions for inner in ast.walk(node)} - made
    for node in ast.walk(tree):
        if not _is_call(node) or id(node) not in inside:
            continue
        try:
            pattern = _evaluated(node, module)
        except NameError:
            yield f"{name}:{node.lineno}"
            continue
        if isinstance(pattern.pattern, str):
            method = _function(node)
            methods = others or METHODS if method == "compile" else frozenset({method})
            yield Found(f"{name}:{node.lineno}", pattern, methods)


def _is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _CALLS
    )


def _function(node: Any) -> str:
    return str(node.func.attr)


def _evaluated(node: Any, module: ModuleType) -> re.Pattern[str]:
    def value(part: ast.expr) -> Any:
        return eval(compile(ast.Expression(part), "<pattern>", "eval"), vars(module))

    position = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(_function(node), 2)
    flags = [word.value for word in node.keywords if word.arg == "flags"]
    flags += node.args[position : position + 1]
    return re.compile(value(node.args[0]), value(flags[0]) if flags else 0)
