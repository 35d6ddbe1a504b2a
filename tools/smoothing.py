"""Make a network fit for 8 bits: what is large in its activations is moved into its weights.

Activations are rounded in steps of their largest one, and a few channels of a transformer are many
times larger than the rest, which is then rounded away. Each channel is divided by a factor before a
matrix, and the row of the matrix that it meets is multiplied by it: the product is the same, both
factors are even, and both can be rounded (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

SHARE = 0.8
"""How much of what is uneven goes into the weights; tried: .3 to .9; from .65 on it helps."""
_LEAST = 1e-3


def smoothed(
    model: Any, read: Iterable[Mapping[str, Any]], exact: Iterable[str] = (), share: float = SHARE
) -> Any:
    """Return the model as one that gives the same numbers and rounds well.

    ``read`` are inputs like those that it will get; what stands before the operations named
    ``exact``, which are not rounded, is left alone.
    """
    import onnx
    from onnx import helper, numpy_helper

    made = onnx.ModelProto()
    made.CopyFrom(model)
    tables = {tensor.name: tensor for tensor in made.graph.initializer}
    products: dict[str, list[Any]] = defaultdict(list)
    for node in made.graph.node:
        if node.op_type == "MatMul" and node.input[1] in tables and node.name not in set(exact):
            products[node.input[0]].append(node)
    largest = _largest(model, sorted(products), read)
    first = {}
    for name, nodes in products.items():
        weights = [numpy_helper.to_array(tables[node.input[1]]) for node in nodes]
        rows = np.max([np.abs(weight).max(axis=1) for weight in weights], axis=0)
        factor = np.maximum(largest[name], _LEAST) ** share / np.maximum(rows, _LEAST) ** (
            1 - share
        )
        factor = (factor / np.exp(np.log(factor).mean())).astype(np.float32)
        for node, weight in zip(nodes, weights, strict=True):
            table = numpy_helper.from_array(weight * factor[:, None], node.input[1])
            tables[node.input[1]].CopyFrom(table)
        by = numpy_helper.from_array(1 / factor, f"{name}.by")
        made.graph.initializer.append(by)
        even = helper.make_node("Mul", [name, by.name], [f"{name}.even"], name=f"{name}.even")
        first[nodes[0].name] = even
        for node in nodes:
            node.input[0] = f"{name}.even"
    order = list(made.graph.node)
    del made.graph.node[:]
    for node in order:
        if node.name in first:
            made.graph.node.append(first[node.name])
        made.graph.node.append(node)
    onnx.checker.check_model(made)
    return made


def _largest(model: Any, names: list[str], read: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return for each value of the graph its largest number in each channel."""
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(watched.SerializeToString())
    largest: dict[str, Any] = dict.fromkeys(names, 0.0)
    for each in read:
        for name, value in zip(names, session.run(names, dict(each)), strict=True):
            largest[name] = np.maximum(largest[name], np.abs(value).max(axis=(0, 1)))
    return largest
