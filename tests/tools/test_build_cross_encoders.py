"""The networks that read two sentences, built of made-up weights: one small layer, real runtime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest

from compare.align.cross_encoder import LARGE, inputs
from tools import build_large_cross_encoder as large
from tools.build_encoder import quantised
from tools.smoothing import smoothed
from tools.unpack_cross_encoder import together, unpacked

WIDTH, WORDS, PLACES = 24, 40, 140
UNEVEN = 7
"""A channel whose numbers are many times larger than those of the others."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LAYERS": 1, "HEADS": 4, "WIDTH": WIDTH, "_MARKS": {0: 1}}.items():
        monkeypatch.setattr(large, name, value)


@pytest.fixture
def weights() -> dict[str, Any]:
    chance = np.random.default_rng(5)

    def made(*shape: int) -> Any:
        return chance.normal(0, 0.2, shape).astype(np.float32)

    held = {
        "embeddings.word_embeddings.weight": made(WORDS + 5, WIDTH),
        "embeddings.position_embeddings.weight": made(PLACES, WIDTH),
        "encoder.relative_attention_bias.weight": made(large.BIASES, 4),
        "head.weight": made(2, 2 * WIDTH),
        "head.bias": made(2),
    }
    layer = "encoder.layer.0"
    linear = {f"attention.attn.{name}": (WIDTH, WIDTH) for name in "qkvo"}
    linear |= {"intermediate.dense": (4 * WIDTH, WIDTH), "output.dense": (WIDTH, 4 * WIDTH)}
    for name, shape in linear.items():
        held |= {f"{layer}.{name}.weight": made(*shape), f"{layer}.{name}.bias": made(shape[0])}
    for name in ("embeddings", f"{layer}.attention", f"{layer}.output"):
        scale = np.ones(WIDTH, np.float32)
        if name == "embeddings":
            scale[UNEVEN] = 60
        held |= {f"{name}.LayerNorm.weight": scale, f"{name}.LayerNorm.bias": made(WIDTH)}
    return held


def run(model: Any, ids: list[list[int]]) -> Any:
    """Return what the network says of lines of word pieces; 0 fills them up."""
    held = model if isinstance(model, str) else model.SerializeToString()
    session = onnxruntime.InferenceSession(held)
    table = np.array(ids, np.int64)
    return session.run(None, {"ids": table, "mask": (table > 0).astype(np.int64)})[0]


def test_each_line_gets_two_answers_and_filling_up_changes_neither(weights: Any) -> None:
    model = large.build(weights)
    short = run(model, [[5, 6, 7]])
    assert short.shape == (1, 2)
    assert run(model, [[5, 6, 7, 0, 0], [9, 9, 9, 9, 9]])[:1] == pytest.approx(short, abs=1e-5)
    assert run(model, [[7, 6, 5]]) != pytest.approx(short, abs=1e-5)


def test_how_far_apart_tokens_stand_matters(weights: Any) -> None:
    weights["embeddings.position_embeddings.weight"][:] = 0
    weights["embeddings.LayerNorm.weight"][:] = 1
    one, other = [5, 9, 8, 6], [5, 8, 9, 6]
    model = large.build(weights)
    assert run(model, [one]) != pytest.approx(run(model, [other]), abs=1e-3)
    weights["encoder.relative_attention_bias.weight"][:] = 0
    model = large.build(weights)
    assert run(model, [one]) == pytest.approx(run(model, [other]), abs=1e-5)


