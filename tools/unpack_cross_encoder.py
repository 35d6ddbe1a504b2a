"""Turn a shipped cross-encoder back into weights that can be trained further.

    pip install onnx safetensors
    python -m tools.unpack_cross_encoder compare/data/cross_encoder_large LARGE --frozen 3 \
        --out FILE

The weights that :mod:`tools.train_cross_encoder` writes are four times as large as what is shipped,
and not kept. What is shipped has lost some digits of each (of 8 bits about 3 % on average), which
changes its answers by some hundredths and is learnt again in a few steps. LARGE is the folder of
the original model: what training leaves alone, the embeddings and the lowest ``--frozen`` layers,
is taken from there.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

from tools.build_large_cross_encoder import NAMES

ROUNDED = frozenset({"MatMulIntegerToFloat", "DynamicQuantizeMatMul"})
"""Operations whose matrix has 8 bits."""


def unpacked(model: Any) -> dict[str, Any]:
    """Return the layers and the head of a network, by the names that BERT has for them.

    Matrices are multiplied by their scales, and what :mod:`tools.smoothing` moved into them is
    taken out.
    """
    from onnx import numpy_helper

    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    maker = {name: node for node in model.graph.node for name in node.output}
    found = {
        name: value
        for name, value in held.items()
        if re.match(r"(encoder|head).*\.(weight|bias)$", name) and value.ndim == 1
    }
    for node in model.graph.node:
        if node.op_type in ROUNDED:
            name = node.input[1].removesuffix("_quantized")
            steps = held[node.input[1]].astype(np.float32) - held[f"{name}_zero_point"]
            matrix = steps * held[f"{name}_scale"]
            found[name.removesuffix(".T")] = (_moved(node, held, maker) * matrix).T
        elif any(name == "head.weight.T" for name in node.input):
            found["head.weight"] = held["head.weight.T"].T
    return {name: np.ascontiguousarray(value, np.float32) for name, value in found.items()}


def _moved(node: Any, held: dict[str, Any], maker: dict[str, Any]) -> Any:
    """Return by what each row of a matrix is to be multiplied: (rows, 1), or 1."""
    source = node.input[0]
    if source in maker and maker[source].op_type == "DynamicQuantizeLinear":
        source = maker[source].input[0]
    before = maker.get(source)
    if before is None or before.op_type != "Mul":
        return np.ones((1, 1), np.float32)
    (factor,) = (held[name] for name in before.input if name in held)
    return factor[:, None]


def together(found: dict[str, Any], original: dict[str, Any], frozen: int) -> dict[str, Any]:
    """Return all weights under the names of the original, from which those left alone are taken."""
    result = {name: found[name] for name in ("head.weight", "head.bias")}
    for name, value in original.items():
        if "pooler" in name or "position_ids" in name:
            continue
        layer = re.search(r"layer\.(\d+)\.", name)
        as_is = layer is None or int(layer[1]) < frozen
        result[name] = value if as_is else found[_as_bert(name)].reshape(value.shape)
    return result


def _as_bert(name: str) -> str:
    for ours, theirs in NAMES.items():
        name = name.replace(f".{ours}.", f".{theirs}.")
    return name


def main() -> int:
    """Read the shipped network and the original, write the weights."""
    import onnx
    from safetensors.numpy import load_file, save_file

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shipped", type=Path, help="folder of the shipped network")
    parser.add_argument("original", type=Path, help="folder of the original model")
    parser.add_argument("--frozen", type=int, default=0, help="layers that were left alone")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = unpacked(onnx.load(options.shipped / "model.onnx"))
    original = load_file(options.original / "model.safetensors")
    save_file(together(found, original, options.frozen), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
