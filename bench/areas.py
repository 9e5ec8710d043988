"""Prints what it costs to work out findings of many areas, with no database, in several processes.

Run from the repository: `python bench/areas.py`; `--areas 20` takes fewer. Every area has invented
returns of its own of the demo's questionnaire, weighted to the people who were asked, with as many
groupings as findings may have. Each goes the way of `work_out_findings` in
`results.services.preparing`, from answers as JSON to findings and ledger as JSON. Inventing answers
is not counted.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

AREAS, RETURNS = 153, 4_000
WORKERS, MINUTES = 2, 10
SAMPLE = 10  # areas that one process does alone, to compare
MARGINS = ("age_band", "sex", "need", "placement", "district")


@dataclass
class Area:
    """What one area cost, CPU seconds by step, and what came of it."""

    steps: dict[str, float] = field(default_factory=dict)
    small: int = 0
    hidden: int = 0
    opened: int = 0
    size: int = 0

    def take(self, name: str, step: Callable[[], Any]) -> Any:
        start = time.process_time()
        done = step()
        self.steps[name] = time.process_time() - start
        return done


def set_up() -> None:
    """Make Django's models usable. No database is asked for anything."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.config.settings")
    django.setup()


def invent(returns: int, file: Path) -> None:
    """Write the answers of one area, as they stand behind the wall."""
    import msgspec

    from findings import questionnaire
    from heard.home.demo.returns import invented_returns

    answers = invented_returns(questionnaire(), returns, seed=int(file.stem))
    file.write_bytes(msgspec.json.encode(list(answers)))


def people_asked(questionnaire: Any, returns: Iterable[tuple[str, dict[str, Any]]]) -> Any:
    """Everybody who was asked: eight times as many as replied, otherwise spread."""
    from heard.results.models import Population

    counts = {item: Counter[str]() for item in MARGINS}
    for _, answers in returns:
        for item, count in counts.items():
            count[answers.get(item, "")] += 1
    margins = {}
    for item, count in counts.items():
        codes = questionnaire.item(item).option_codes
        margins[item] = {code: 6 * count[code] + 3 * place + 5 for place, code in enumerate(codes)}
        margins[item][codes[0]] += 8 * count.total() - sum(margins[item].values())
    return Population(source="Invented", counted_on=date(2026, 1, 31), margins=margins)


def survey_of(questionnaire: Any, population: Any) -> tuple[Any, Any]:
    """A closed survey and its weights that are in no database."""
    from heard.questionnaires.models import QuestionnaireVersion
    from heard.results.models import Weighting
    from heard.surveys.models import Survey

    survey = Survey(
        version=QuestionnaireVersion(version=questionnaire.version, sha256="0" * 64),
        title="Views",
        asked_count=population.total,
        opened_at=datetime(2026, 2, 1, tzinfo=UTC),
        closed_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    return survey, Weighting(survey=survey, population=population, items=list(MARGINS))


def chosen(questionnaire: Any) -> Any:
    """Every question, by as many of the usual groupings as findings may have."""
    from heard.results import queries, services
    from heard.results.blocks import Chosen

    choices = queries.grouping_choices(questionnaire)
    usual = [each.code for each in choices if each.is_usual]
    return Chosen.everything(questionnaire, usual[: services.MOST_GROUPINGS])


def work_out(file: Path) -> Area:
    """What `work_out_findings` does for one area."""
    import msgspec

    from findings import questionnaire
    from heard.engines.disclosure import audit, protect
    from heard.results.freezing import Freezer
    from heard.results.rules import SMALL_NUMBERS
    from heard.results.services.assembling import findings_of
    from heard.results.services.studying import study_of
    from heard.results.tally import Tally
    from heard.results.weighing import Weigher

    asked = questionnaire()
    returns = msgspec.json.decode(file.read_bytes())
    survey, weighting = survey_of(asked, people_asked(asked, returns))
    shown = chosen(asked)
    area = Area()
    tally = area.take("counting", lambda: Tally.of(asked, returns))
    weigher = area.take(
        "weighting", lambda: Weigher(study_of(survey, weighting, tally, shown.groupings))
    )
    release = area.take("tables", lambda: tally.release(shown))
    protected = area.take("hiding", lambda: protect(release, SMALL_NUMBERS))
    audited = area.take("audit", lambda: audit(protected))
    freezer = Freezer(protected.published, tally, shown, weigher)
    findings = area.take(
        "freezing", lambda: msgspec.json.encode(findings_of(survey, weighting, freezer))
    )
    ledger = area.take("ledger", lambda: msgspec.json.encode(protected.published.as_mapping()))
    area.small, area.hidden = audited["primary"], audited["secondary"]
    area.opened, area.size = audited["opened"], len(findings) + len(ledger)
    return area


def together(
    work: Callable[[Path], Any], files: list[Path], workers: int
) -> tuple[list[Any], float]:
    """Do the work in a pool; return what came of it, and the seconds by the clock."""
    # Started afresh, as `disclosure.many` does, and warm: importing Django is no part of the work.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=set_up) as pool:
        list(pool.map(time.sleep, [1.0] * workers))
        start = time.perf_counter()
        done = list(pool.map(work, files))
        return done, time.perf_counter() - start


def report(areas: list[Area], wall: float, workers: int) -> float:
    """Print what it came to; return the CPU seconds."""
    cpu = sum(sum(area.steps.values()) for area in areas)
    each = cpu / len(areas)
    print(f"{len(areas)} areas, {workers} workers: {wall / 60:.1f} minutes, {cpu:.0f} s CPU")
    slowest = max(sum(area.steps.values()) for area in areas)
    steps = ", ".join(
        f"{name} {sum(area.steps[name] for area in areas) / len(areas):.2f}"
        for name in areas[0].steps
    )
    print(f"  an area {each:.1f} s CPU ({slowest:.1f} at most): {steps}")
    return cpu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=int, default=AREAS)
    parser.add_argument("--returns", type=int, default=RETURNS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.json") for number in range(options.areas)]
        together(partial(invent, options.returns), files, WORKERS)
        areas, wall = together(work_out, files, WORKERS)
        sample = files[: min(SAMPLE, options.areas)]
        alone, alone_wall = together(work_out, sample, 1)
    report(areas, wall, WORKERS)
    report(alone, alone_wall, 1)
    quicker = (alone_wall / len(alone)) / (wall / len(areas))
    limit = MINUTES * options.areas / AREAS
    small, hidden = sum(area.small for area in areas), sum(area.hidden for area in areas)
    opened, size = sum(area.opened for area in areas), sum(area.size for area in areas)
    print(f"  two workers are {quicker:.1f} times as quick as one (a sample of {len(alone)} areas)")
    print(f"  {small:,} small counts, {hidden:,} others hidden, {size / 1e6:.0f} MB of JSON")
    print(f"  {opened} opened (0); {wall / 60:.1f} minutes (at most {limit:.1f})")
    if opened or wall / 60 > limit:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
