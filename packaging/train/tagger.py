"""The network in PyTorch, for training only; ``cloakroom.detect.names.network`` runs it."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from cloakroom.detect.names.features import COLUMNS, TABLES
from cloakroom.detect.names.labels import TAGS
from cloakroom.detect.names.network import LAYERS

INPUT, VECTOR, HIDDEN = 256, 96, 128
"""Width of a word, of its floret vector, and of a layer in one direction."""
FLORET = 100
UNLISTED = 0.2
"""Share of the words whose class in the lists is withheld in training."""


class Scan(torch.autograd.Function):
    """``state[t] = keep[t] * state[t - 1] + new[t]`` along the first axis (tokens); in the second
    half of the last axis from the end to the beginning."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, new: Tensor) -> Tensor:
        length, half = len(keep), keep.shape[-1] // 2
        state = new.clone()
        for at in range(1, length):
            state[at, :, :half].addcmul_(keep[at, :, :half], state[at - 1, :, :half])
            back = length - 1 - at
            state[back, :, half:].addcmul_(keep[back, :, half:], state[back + 1, :, half:])
        ctx.save_for_backward(keep, state)
        return state

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor]:
        keep, state = ctx.saved_tensors
        length, half = len(keep), keep.shape[-1] // 2
        new = grad.clone()
        for at in range(length - 2, -1, -1):
            new[at, :, :half].addcmul_(keep[at + 1, :, :half], new[at + 1, :, :half])
            back = length - 1 - at
            new[back, :, half:].addcmul_(keep[back - 1, :, half:], new[back - 1, :, half:])
        kept = torch.zeros_like(keep)
        kept[1:, :, :half] = new[1:, :, :half] * state[:-1, :, :half]
        kept[:-1, :, half:] = new[:-1, :, half:] * state[1:, :, half:]
        return kept, new


def recurrent(driven: Tensor, inputs: Tensor | None) -> Tensor:
    """A layer's states (length, batch, 2 x hidden) from what drives it, three times as wide:
    candidate, forget and output of both directions."""
    candidate, forget, leave = driven.float().chunk(3, -1)
    keep, out = torch.sigmoid(forget), torch.sigmoid(leave)
    state = Scan.apply(keep, (1 - keep) * candidate)
    if inputs is None:
        return out * torch.tanh(state)
    return inputs + out * (state - inputs)


def beside(values: Tensor) -> Tensor:
    """``values`` (length, batch, 6 x hidden) of the word before, for the forward direction, and of
    the word after, for the backward one."""
    length, batch, width = values.shape
    ways = values.reshape(length, batch, 3, 2, width // 6)
    moved = torch.zeros_like(ways)
    moved[1:, :, :, 0] = ways[:-1, :, :, 0]
    moved[:-1, :, :, 1] = ways[1:, :, :, 1]
    return moved.reshape(length, batch, width)


class Tagger(nn.Module):
    def __init__(self, dropout: float = 0.2, blanked: float = 0.1) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({t.name: nn.Embedding(t.rows, t.width) for t in TABLES})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.1)
        self.vector = nn.Linear(FLORET, VECTOR)
        self.input = nn.Linear(sum(table.width for table in TABLES) + VECTOR, INPUT)
        self.input_norm = nn.LayerNorm(INPUT)
        self.here = nn.Linear(INPUT, 6 * HIDDEN)
        self.beside = nn.Linear(INPUT, 6 * HIDDEN, bias=False)
        self.layers = nn.ModuleList(
            nn.Linear(2 * HIDDEN, 6 * HIDDEN) for _ in range(LAYERS - 1)
        )
        with torch.no_grad():  # at first what was read is kept for a few words
            for layer in (self.here, *self.layers):
                layer.bias[2 * HIDDEN : 4 * HIDDEN] += 1
        self.norm = nn.LayerNorm(2 * HIDDEN)
        self.output = nn.Linear(2 * HIDDEN, len(TAGS))
        self.dropout = nn.Dropout(dropout)
        self.blanked = blanked

    def forward(self, rows: Tensor, vectors: Tensor) -> Tensor:
        """rows (batch, length, columns), vectors (batch, length, 100) -> scores of the tags."""
        lexical = self.lexical(rows.transpose(0, 1), vectors.transpose(0, 1))
        states = recurrent(self.here(lexical) + beside(self.beside(lexical)), None)
        for layer in self.layers:
            states = self.dropout(states)
            states = recurrent(layer(states), states)
        return self.output(self.dropout(self.norm(states))).transpose(0, 1)

    def lexical(self, rows: Tensor, vectors: Tensor) -> Tensor:
        parts: dict[str, Tensor] = {}
        for column, name in enumerate(COLUMNS):
            looked_up = self.tables[name](rows[..., column])
            parts[name] = parts[name] + looked_up if name in parts else looked_up
        parts["word"] = self._blank(parts["word"])
        parts["listed"] = self._blank(parts["listed"], UNLISTED)
        joined = torch.cat([*parts.values(), self.vector(self._blank(vectors))], dim=-1)
        found = functional.gelu(self.input(self.dropout(joined)), approximate="tanh")
        return self.dropout(self.input_norm(found))

    def _blank(self, values: Tensor, share: float | None = None) -> Tensor:
        """In training, some words lose this feature, so that none is relied on alone."""
        if not self.training:
            return values
        kept = torch.rand(values.shape[:-1]) > (self.blanked if share is None else share)
        return values * kept.unsqueeze(-1)
