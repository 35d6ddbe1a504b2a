"""The last page: what is known of the sources, and how the brief was made."""

from __future__ import annotations

import shlex

from compare.model import Report
from compare.options import Options
from compare.render.templating import plural
from compare.render.view import Source, View
from compare.render.wording import about


def facts_of(report: Report, source: Source) -> tuple[str, ...]:
    """Return what is known of one source, line by line."""
    document = next(d for d in report.documents if d.id == source.id)
    known = (source.title, about(source))
    words, sentences = plural(source.words, "word"), plural(source.sentences, "sentence")
    size = f"{words} in {sentences} on {plural(source.lines, 'line')}"
    read = f"{document.media_type}, language {source.language}"
    return (*(fact for fact in known if fact), *source.found, size, read)


def method_of(view: View) -> tuple[tuple[str, str], ...]:
    """Return program, models and options, each with its name."""
    options = ", ".join(f"{name} = {_value(value)}" for name, value in view.options)
    models = ", ".join(f"{name} {version}" for name, version in view.models)
    return (
        ("Program", f"{view.tool} {view.version}"),
        ("Models", models or "none"),
        ("Options", options or "none"),
    )


def command_of(view: View) -> str:
    """Return the command that makes this file again, quoted for a shell."""
    names = [source.name for source in view.sources]
    line = shlex.join([view.tool, *names, "-o", "brief.pdf"])
    usual = Options().items() == view.options
    return line if usual else f"{line}   (with the options above)"


def _value(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(str, value)) or "none"
        case _:
            return str(value)
