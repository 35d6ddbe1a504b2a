"""Build compare/data/cross_encoder_large/: the larger model that reads two sentences together.

    python -m tools.build_large_cross_encoder LARGE TUNED

LARGE is the folder of ``sentence-transformers/all-mpnet-base-v2`` (Apache-2.0), TUNED what
:mod:`tools.train_cross_encoder` made of it. The graph is that of MPNet (Song et al. 2020): twelve
layers of BERT, to whose scores of attention a bias for each distance of two tokens is added, and
the head of the small model (:mod:`tools.build_cross_encoder`). Its word pieces are those of the
sentence encoder under other numbers: the rows of its table are put into the order of that
tokenizer, which then serves all models. The weights, of 8 bits, stand in files of their own below
the size that hosts of repositories take.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from compare.align.cross_encoder import LARGE, LONGEST
from tools.build_cross_encoder import answers, rounded, sampled
from tools.build_encoder import OUT as ENCODER
from tools.build_encoder import Graph, check, made, span, unseen, words_in_place

OUT = ENCODER.with_name("cross_encoder_large")
NAME, VERSION = "mpnet-base-two-sentences", "int8-1"
"""What reports name; the version is raised with each change of what the model says."""
SOURCE = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the original ``model.safetensors``."""
LAYERS, HEADS, WIDTH, EPSILON = 12, 12, 768, 1e-5
BIASES, FARTHEST = 32, 128
"""Biases for distances between tokens, and the distance from which all have the same."""
VECTORS = ("LayerNormalization", "SkipLayerNormalization")
"""Operations whose sums with something else are vectors of tokens."""
PART, SMALL = 60_000_000, 1024
"""Bytes of a file of weights at most, and of a tensor that stays in the graph."""
_FIRST_PLACE = 2
"""Row of the first token in the table of places."""
_SHIFT = 4
"""How much higher a word piece is numbered here than in the tokenizer of the sentence encoder."""
_MARKS = {0: 1, 100: 3, 101: 0, 102: 2}
"""Rows of the marks by their numbers in that tokenizer: filling, unknown, start, break."""
NAMES = {
    "attention.attn.q": "attention.self.query",
    "attention.attn.k": "attention.self.key",
    "attention.attn.v": "attention.self.value",
    "attention.attn.o": "attention.output.dense",
    "attention.LayerNorm": "attention.output.LayerNorm",
}
"""How the parts of a layer are named here, and how in BERT."""


def build(weights: dict[str, Any]) -> Any:
    """Return the model: ``ids`` and ``mask``, (batch, tokens) each, to (batch, 2)."""
    held = _as_bert(weights)
    words = held["embeddings.word_embeddings.weight"]
    held["embeddings.word_embeddings.weight"] = in_order(words)
    places = held["embeddings.position_embeddings.weight"]
    held["embeddings.position_embeddings.weight"] = places[_FIRST_PLACE : _FIRST_PLACE + LONGEST]
    graph = Graph(held, HEADS, WIDTH, EPSILON)
    x = graph.norm(words_in_place(graph), "embeddings.LayerNorm")
    scores = graph.op("Add", unseen(graph), _by_distance(graph))
    for n in range(LAYERS):
        x = graph.layer(x, scores, f"encoder.layer.{n}")
    return made(graph, answers(graph, x), "said", ["batch", 2], ("ids", "mask"))


def _as_bert(weights: dict[str, Any]) -> dict[str, Any]:
    """Return the weights under the names that BERT has for them."""
    held = {}
    for name, weight in weights.items():
        for ours, theirs in NAMES.items():
            name = name.replace(f".{ours}.", f".{theirs}.")  # noqa: PLW2901
        held[name] = weight
    return held


def in_order(words: Any) -> Any:
    """Return the vectors of the word pieces in the order of the tokenizer that serves all."""
    rows = np.arange(len(words) - 1 - _SHIFT) + _SHIFT  # the last one is a mark of training
    for number, row in _MARKS.items():
        rows[number] = row
    return words[rows]


