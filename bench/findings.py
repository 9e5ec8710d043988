"""Prints what findings over 100,000 returns cost: counting, hiding, freezing, reading.

Run from the repository: `python bench/findings.py`. The returns are invented, of the demo's own
questionnaire, and are not counted as work; hiding ends with the attack. `--returns 800` measures a
small survey, `--groupings` takes fewer than the usual ones, `--profile` shows where time goes.
"""

import argparse
import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _install import install, measured, peak_memory

SECONDS, MEGABYTES = 10, 500
READINGS = 20
READING_MS, FILE_MS, STATEMENTS = 20, 60, 5


def questionnaire() -> Any:
    from heard.engines.questionnaire import read_questionnaire
    from heard.home import demo

    return read_questionnaire(Path(demo.__path__[0]) / "parents-carers.yaml")


def closed_survey(returns: int) -> Any:
    """A closed survey with its returns behind the wall, and the member who closed it."""
    from django.db import connections
    from tests.results import make
    from tests.surveys import make as surveys

    from heard.surveys import services

    analyst = make.analyst()
    survey = surveys.survey(analyst, of=questionnaire())
    fill(survey, returns)
    survey = services.close_survey(survey, by=analyst, reason="Enough answers")
    with connections["answers"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE answers_response")
    return survey, analyst


def fill(survey: Any, returns: int) -> None:
    from uuid import uuid4

    import msgspec
    from django.db import connections

    from heard.home.demo.returns import invented_returns

    columns = "COPY answers_response (id, survey, version, mode, answers) FROM STDIN"
    with connections["answers"].cursor() as cursor, cursor.copy(columns) as copy:
        for mode, answers in invented_returns(survey.version.questionnaire, returns, seed=3):
            as_json = msgspec.json.encode(answers).decode()
            copy.write_row((uuid4(), survey.key, survey.version.sha256, mode, as_json))


class Steps:
    """The steps from answers to a page, each measured by itself."""

    def __init__(self, profile: cProfile.Profile | None) -> None:
        self.work: dict[str, Any] = {}
        self.profile = profile

    def take(self, name: str, step: Callable[[], Any]) -> Any:
        with measured() as self.work[name]:
            if self.profile:
                self.profile.enable()
            done = step()
            if self.profile:
                self.profile.disable()
        return done

    def report(self) -> None:
        for name, work in self.work.items():
            print(
                f"  {name:<12}{work.application:7.2f} s application,{work.database:6.2f} s database"
            )
        total = sum(work.application + work.database for work in self.work.values())
        print(f"  together    {total:7.2f} s (at most {SECONDS})")


def work_out(publication: Any, steps: Steps) -> None:
    """What `services.work_out_findings` does, step by step."""
    from heard.engines.disclosure import audit, protect
    from heard.results import queries, services
    from heard.results.freezing import Freezer
    from heard.results.rules import SMALL_NUMBERS
    from heard.results.tally import Tally

    asked, responses = (
        publication.survey.version.questionnaire,
        queries.responses(publication.survey),
    )
    tally = steps.take("counting", lambda: Tally.of(asked, responses))
    chosen = services.shown_by(publication)
    release = steps.take("tables", lambda: tally.release(chosen))
    protected = steps.take("hiding", lambda: protect(release, SMALL_NUMBERS))
    audited = audit(protected)
    freezer = Freezer(protected.published, tally, chosen)
    steps.take(
        "freezing",
        lambda: services.keep_findings(
            publication, audited, services.findings_of(publication.survey, None, freezer)
        ),
    )
    found = f"{audited['primary']:,} small and {audited['secondary']:,} more hidden"
    print(f"  {len(release.counts):,} counts, {found}, {audited['opened']} opened")


def read_pages(publication: Any, analyst: Any) -> None:
    """What a public page costs that is made from frozen findings."""
    from django.conf import settings
    from django.test import Client
    from tests.access import address_in

    from heard.results import services

    settings.ALLOWED_HOSTS = ["testserver"]
    publication = services.publish_findings(
        publication,
        by=analyst,
        title="Views",
        summary="We heard.",
        alone_because="A bench has nobody else",
    )
    key, by = publication.key, publication.findings.groupings[-1].code
    last = publication.findings.questions[0].code
    visitor = Client()
    for name, args in [
        ("publication", ()), ("question", (last,)), ("grouping", (by,)), ("findings_csv", ()),
    ]:  # fmt: skip
        address = address_in(publication.partnership, f"results:{name}", key, *args)
        visitor.get(address)
        with measured() as work:
            for _ in range(READINGS):
                size = len(visitor.get(address).content)
        cpu = 1000 * (work.application + work.database) / READINGS
        most = FILE_MS if name == "findings_csv" else READING_MS
        print(
            f"  {name:<13}{cpu:6.1f} ms (at most {most}), "
            f"{work.statements // READINGS} statements (at most {STATEMENTS}), {size / 1000:.0f} kB"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--returns", type=int, default=100_000)
    parser.add_argument("--groupings", type=int, default=6)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    profile = cProfile.Profile() if options.profile else None
    with install():
        from heard.results import queries, services

        survey, analyst = closed_survey(options.returns)
        choices = queries.grouping_choices(survey.version.questionnaire)
        usual = [choice.code for choice in choices if choice.is_usual][: options.groupings]
        publication = services.prepare_findings(survey, by=analyst, groupings=usual)
        print(f"findings over {options.returns:,} returns, {', '.join(usual)}:")
        before = peak_memory()
        steps = Steps(profile)
        work_out(publication, steps)
        steps.report()
        print(f"  memory      {peak_memory():7.0f} MB at most ({before:.0f} before; {MEGABYTES})")
        print("a public page of them:")
        read_pages(publication, analyst)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
