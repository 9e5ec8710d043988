"""Returns that are the same as another: told by a hash of the answers, so that none is kept.

Each return leaves eight bytes and a mark, twice, whatever it says. The chance that any two of a
million different returns have the same hash of 64 bits is 3 in 100 million.
"""

from __future__ import annotations

import numpy as np

from heard.engines.estimation.quality.coding import Batch, BoolArray, IntArray
from heard.engines.estimation.quality.record import Repeats, Share
from heard.engines.questionnaire import Questionnaire

# Fewer answers are the same by chance too often to mean anything.
FEWEST_ANSWERS = 10


class RepeatCounts:
    """Two sets of hashes: of the answers that are chosen, and of those with words as well."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.closed = [n for n, item in enumerate(questionnaire.items) if not item.is_text]
        self.chosen = _Patterns()
        self.with_words = _Patterns()

    def add(self, batch: Batch, straight: BoolArray) -> None:
        """`straight`: (returns,) those who answer every battery alike."""
        answers = np.ascontiguousarray(batch.answers[:, self.closed])
        enough = np.count_nonzero(answers, axis=1) >= FEWEST_ANSWERS
        rows = [hash(row.tobytes()) for row in answers[enough]]
        hashes = np.array(rows, dtype=np.int64)
        self.chosen.add(hashes, straight[enough])
        words = batch.words[enough]
        pairs = zip(rows, words.tolist(), strict=True)
        both = np.array([hash(pair) for pair in pairs], dtype=np.int64)
        self.with_words.add(both[words != 0], straight[enough][words != 0])


class _Patterns:
    def __init__(self) -> None:
        self._hashes: list[IntArray] = []
        self._straight: list[BoolArray] = []

    def add(self, hashes: IntArray, straight: BoolArray) -> None:
        self._hashes.append(hashes)
        self._straight.append(straight)

    def repeats(self) -> Repeats:
        if not self._hashes:
            return Repeats(Share(0, 0), 0, 0, Share(0, 0))
        hashes, straight = np.concatenate(self._hashes), np.concatenate(self._straight)
        _, inverse, sizes = np.unique(hashes, return_inverse=True, return_counts=True)
        groups = sizes[sizes > 1]
        again = sizes[inverse] > 1
        return Repeats(
            alike=Share(int(groups.sum()), len(hashes)),
            groups=len(groups),
            largest=int(groups.max(initial=0)),
            varied=Share(int((again & ~straight).sum()), int((~straight).sum())),
        )
