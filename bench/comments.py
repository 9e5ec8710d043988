"""Prints what 20,000 comments of a survey cost: struck and taken in, checked, counted.

Run from the repository: `python bench/comments.py`; `--comments 2000` measures a smaller survey.
The comments are invented, each with a name and a number to strike.
"""

import argparse
from typing import Any

from _install import install, measured, peak_memory

SECONDS, MEGABYTES, CHECKING_MS = 120, 500, 60
CHECKED = 200
WORDS = (
    "We waited {n} months for a plan and nobody rang us back. Mrs Harriet Cole said that it was "
    "with the panel; her number is 07700 900123. The school did what it could, and my son Jamie "
    "was at home for most of the year."
)


def closed_survey(comments: int) -> tuple[Any, Any]:
    from tests.results import make, make_comments

    analyst = make.analyst()
    words = (WORDS.format(n=n) for n in range(comments))
    return make_comments.closed_survey(analyst, words), analyst


def check(survey: Any, analyst: Any) -> None:
    """One comment after the other, as whoever checks does it."""
    from heard.results.queries.comments import next_comment
    from heard.results.services.comment_checking import release_comment

    with measured() as work:
        for _ in range(CHECKED):
            comment = next_comment(survey)
            assert comment is not None
            release_comment(comment, revision=comment.revision, by=analyst)
    cpu = 1000 * (work.application + work.database) / CHECKED
    print(f"  checking one   {cpu:7.1f} ms (at most {CHECKING_MS})")
    print(f"                 {work.statements // CHECKED} statements")


def measure(comments: int) -> None:
    from heard.results.models import Comment
    from heard.results.services.comments import read_comments, take_in_comments

    survey, analyst = closed_survey(comments)
    found = take_in_comments(survey, by=analyst)
    with measured() as work:
        read_comments(found)
    taken = Comment.objects.filter(survey=survey).count()
    print(
        f"{taken:,} comments, {Comment.objects.filter(is_coded_twice=True).count():,} of them twice"
    )
    cpu = work.application + work.database
    print(f"  taking in      {cpu:7.1f} s (at most {SECONDS})")
    check(survey, analyst)
    print(f"  memory         {peak_memory():7.0f} MB (at most {MEGABYTES})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=20_000)
    options = parser.parse_args()
    with install():
        measure(options.comments)


if __name__ == "__main__":
    main()
