"""What an archive knows of itself: its settings and what was added when."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from compare.archive.engine import need_extra
from compare.archive.settings import FORMAT, Settings
from compare.archive.steps import Folder
from compare.errors import CompareError

if TYPE_CHECKING:
    import pyarrow as pa

_STATE = "archive"


@dataclass(frozen=True, slots=True)
class Batch:
    """What one call of ``build`` has added."""

    number: int
    root: str
    first: int
    """The number of its first article."""
    articles: int
    inputs: str
    """``sha256:`` over what its articles are, and all before them."""
    chunk: int
    done: bool

    @property
    def name(self) -> str:
        """Return its number, as files have it."""
        return f"{self.number:05d}"


def begun(out: str, settings: Settings | None = None) -> Folder:
    """Return the archive in a folder, made where there is none; its settings must be the same."""
    folder = Folder(out)
    held = folder.state(_STATE)
    if held is None:
        if folder.path.exists() and any(folder.path.iterdir()):
            raise CompareError(f"{out}: is no archive, and not empty")
        folder.keep(_STATE, {"format": FORMAT, "settings": asdict(settings or Settings())})
    elif settings is not None and settings != settings_of(folder):
        raise CompareError(f"{out}: was begun with other settings, which cannot be changed")
    return folder


def opened(out: str) -> Folder:
    """Return the archive in a folder; :class:`CompareError` where there is none."""
    need_extra()
    folder = Folder(out)
    held = folder.state(_STATE)
    if held is None:
        raise CompareError(f"{out}: there is no archive; make one with: compare archive build")
    if held.get("format") != FORMAT:
        raise CompareError(f"{out}: is an archive of format {held.get('format')}, not {FORMAT}")
    return folder


def settings_of(folder: Folder) -> Settings:
    """Return what an archive is made with."""
    held = folder.state(_STATE) or {}
    try:
        return Settings(**held["settings"])
    except (KeyError, TypeError, ValueError) as error:
        raise CompareError(f"{folder.path}: archive.json is damaged ({error})") from None


def batches(folder: Folder) -> list[Batch]:
    """Return all batches, in their order."""
    found: list[Batch] = []
    while (held := folder.state(f"batches/{len(found):05d}")) is not None:
        try:
            found.append(Batch(**held))
        except TypeError:
            name = folder.path / "batches" / f"{len(found):05d}.json"
            raise CompareError(f"{name}: is damaged") from None
    return found


def inputs_of(folder: Folder, batch: Batch) -> pa.Table:
    """Return where the articles of a batch were found."""
    import pyarrow.parquet as pq

    return pq.read_table(folder.path / "inputs" / f"{batch.name}.parquet")


def keep(folder: Folder, batch: Batch) -> None:
    """Write down a batch as it stands."""
    folder.keep(f"batches/{batch.name}", asdict(batch))