def _by_distance(graph: Graph) -> str:
    """Add what the scores of attention are raised by, (heads, tokens, tokens)."""
    bias = graph.weights["encoder.relative_attention_bias.weight"]
    table = graph.constant("distances", bias[buckets(LONGEST)].transpose(2, 0, 1))
    zero, length, _, step = span(graph)
    for axis in (1, 2):
        along = graph.constant(f"axis {axis}", np.array([axis]))
        table = graph.op("Slice", table, zero, length, along, step)
    return table


def buckets(tokens: int) -> Any:
    """Return which bias is used from each token (rows) to each other one, shape (tokens, tokens).

    Half of them are for what comes later. Near distances have one each, farther ones share it, the
    more the farther, in logarithmic steps (Raffel et al. 2020).
    """
    half = BIASES // 2
    near = half // 2
    away = np.arange(tokens)[None] - np.arange(tokens)[:, None]
    far = np.abs(away)
    steps = np.log(np.maximum(far, 1) / near) / np.log(FARTHEST / near) * (half - near)
    shared = np.minimum(near + np.trunc(np.maximum(steps, 0)).astype(int), half - 1)
    return np.where(far < near, far, shared) + half * (away > 0)


def main(arguments: list[str]) -> int:
    """Read the trained weights and write the model."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from safetensors.numpy import load_file

    folder, tuned = Path(arguments[0]), Path(arguments[1])
    check(folder, SOURCE)
    target = rounded(build(load_file(tuned)), LARGE, OUT)
    join_norms(target)
    parts = [target, *divided(target)]
    about = {"name": NAME, "version": VERSION, "source": f"sha256:{SOURCE}"}
    about["tuned"] = "sha256:" + hashlib.sha256(tuned.read_bytes()).hexdigest()
    about["evened by"] = sampled()
    for part in parts:
        print(f"{part.name}: {part.stat().st_size} bytes")
        about[part.name] = "sha256:" + hashlib.sha256(part.read_bytes()).hexdigest()
    (OUT / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return 0


def join_norms(file: Path) -> None:
    """Let one operation add two vectors and normalise the sum, where onnxruntime left two.

    A sum after which nothing else asks is of half of a layer's two norms: half a millisecond each.
    """
    import onnx
    from onnx import helper

    model = onnx.load(file)
    uses = Counter(name for node in model.graph.node for name in node.input)
    sums = {node.output[0]: node for node in model.graph.node if node.op_type == "Add"}
    inner = {name for node in model.graph.node if node.op_type in VECTORS for name in node.output}
    kept = []
    for node in model.graph.node:
        total = sums.get(node.input[0]) if node.op_type == "LayerNormalization" else None
        if total is None or uses[node.input[0]] > 1 or not inner & set(total.input):
            kept.append(node)
            continue
        kept.remove(total)
        kept.append(
            helper.make_node(
                "SkipLayerNormalization", [*total.input, *node.input[1:]], node.output,
                name=node.name, domain="com.microsoft", epsilon=EPSILON,
            )
        )  # fmt: skip
    del model.graph.node[:]
    model.graph.node.extend(kept)
    onnx.save(model, file)


def divided(file: Path) -> list[Path]:
    """Move the weights of a model into files of their own.

    Each has at most :data:`PART` bytes, unless one tensor alone has more.
    """
    import onnx
    from onnx.external_data_helper import set_external_data

    for old in file.parent.glob("weights_*.bin"):
        old.unlink()
    model = onnx.load(file)
    parts: list[Path] = []
    held = bytearray()

    def write() -> None:
        if held:
            parts[-1].write_bytes(held)
            held.clear()

    for tensor in model.graph.initializer:
        raw = tensor.raw_data
        if len(raw) < SMALL:
            continue
        if not parts or len(held) + len(raw) > PART:
            write()
            parts.append(file.with_name(f"weights_{len(parts) + 1}.bin"))
        set_external_data(tensor, parts[-1].name, offset=len(held), length=len(raw))
        held += raw
        tensor.ClearField("raw_data")
    write()
    file.write_bytes(model.SerializeToString())
    return parts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
