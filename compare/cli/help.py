"""The help of the default command, which is the help of the whole program."""

from __future__ import annotations

import click

from compare.cli.app import DEFAULT, Command

SECTIONS = {
    "Output": ("outputs", "stdout_format", "fail_on", "undecided", "quiet"),
    "What is looked for": (
        "no_internal",
        "disabled_rules",
        "align_threshold",
        "date_order",
        "reuse_min_words",
        "reuse_exclude",
    ),
    "Reading": ("save", "allow_private"),
    "A second opinion": (
        "judge",
        "judge_model",
        "judge_conflicts",
        "judge_dry_run",
        "judge_allow_remote",
        "judge_timeout",
    ),
    "Decisions": ("decisions", "no_decisions"),
    "Appearance": ("width", "color", "paper", "templates", "attach", "explain"),
}
"""Heading -> names of the parameters under it; what stands in none comes last."""

EXAMPLES = (
    ("compare a.txt b.txt", "summary in the terminal"),
    ("compare a.txt b.md -o report.html -o brief.pdf", "files, by suffix"),
    ("compare a.txt b.txt --format json", "one format, printed"),
    ("compare a.txt", "one account against itself"),
    ("cat a.txt | compare - b.txt", "'-' is standard input"),
    ("compare page.html paper.pdf mail.eml", "any article, as it comes"),
    ("compare page.txt#2 https://...", "second story; address"),
    ("compare a.txt b.txt -q --fail-on conflict", "exit code alone"),
    ("compare check draft.txt --against a.txt b.txt", "a draft against its sources"),
    ("compare render report.json -o brief.pdf", "from a saved report"),
)

EXIT_CODES = (
    ("0", "Done."),
    ("1", "What --fail-on names was found."),
    ("2", "Wrong usage, or a file that cannot be read or written; nothing was written."),
    ("3", "A PDF needs a system library that is missing; all else was written."),
    ("130", "Interrupted."),
)


class Compare(Command):
    """The default command; its help has sections, the other commands, examples and exit codes."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways of calling the program, without the default command's own name."""
        program = ctx.find_root().command_path
        formatter.write_usage(program, "[OPTIONS] FILE...")
        formatter.write_usage(program, "COMMAND ...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under headings, then everything else worth knowing."""
        records = {
            param.name: record
            for param in self.get_params(ctx)
            if isinstance(param, click.Option)
            and (record := param.get_help_record(ctx)) is not None
        }
        for heading, names in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([records.pop(name) for name in names])
        with formatter.section("Other options"):
            formatter.write_dl(list(records.values()))
        with formatter.section("Other commands ('compare COMMAND --help' tells more)"):
            formatter.write_dl(_commands(ctx))
        with formatter.section("Examples"):
            for call, purpose in EXAMPLES:
                formatter.write(f"{'':>{formatter.current_indent}}{call:<46}  # {purpose}\n")
        with formatter.section("Exit codes"):
            formatter.write_dl(EXIT_CODES)


def _commands(ctx: click.Context) -> list[tuple[str, str]]:
    root = ctx.find_root().command
    assert isinstance(root, click.Group)
    return [
        (name, command.get_short_help_str(60))
        for name, command in sorted(root.commands.items())
        if name != DEFAULT
    ]
