"""Why an action is in the plan: results with their base, what was said; who shaped it."""

import pytest

from heard.partnerships.roles import Role
from heard.plans.models import Evidence
from heard.plans.models.words import EvidenceKind, Involvement
from heard.plans.queries.why import public_evidence, theme_words
from heard.plans.result_words import results_of
from heard.plans.services import why
from heard.plans.services.why import Reason, Shaped
from heard.sessions.models import Point
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make, make_why
from tests.results import make as results

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

KEEPERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD}


def client_of(action):
    return partnerships.signed_in(make.lead(action.plan.partnership))


def at(action, name, *args):
    return address_in(action.plan.partnership, f"plans:{name}", action.pk, *args)


def test_a_published_result_is_cited_with_its_share_its_base_and_its_day(rf):
    publication = results.published()
    action = make.action(make.plan(publication.partnership))
    client = client_of(action)
    address = at(action, "link_result", publication.key)
    code = next(each.code for each in publication.findings.questions if each.is_rated)

    page = client.get(address).content.decode()
    assert f"?question={code}" in page
    client.post(f"{address}?question={code}", {"answer": "positive"})

    cited = action.evidence.get()
    shown = publication.findings.question(code).everybody.positive
    assert cited.kind == EvidenceKind.FINDINGS
    assert f"{shown.percent}% chose" in cited.words
    assert publication.findings.survey in cited.words
    assert (cited.publication, cited.question) == (publication, code)


def test_what_the_findings_hide_cannot_be_cited():
    publication = results.published()

    for question in publication.findings.questions:
        for each in results_of(publication, question.code):
            assert each.percent is not None
    assert results_of(publication, "no-such-question") == []


def test_a_point_is_cited_while_everybody_can_read_it():
    point = make_why.public_point()
    area = point.session.phase.programme.partnership
    action = make.action(make.plan(area))
    client = client_of(action)

    client.post(at(action, "link_points"), {"points": [point.pk]})
    assert point.public_text in action.evidence.get().words
    assert public_evidence(action) == [action.evidence.get()]
    Point.objects.filter(pk=point.pk).update(state="not_published", reason="individual")

    assert public_evidence(action) == []
    assert "Not shown to families any more" in client.get(at(action, "why")).content.decode()


def test_a_theme_is_cited_by_sessions_and_never_by_a_count_of_remarks():
    area = partnerships.partnership()
    theme = area.themes.create(slug="waiting", name="Waiting", belongs="Waits")

    assert theme_words(theme) == "“Waiting” has not come up at a session yet."


def test_the_same_is_linked_once_and_taking_it_out_says_why():
    action = make.action()
    lead = make.lead(action.plan.partnership)
    reason = Reason(EvidenceKind.OTHER, "Waits were counted in 2024")
    linked = why.link_evidence(action, reason, by=lead)

    with pytest.raises(why.LinkedAlreadyError):
        why.link_evidence(action, reason, by=lead)
    client_of(action).post(at(action, "unlink_evidence", linked.pk), {"because": "Old figures"})

    assert not Evidence.objects.exists()


def test_a_name_is_noticed_before_everybody_can_read_it():
    action = make.action()
    client = client_of(action)

    page = client.post(at(action, "link_other"), {"words": "My daughter Ada waited"})
    assert "Take out the name" in page.content.decode()
    bad = client.post(at(action, "link_other"), {"words": "Long waits", "url": "javascript:1"})
    assert "Enter a web address that starts with https://" in bad.content.decode()

    assert not action.evidence.exists()


def test_who_shaped_it_stands_with_how_far_they_had_a_say():
    action = make.action()
    client = client_of(action)

    client.post(
        at(action, "add_shaping"),
        {"who": "Six parents", "involvement": "co_designed", "words": "They wrote the letter"},
    )
    shaping = action.shapings.get()
    page = client.get(at(action, "why")).content.decode()
    assert "They worked it out with us" in page
    client.post(at(action, "remove_shaping", shaping.pk))

    assert not action.shapings.exists()


def test_shaping_goes_through_one_service():
    action = make.action()
    shaped = Shaped("Parents", Involvement.CONSULTED, "Said what they need")

    found = why.add_shaping(action, shaped, by=make.lead(action.plan.partnership))

    assert str(found) == "Parents, They were asked"


@pytest.mark.parametrize(
    "name", ["link_evidence", "link_points", "link_theme", "link_other", "add_shaping"]
)
def test_only_who_keeps_plans_links(name):
    action = make.action()

    page = Page(f"plans:{name}", (action.pk,), partnership=action.plan.partnership)

    assert_access(page, roles=KEEPERS)
