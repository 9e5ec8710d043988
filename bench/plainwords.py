"""Prints how well and how fast personal details are struck out of comments of our own.

Run from the repository: `python bench/plainwords.py`. Real comments that a person has marked
(⟦kind:words⟧, apart by lines of %%) can be measured with `--comments FILE`.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.engines.plainwords.comments import (  # noqa: E402 - after the path is set
    FOLDER,
    Comment,
    Score,
    comments_of,
    score,
)

from heard.engines.plainwords import (  # noqa: E402 - after the path is set
    MARKS,
    signs_of_harm,
    strike,
    suggest_terms,
)
from heard.engines.questionnaire.answers import LONG_TEXT_BYTES  # noqa: E402 - as above

LOTS = ("developed", "blind", "harder", "last")
LEAST_A_SECOND = 500
# Twice the text may take so many times the work.
MOST_GROWTH = 2.6
MOST_SECONDS = 1.0
HOSTILE = (
    *("a ", "@", "a@", "a.", "7", "0 ", "1 a ", "Aa ", "my son ", "school "),
    *(
        "Oak School ",
        "X.",
        "a-",
        "born ",
        "www.",
        "call 1 ",
        "\u200ba",
        "[name] ",
        "é",
        "我儿子",
        "ابني ",
        "Jayden ",
    ),
    *("Dr Xyz, ", "q'", "+44 ", "1 Big Tall ", "flat 1 ", "\n", "St. ", "de "),
    *("Jen and ", "hit ", "left him ", "told him ", "x "),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=Path, action="append")
    files = parser.parse_args().comments or [FOLDER / f"{lot}.txt" for lot in LOTS]
    lots = {file.stem: comments_of(file) for file in files}
    for name, comments in lots.items():
        _print_quality(name, comments, score(comments))
    texts = [comment.text for comments in lots.values() for comment in comments]
    for work in (strike, signs_of_harm):
        _print_speed(work, texts)
        _print_growth(work)
    before = time.process_time()
    suggest_terms([strike(text).text for text in texts] * 4)
    print(f"terms of {len(texts) * 4} comments: {time.process_time() - before:.2f} s of CPU time")


def _print_quality(name: str, comments: Sequence[Comment], scored: Score) -> None:
    print(f"{name}: {len(comments)} comments")
    print(f"  {'':<10}{'recall':>18}{'precision':>18}")
    for kind in MARKS:
        print(f"  {kind:<10}{_share(*scored.recall(kind))}{_share(*scored.precision(kind))}")
    recalls = [scored.recall(kind) for kind in MARKS]
    precisions = [scored.precision(kind) for kind in MARKS]
    print(f"  {'all':<10}{_share(*_sums(recalls))}{_share(*_sums(precisions))}")
    print("  missed:", "; ".join(words for _, words in scored.missed) or "nothing")
    print("  struck in vain:", "; ".join(words for _, words in scored.needless) or "nothing")


def _sums(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(part for part, _ in pairs), sum(whole for _, whole in pairs)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:>6.3f}".rjust(18) if whole else "-".rjust(18)


def _print_speed(work: Callable[[str], object], texts: Sequence[str]) -> None:
    rounds = 10
    before = time.process_time()
    for text in texts * rounds:
        work(text)
    rate = len(texts) * rounds / (time.process_time() - before)
    print(f"{work.__name__}: {rate:,.0f} comments a second of CPU time, limit {LEAST_A_SECOND}")


def _print_growth(work: Callable[[str], object]) -> None:
    worst = max((_seconds(work, piece, LONG_TEXT_BYTES), piece) for piece in HOSTILE)
    growths = [
        _seconds(work, piece, 8 * LONG_TEXT_BYTES) / _seconds(work, piece, 4 * LONG_TEXT_BYTES)
        for piece in HOSTILE
    ]
    print(
        f"  hostile texts of {LONG_TEXT_BYTES:,} characters: at most {worst[0]:.2f} s"
        f" ({worst[1]!r}), limit {MOST_SECONDS}; twice the text, at most {max(growths):.1f} times"
        f" the work, limit {MOST_GROWTH}"
    )


def _seconds(work: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * length)[:length]
    before = time.process_time()
    work(text)
    return max(time.process_time() - before, 1e-3)


if __name__ == "__main__":
    main()
