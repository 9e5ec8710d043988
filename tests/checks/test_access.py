"""The check of who may enter a page is seen to fail where it must."""

import pytest

from heard.partnerships.roles import Role
from tests.access import Page, assert_access
from tests.surveys import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture
def closing():
    """A page for engagement leads only."""
    survey = make.survey()
    return Page("surveys:close_survey", (survey.pk,), partnership=survey.partnership)


def test_a_page_that_opens_to_those_who_should_and_nobody_else_is_right(closing):
    assert_access(closing, roles={Role.ENGAGEMENT_LEAD})


def test_a_role_that_opens_a_page_and_should_not_is_named(closing):
    with pytest.raises(AssertionError, match=r"it opens to \{.*ENGAGEMENT_LEAD.*\}"):
        assert_access(closing, roles=set())


def test_a_role_that_should_open_a_page_and_does_not_is_named(closing):
    with pytest.raises(AssertionError, match=r"it is shut to \{.*ANALYST.*\}"):
        assert_access(closing, roles={Role.ENGAGEMENT_LEAD, Role.ANALYST})
