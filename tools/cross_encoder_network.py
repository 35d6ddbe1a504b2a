"""The network that tools/train_cross_encoder.py trains, and what it says of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.align.cross_encoder import LONGEST
from tools.cross_encoder_cases import Pair

_AT_ONCE = 64


class Reader:
    """A model of the BERT family with two outputs, and the tokenizer that it came with."""

    def __init__(self, folder: Path, weights: Path | None = None, frozen: int = 0) -> None:
        """Read the original model, or what became of it; ``frozen`` layers stay as they are."""
        from safetensors.torch import load_file
        from transformers import AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = _network(folder, frozen)
        self.kinds = getattr(self.model.encoder.config, "type_vocab_size", 1) > 1
        if weights is not None:
            state = load_file(weights)
            held = {k if k.startswith("head.") else f"encoder.{k}": v for k, v in state.items()}
            missing, unknown = self.model.load_state_dict(held, strict=False)
            lacking = [k for k in missing if "pooler" not in k and "position_ids" not in k]
            if lacking or unknown:
                raise ValueError(f"{weights} is of another model: {(*lacking, *unknown)[0]}")

    def __call__(self, pairs: Sequence[Pair]) -> Any:
        """Return the log odds of both answers, a tensor of shape (pairs, 2)."""
        import torch

        pieces = self.tokenizer(
            [p.one for p in pairs], [p.other for p in pairs], truncation=True,
            max_length=LONGEST, padding=True, return_tensors="pt",
            return_token_type_ids=self.kinds,
        )  # fmt: skip
        # A processor without instructions for sums in 16 bits does them a hundred times slower.
        able = torch.ops.mkldnn._is_mkldnn_bf16_supported()
        with torch.autocast("cpu", torch.bfloat16, enabled=able):
            return self.model(pieces)

    def answers(self, pairs: Sequence[Pair]) -> NDArray[np.float64]:
        """Return the chances of both answers, shape (pairs, 2); nothing is learnt."""
        import torch

        self.model.eval()
        order = sorted(range(len(pairs)), key=lambda n: len(pairs[n].one) + len(pairs[n].other))
        said = np.zeros((len(pairs), 2))
        with torch.no_grad():
            for first in range(0, len(order), _AT_ONCE):
                batch = order[first : first + _AT_ONCE]
                said[batch] = torch.sigmoid(self([pairs[n] for n in batch])).numpy()
        return said

    def save(self, path: Path) -> None:
        """Write the weights, named as in the original model."""
        from safetensors.torch import save_file

        state = {
            name.removeprefix("encoder."): weight.contiguous()
            for name, weight in self.model.state_dict().items()
            if "pooler" not in name and "position_ids" not in name
        }
        save_file(state, path)


def _network(folder: Path, frozen: int) -> Any:
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
            for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
                for weight in part.parameters():
                    weight.requires_grad_(False)
            self.drop = nn.Dropout(0.1)
            self.head = nn.Linear(2 * self.encoder.config.hidden_size, 2)

        def forward(self, pieces: Any) -> Any:
            vectors = self.encoder(**pieces).last_hidden_state
            seen = pieces["attention_mask"][..., None].to(vectors.dtype)
            mean = (vectors * seen).sum(1) / seen.sum(1)
            return self.head(self.drop(torch.cat([mean, vectors[:, 0]], -1))).float()

    return CrossEncoder()
