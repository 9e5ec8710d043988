"""References that are said and typed."""

import pytest

from heard.partnerships.references import (
    REFERENCE,
    free_reference,
    new_long_reference,
    new_reference,
)
from tests.safeguarding import make


def test_a_reference_has_nothing_that_could_be_taken_for_something_else():
    signs = set("".join(new_reference() for _each in range(500)))

    assert signs == set("CDFHJKMNPQRTVWXY346789-")
    assert REFERENCE.fullmatch(new_reference())


def test_a_long_reference_has_four_signs_on_either_side():
    assert [len(half) for half in new_long_reference().split("-")] == [4, 4]


@pytest.mark.django_db
def test_a_reference_that_something_has_is_not_given_again():
    concern = make.concern()
    drawn = iter([concern.reference, concern.reference, "W7KQ-4PMX"])

    free = free_reference(concern.partnership.concerns.all(), lambda: next(drawn))

    assert free == "W7KQ-4PMX"
