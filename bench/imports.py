"""Prints what it costs to bring in 100,000 returns of 28 questions: CPU seconds and memory.

Run from the repository: `python bench/imports.py`. The file is made first and not counted; keeping
it behind the wall, checking it and taking its rows in are.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _install import install, measured, peak_memory

SECONDS, MEGABYTES = 60, 500
AGREE = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "dont_know", "")
PLACES = ("gp", "school", "website", "forum", "friends")
WORDS = ("", "", "More short breaks.", 'They said "soon", twice.', "Nobody tells us what is next.")


def questionnaire() -> Any:
    """18 things to agree with, ticks, 3 texts, 6 choices about the child."""
    from heard.engines.questionnaire import read_questionnaire_bytes

    lines = ["id: bench", "version: '1'", "title: Many returns", "option_lists:", "  agree:"]
    lines += [f"  - {{code: {code}, label: {code}}}" for code in AGREE if code]
    lines += ["  places:", *(f"  - {{code: {code}, label: {code}}}" for code in PLACES)]
    lines += ["sections:", "- code: all", "  title: All", "  items:"]
    lines += [
        f"  - {{code: q{n}, kind: one_choice, label: Q{n}, options: agree}}" for n in range(24)
    ]
    lines.append("  - {code: places, kind: several_choices, label: Where, options: places}")
    lines.append(
        "  - {code: t0, kind: long_text, label: T0, shown_when: {item: places, includes: website}}"
    )
    lines += [f"  - {{code: t{n}, kind: long_text, label: T{n}}}" for n in (1, 2)]
    return read_questionnaire_bytes("\n".join(lines).encode(), "bench.yaml")


def write_returns(path: Path, rows: int) -> None:
    chance = random.Random(7)
    codes = [*(f"q{n}" for n in range(24)), "places", "t0", "t1", "t2"]
    with path.open("w") as file:
        file.write(",".join(["mode", *codes]) + "\n")
        for _ in range(rows):
            ticks = ";".join(sorted(chance.sample(PLACES, chance.randrange(3))))
            words = ('"{}"'.format(chance.choice(WORDS).replace('"', '""')) for _ in range(3))
            choices = chance.choices(AGREE, k=24)
            mode = "web" if chance.random() < 0.6 else "paper"
            file.write(",".join([mode, *choices, ticks, *words]) + "\n")


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(64 * 1024):
            yield piece


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder, install():
        path = Path(folder) / "returns.csv"
        write_returns(path, rows)
        survey, lead = made_survey()
        before = peak_memory()
        steps = {}
        with measured() as steps["keep the file"]:
            file = keep(survey, lead, path)
        with measured() as steps["check it"]:
            file = check(file)
        with measured() as steps["take its rows in"]:
            take_in(file, lead)
        report(steps, rows, path.stat().st_size)
        print(f"  memory at most   {peak_memory():7.0f} MB ({before:.0f} MB before; {MEGABYTES})")


def made_survey() -> Any:
    from tests.surveys import make

    lead = make.lead()
    return make.survey(lead, of=questionnaire()), lead


def keep(survey: Any, lead: Any, path: Path) -> Any:
    from heard.surveys.services import returns

    return returns.bring_in_file(survey, returns.Upload(path.name, pieces(path), "paper"), by=lead)


def check(file: Any) -> Any:
    from heard.surveys.services import returns

    return returns.check_returns(file)


def take_in(file: Any, lead: Any) -> None:
    from heard.surveys.answers.models import Response
    from heard.surveys.services import returns

    file = returns.import_returns(returns.choose_rows(file, by=lead))
    kept = Response.objects.filter(survey=file.survey.key).count()
    if kept != file.good_rows:
        raise RuntimeError(f"{kept} rows are there, of {file.good_rows}")


def report(steps: dict[str, Any], rows: int, size: int) -> None:
    print(f"{rows:,} returns, {size / 1e6:.0f} MB:")
    for name, work in steps.items():
        print(f"  {name:<17}{work.application:7.1f} s application, {work.database:5.1f} s database")
    total = sum(work.application + work.database for work in steps.values())
    print(f"  together         {total:7.1f} s (at most {SECONDS})")


if __name__ == "__main__":
    main()
