"""Train the name model on the mix.

    python train.py --data ../shared/ner --mix BUILD/mix.jsonl.gz --out BUILD --minutes 20

Minutes are by the clock, on one thread, after some two of preparation. Writes ``weights.npz``: the
moving average of the weights at the best score on the development and the check texts.
"""

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from encode import Piece, Vocabulary, floret, listed, load
from tagger import Tagger
from torch.nn import functional

from cloakroom.detect.names.decoding import best_tags, names
from cloakroom.detect.names.labels import OUTSIDE, TAGS

RATE, WARM_UP, SMOOTHING = 2e-3, 300, 0.03
BATCH = 4_000
"""Tokens in a step. All pieces of a step have one length, so nothing is padded."""
LOWERED, RAISED = 0.22, 0.07
"""Shares of the pieces shown in lower case and in upper case."""
EVERY = 240
"""Seconds between looks at the development texts."""


class Average:
    """The exponential moving average of the weights (Polyak), taken every fourth step."""

    def __init__(self, net: Tagger) -> None:
        self.weights = {key: value.clone() for key, value in net.state_dict().items()}

    @torch.no_grad()
    def take(self, net: Tagger, step: int) -> None:
        keep = min(0.999, (step + 1) / (step + 10)) ** 4
        for key, value in net.state_dict().items():
            self.weights[key].mul_(keep).add_(value, alpha=1 - keep)


class Trainer:
    def __init__(self, data: Path, mix: Path, minutes: float) -> None:
        vocabulary = Vocabulary()
        self.train = load(mix, vocabulary)
        self.dev = load(data / "corpora/dev.jsonl.gz", vocabulary)
        self.check = load(mix.with_name("check.jsonl.gz"), vocabulary)
        self.lower, self.upper = vocabulary.recased()
        rows, vectors = vocabulary.tables(floret(data), listed(mix.with_name("listed.npz")))
        self.rows, self.vectors = torch.from_numpy(rows), torch.from_numpy(vectors)
        self.random = np.random.default_rng(0)
        torch.manual_seed(0)
        self.net = Tagger()
        self.average = Average(self.net)
        self.budget = 60 * minutes
        tokens = sum(len(piece.words) for piece in self.train)
        print(f"{len(self.train):,} pieces, {tokens:,} tokens, {len(rows):,} words", flush=True)

    def batches(self, pieces: list[Piece]) -> Iterator[list[Piece]]:
        lengths = defaultdict(list)
        for at in self.random.permutation(len(pieces)):
            lengths[len(pieces[at].words)].append(pieces[at])
        cuts = []
        for length, same in lengths.items():
            size = max(1, BATCH // length)
            cuts += [same[at : at + size] for at in range(0, len(same), size)]
        for at in self.random.permutation(len(cuts)):
            yield cuts[at]

    def recased(self, words: np.ndarray) -> np.ndarray:
        draw = self.random.random((len(words), 1))
        lowered = np.where(draw < LOWERED, self.lower[words], words)
        return np.where(draw > 1 - RAISED, self.upper[words], lowered)

    def scores(self, words: np.ndarray) -> torch.Tensor:
        numbers = torch.from_numpy(words)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.net.training):
            return self.net(self.rows[numbers], self.vectors[numbers].float()).float()

    def loss(self, batch: list[Piece]) -> torch.Tensor:
        words = self.recased(np.stack([piece.words for piece in batch]))
        tags = torch.from_numpy(np.stack([piece.tags for piece in batch]))
        known = torch.from_numpy(np.stack([piece.known for piece in batch]))
        each = functional.cross_entropy(
            self.scores(words).transpose(1, 2), tags, reduction="none", label_smoothing=SMOOTHING
        )
        return (each * known).sum() / known.sum().clamp(min=1)

    def run(self, out: Path) -> None:
        optimiser = torch.optim.AdamW(
            self.net.parameters(), RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        began = looked = time.monotonic()
        step, best, done = 0, 0.0, 0.0
        while done < 1:
            for batch in self.batches(self.train):
                done = (time.monotonic() - began) / self.budget
                rate = min(1, (step + 1) / WARM_UP) * max(
                    0.01, 0.5 + 0.5 * math.cos(math.pi * min(1, done))
                )
                for group in optimiser.param_groups:
                    group["lr"] = RATE * rate
                loss = self.loss(batch)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                optimiser.step()
                step += 1
                if step % 4 == 0:
                    self.average.take(self.net, step)
                if done >= 1 or time.monotonic() - looked > EVERY:
                    looked = time.monotonic()
                    best = self.keep_best(best, out)
                    print(
                        f"{done:.0%} step {step} loss {loss.item():.3f} best {best:.2f}", flush=True
                    )
                if done >= 1:
                    break

    def keep_best(self, best: float, out: Path) -> float:
        dev, check = (
            [self.judge(pieces, recase) for recase in (None, self.lower)]
            for pieces in (self.dev, self.check)
        )
        score = 0.5 * dev[0] + 0.2 * dev[1] + 0.2 * check[0] + 0.1 * check[1]
        scores = " ".join(f"{value:.2f}" for value in (*dev, *check, score))
        print(f"F dev, lower, check, lower, mean: {scores}", flush=True)
        if score > best:
            weights = {
                key: value.numpy().astype(np.float16) for key, value in self.average.weights.items()
            }
            np.savez(out / "weights.npz", **weights)
        return max(best, score)

    @torch.no_grad()
    def judge(self, pieces: list[Piece], recase: np.ndarray | None) -> float:
        """Strict F of the averaged weights at sensitivity 1, in per cent."""
        own = {key: value.clone() for key, value in self.net.state_dict().items()}
        self.net.load_state_dict(self.average.weights)
        self.net.eval()
        right = found = wanted = 0
        for batch in self.batches(pieces):
            words = np.stack([piece.words for piece in batch])
            logs = torch.log_softmax(
                self.scores(words if recase is None else recase[words]), -1
            ).numpy()
            logs[:, :, OUTSIDE] -= 1
            starts = np.arange(len(batch)) * len(batch[0].words)
            guess = spans(best_tags(logs.reshape(-1, logs.shape[-1]), starts))
            gold = spans(np.concatenate([piece.tags for piece in batch]))
            right, found, wanted = (
                right + len(guess & gold),
                found + len(guess),
                wanted + len(gold),
            )
        self.net.load_state_dict(own)
        self.net.train()
        return 200 * right / max(1, found + wanted)


def spans(tags: np.ndarray) -> set[tuple[int, int, str]]:
    """(first token, last token, label) of each name."""
    firsts, lasts = names(tags)
    return {(int(a), int(b), TAGS[tags[b]][2:]) for a, b in zip(firsts, lasts, strict=True)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--data", "--mix", "--out"):
        arguments.add_argument(name, type=Path, required=True)
    arguments.add_argument("--minutes", type=float, default=20)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    Trainer(options.data, options.mix, options.minutes).run(options.out)


if __name__ == "__main__":
    main()