def test_near_distances_have_a_bias_each_and_far_ones_share_it() -> None:
    table = large.buckets(128)
    assert table.shape == (128, 128)
    assert table[0, :8].tolist() == [0, *range(17, 24)]
    assert table[:8, 0].tolist() == list(range(8))
    assert sorted(np.unique(table)) == [n for n in range(large.BIASES) if n != large.BIASES // 2]
    assert table[0, 126] == table[0, 127] == large.BIASES - 1
    assert (np.diff(table[:, 0]) >= 0).all()


def test_word_pieces_come_in_the_order_of_the_other_tokenizer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(large, "_MARKS", {0: 1, 1: 3, 2: 0})
    rows = large.in_order(np.arange(20)[:, None])[:, 0].tolist()
    assert rows == [1, 3, 0, *range(7, 19)]


def test_weights_lie_in_parts_and_say_the_same(
    weights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "PART", 10_000)
    monkeypatch.setattr(large, "LONGEST", 16)
    (tmp_path / "weights_9.bin").write_bytes(b"of another time")
    file = tmp_path / "model.onnx"
    model = large.build(weights)
    onnx.save(model, file)
    whole = file.stat().st_size
    parts = large.divided(file)
    assert len(parts) > 2
    assert all(part.stat().st_size <= large.PART for part in parts)
    assert file.stat().st_size + sum(part.stat().st_size for part in parts) < whole + 4_000
    assert {part.name for part in parts} == {part.name for part in tmp_path.glob("*.bin")}
    assert run(str(file), [[5, 6, 7]]) == pytest.approx(run(model, [[5, 6, 7]]), abs=1e-6)


def test_what_is_large_moves_into_the_weights(weights: Any, tmp_path: Path) -> None:
    from onnxruntime.quantization import quantize_dynamic

    model = large.build(weights)
    head = [node.name for node in model.graph.node if node.op_type == "MatMul"][-1]
    chance = np.random.default_rng(6)
    lines = chance.integers(1, WORDS, (40, 12)).tolist()
    read = [inputs([(line[:5], line[5:])], LARGE) for line in lines]
    for each in read:
        each["ids"] %= WORDS  # marks have higher numbers in the real tokenizer
    even = smoothed(model, read, [head])
    exact = run(model, lines)
    assert run(even, lines) == pytest.approx(exact, abs=1e-3)

    def lost(one: Any) -> float:
        whole, rounded = tmp_path / "whole.onnx", tmp_path / "rounded.onnx"
        onnx.save(one, whole)
        quantize_dynamic(
            whole, rounded, per_channel=True, reduce_range=True, nodes_to_exclude=[head]
        )
        return float(np.abs(run(str(rounded), lines) - exact).mean())

    assert lost(even) < 0.6 * lost(model)


def test_sums_and_norms_become_one_operation_and_say_the_same(weights: Any, tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    model = large.build(weights)
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, file)
    large.join_norms(file)
    kinds = [node.op_type for node in onnx.load(file).graph.node]
    assert (kinds.count("SkipLayerNormalization"), kinds.count("LayerNormalization")) == (2, 1)
    assert run(str(file), [[5, 6, 7]]) == pytest.approx(run(model, [[5, 6, 7]]), abs=1e-5)


def test_what_was_rounded_comes_back(weights: Any, tmp_path: Path) -> None:
    model = large.build(weights)
    head = [node.name for node in model.graph.node if node.op_type == "MatMul"][-1]
    lines = [[n, n + 1, n + 2] for n in range(1, 30)]
    read = [{"ids": np.array([x], np.int64), "mask": np.ones((1, 3), np.int64)} for x in lines]
    file = quantised(smoothed(model, read, [head]), tmp_path, exact=[head])
    back = together(unpacked(onnx.load(file)), weights, 0)
    assert set(back) == set(weights)
    for name, value in weights.items():
        assert np.abs(back[name] - value).mean() < 0.15 * np.abs(value).mean(), name
    exact, again = run(model, lines), run(large.build(back), lines)
    assert np.abs(again - exact).mean() < 0.1 * exact.std()
    changed = {name: value + 1 for name, value in weights.items()}
    kept = together(unpacked(onnx.load(file)), changed, 1)
    query = "encoder.layer.0.attention.attn.q.weight"
    assert np.array_equal(kept[query], changed[query])
