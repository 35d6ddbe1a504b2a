"""``compare serve``: the review server, on this machine alone."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.cli.app import DONE, refuse
from compare.cli.commands import main
from compare.cli.settings import DECISIONS, HELP
from compare.cli.streams import note, print_bytes
from compare.errors import CompareError, MissingLibraryError
from compare.installing import adding_extras

if TYPE_CHECKING:
    import socket

    from compare.serve import Settings
    from compare.serve.store import Database

_PORT = 8400
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)


@main.command("serve", context_settings=HELP, short_help="Review in the browser.")
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE...]")
@click.option(
    "--database",
    type=click.Path(dir_okay=False),
    default=".compare/review.db",
    show_default=True,
    metavar="FILE",
    help="Where stories and decisions are kept.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Port of 127.0.0.1; 0 takes any.",
)
@click.option("--as", "person", metavar="NAME", help="Who you are; else the user of this computer.")
@click.option(
    "--uds", type=click.Path(), metavar="PATH", help="Listen on a Unix socket, for a proxy."
)
@click.option(
    "--uds-mode",
    type=click.Choice(["600", "660"]),
    default="600",
    show_default=True,
    help="Who may open the socket: this user, or the socket's group as well.",
)
@click.option(
    "--auth",
    type=click.Choice(["token", "proxy"]),
    default="token",
    show_default=True,
    help="Who is let in: whoever has a link or token, or whom the proxy names (with --uds).",
)
@click.option(
    "--person-header",
    default="Remote-User",
    show_default=True,
    metavar="NAME",
    help="The header in which the proxy names who asks.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="HOST[:PORT]",
    help="The name by which browsers reach the proxy; may be repeated.",
)
@click.option(
    "--embed-in",
    "frames",
    multiple=True,
    metavar="ORIGIN",
    help="A site whose pages may show a story in a frame, as https://cms.example; may be repeated.",
)
@click.option(
    "--proposals",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="What compare mcp has proposed; else proposals.jsonl beside the database.",
)
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="What compare decide has written; else decisions.jsonl beside the database.",
)
@click.option("--https", is_flag=True, help="Browsers reach the proxy by https.")
def serve_command(
    files: tuple[str, ...],
    database: str,
    port: int,
    person: str | None,
    uds: str | None,
    uds_mode: str,
    auth: str,
    person_header: str,
    hosts: tuple[str, ...],
    frames: tuple[str, ...],
    proposals: str | None,
    decisions: str | None,
    https: bool,
) -> int:
    r"""Work through findings in the browser, alone or with others.

    Prints a link that lets in one person, once; they can let in others. FILEs, if any, are
    compared as one story; called again with the same files, it goes on with that story, and those
    that were edited are new versions. It listens on this machine alone.

    \b
      compare serve wire.txt local.md
      compare serve --uds /run/compare.sock --auth proxy --host desk.example --https
    """
    if auth == "proxy" and not uds:
        refuse("--auth proxy", "needs --uds: on a port, anybody could claim to be the proxy")
    if uds and not hosts:
        refuse("--uds", "needs --host: the name by which browsers reach the proxy")
    for origin in frames:
        if not _ORIGIN.fullmatch(origin):
            refuse(f"--embed-in {origin}", "is no origin, such as https://cms.example")
    given = [(name, _bytes(name)) for name in files]
    _need_extra()
    from compare.analyse.store import user_folder
    from compare.cli.listening import at_path, at_port
    from compare.review.book import user
    from compare.review.proposals import beside
    from compare.serve import Settings
    from compare.serve.store import Database

    _folder_of(database)
    with contextlib.ExitStack() as stack:
        kept = Database(database)
        stack.callback(kept.close)
        socket = at_path(uds, int(uds_mode, 8)) if uds else at_port(port)
        listening = stack.enter_context(socket)
        if not uds:
            port = listening.getsockname()[1]
        names = () if uds else (f"127.0.0.1:{port}", f"localhost:{port}")
        folder = user_folder()
        settings = Settings(
            database=database,
            person=person or user() or "me",
            hosts=(*names, *(host.lower() for host in hosts)),
            cookie=f"compare-{'review' if uds else port}",
            auth="proxy" if auth == "proxy" else "token",
            person_header=person_header.lower(),
            frames=tuple(origin.lower() for origin in frames),
            scheme="https" if https else "http",
            proposals=proposals or beside(database),
            decisions=decisions or str(Path(database).with_name(Path(DECISIONS).name)),
            cache=None if folder is None else str(folder),
        )
        address = _prepare(settings, kept, given)
        note(f"the review of {database}; stop it with Ctrl-C")
        if address:
            print_bytes(f"{address}\n".encode())
        _run(settings, kept, listening)
    return DONE


@main.command("element", context_settings=HELP, short_help="Print the script of <compare-report>.")
@click.option("--frame", is_flag=True, help="Print the script for pages with a frame instead.")
def element_command(frame: bool) -> None:
    """Print the script that shows a JSON report inside a page of yours, as <compare-report>.

    With --frame it is the one that gives a frame of compare serve the height it needs.
    """
    from compare.render.templating import asset, environment

    print_bytes(asset(environment(), f"embed/compare-{'frame' if frame else 'report'}.js").encode())


def _prepare(settings: Settings, database: Database, given: list[tuple[str, bytes]]) -> str | None:
    """Begin a story or go on with it, and make a link; return the link, where there is one."""
    from compare.serve.begin import begin
    from compare.serve.store import access

    with database.write(settings.person) as change:
        begun = begin(change, database.path, given) if given else None
        if begun is not None and begun.known:
            fresh = ", ".join(begun.new)
            what = f"new versions: {fresh}" if fresh else "no file has changed"
            note(f"story {begun.story} goes on; {what}")
        if settings.auth == "proxy":
            return None
        access.end_sessions(change)
        word = access.invite(change, settings.person, seconds=24 * 3600)
    return f"{settings.scheme}://{settings.hosts[0]}/enter?token={word}"


def _run(settings: Settings, database: Database, listening: socket.socket) -> None:
    """Answer until interrupted."""
    import uvicorn

    from compare.serve.app import create_app

    config = uvicorn.Config(
        create_app(settings, database),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        limit_concurrency=200,
        ws="none",
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn has closed all by then
        uvicorn.Server(config).run(sockets=[listening])


def _bytes(name: str) -> bytes:
    from compare.cli.files import read_whole
    from compare.read import check_size
    from compare.read.formats import FILE_LIMIT

    data = read_whole(name, FILE_LIMIT)
    check_size(data, name)
    return data


def _folder_of(database: str) -> None:
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CompareError(f"{database}: {error.strerror}") from error


def _need_extra() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("fastapi", "uvicorn", "python_multipart") if not find_spec(name)]
    if missing:
        line = adding_extras("serve")
        raise MissingLibraryError(f"serve needs {', '.join(missing)}; install with: {line}")
