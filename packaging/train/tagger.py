"""The network in PyTorch, for training only; ``cloakroom.detect.names.network`` runs it."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from cloakroom.detect.names.features import COLUMNS, TABLES
from cloakroom.detect.names.labels import TAGS

INPUT, VECTOR, HIDDEN = 256, 96, 160
FLORET = 100
UNLISTED = 0.2
"""Share of the words whose class in the lists is withheld in training."""


class Tagger(nn.Module):
    def __init__(self, dropout: float = 0.25, blanked: float = 0.12) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({t.name: nn.Embedding(t.rows, t.width) for t in TABLES})
        for table in self.tables.values():
            nn.init.normal_(table.weight, 0, 0.1)
        self.vector = nn.Linear(FLORET, VECTOR)
        self.input = nn.Linear(sum(table.width for table in TABLES) + VECTOR, INPUT)
        self.input_norm = nn.LayerNorm(INPUT)
        self.lstm = nn.LSTM(INPUT, HIDDEN, 2, bidirectional=True, batch_first=True, dropout=0.2)
        self.norm = nn.LayerNorm(2 * HIDDEN)
        self.output = nn.Linear(2 * HIDDEN, len(TAGS))
        self.dropout = nn.Dropout(dropout)
        self.blanked = blanked

    def forward(self, rows: Tensor, vectors: Tensor) -> Tensor:
        """rows (batch, length, columns), vectors (batch, length, 100) -> scores of the tags."""
        parts: dict[str, Tensor] = {}
        for column, name in enumerate(COLUMNS):
            looked_up = self.tables[name](rows[..., column])
            parts[name] = parts[name] + looked_up if name in parts else looked_up
        parts["word"] = self._blank(parts["word"])
        parts["listed"] = self._blank(parts["listed"], UNLISTED)
        joined = torch.cat([*parts.values(), self.vector(self._blank(vectors))], dim=-1)
        lexical = functional.gelu(self.input(self.dropout(joined)), approximate="tanh")
        states, _ = self.lstm(self.dropout(self.input_norm(lexical)))
        return self.output(self.dropout(self.norm(states)))

    def _blank(self, values: Tensor, share: float | None = None) -> Tensor:
        """In training, some words lose this feature, so that none is relied on alone."""
        if not self.training:
            return values
        kept = torch.rand(values.shape[:-1]) > (self.blanked if share is None else share)
        return values * kept.unsqueeze(-1)
