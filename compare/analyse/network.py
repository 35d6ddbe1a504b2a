"""The networks that are shipped with the program: what each is, and how it is run.

Each has a folder in ``compare/data`` with its weights, ``model.onnx``, and ``about.json``, which
names it, its version and the hashes of its files. Those who ask only for these load nothing else.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SILENT = "ORT_DISABLE_TELEMETRY"
"""From 1.29 on onnxruntime tells its maker what it runs, and writes an identifier of the machine
to disk, unless this variable is set. We ask for versions before; with another nothing is told."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network by the name of its folder in ``compare/data``."""

    name: str

    @property
    def folder(self) -> Traversable:
        """The folder of its files."""
        return files("compare.data").joinpath(self.name)

    def about(self) -> dict[str, str]:
        """Return what it is: ``name``, ``version``, and the hashes of its files."""
        return _about(self)

    def version(self) -> tuple[str, str]:
        """Return its name and version, by which its results are known from those of another."""
        return self.about()["name"], self.about()["version"]

    def session(self) -> Any:
        """Return it ready to run, loaded once per process."""
        return _session(self)


@cache
def _about(network: Network) -> dict[str, str]:
    held: dict[str, str] = json.loads(network.folder.joinpath("about.json").read_text("utf-8"))
    return held


@cache
def _session(network: Network) -> Any:
    os.environ[_SILENT] = "1"  # read when the library is loaded
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # sums in one order
    options.log_severity_level = 3
    # The file holds the graph as it is to be run.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    with as_file(network.folder) as folder:
        return onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
