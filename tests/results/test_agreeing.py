import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from heard.engines.disclosure import Published, Rule, attack_union, protect
from heard.partnerships.roles import PERMISSIONS, Permission, Role
from heard.results import queries, services
from heard.results.blocks import Chosen
from heard.results.models import ForumStatement, Stage
from heard.results.tally import Tally
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def forum(found):
    return partnerships.member(Role.FORUM_CHAIR, of=found.partnership)


def publish(found, by, alone_because=""):
    return services.publish_findings(
        found, by=by, title="Views", summary="We heard.", alone_because=alone_because
    )


def test_findings_need_a_second_person():
    analyst = make.analyst()
    found = make.prepared(analyst)

    with pytest.raises(services.NotAgreedError):
        publish(found, analyst)
    with pytest.raises(services.OwnWorkError):
        services.agree_findings(found, by=analyst, is_agreed=True)
    services.agree_findings(found, by=forum(found), is_agreed=True)
    assert publish(found, analyst).is_published


def test_with_nobody_to_be_had_one_may_go_on_and_the_page_says_so():
    analyst = make.analyst()
    found = publish(make.prepared(analyst), analyst, "We are one and a half people")

    page = Client().get(address_in(found.partnership, "results:publication", found.key))

    assert "No second person looked at these findings" in page.content.decode()
    assert "We are one and a half people" in page.content.decode()


def test_who_does_not_agree_is_heard_before_anything_is_published():
    analyst = make.analyst()
    found = make.prepared(analyst)
    second = make.second(found)
    services.agree_findings(found, by=second, is_agreed=False, words="The title is unfair")

    with pytest.raises(services.NotAgreedError):
        publish(found, analyst, "Nobody was there")
    services.agree_findings(found, by=second, is_agreed=True)
    assert publish(found, analyst).alone_because == ""


def test_the_forum_alone_writes_what_the_forum_says():
    analyst = make.analyst()
    found = make.prepared(analyst)

    with pytest.raises(services.ForumOnlyError):
        services.say_for_forum(found, by=analyst, text="All is well")
    services.say_for_forum(found, by=forum(found), text="Families wait too long.")
    services.agree_findings(found, by=forum(found), is_agreed=True)
    publish(found, analyst)

    page = Client().get(address_in(found.partnership, "results:publication", found.key))
    assert "Families wait too long." in page.content.decode()


def test_what_the_forum_said_of_published_findings_never_changes():
    analyst = make.analyst()
    found = make.agreed(analyst)
    services.say_for_forum(found, by=forum(found), text="Families wait too long.")
    publish(found, analyst)

    with pytest.raises(services.SaidAlreadyError):
        services.say_for_forum(found, by=forum(found), text="All is well")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        ForumStatement.objects.update(text="All is well")


def test_who_may_agree_and_who_may_speak_for_the_forum():
    found = make.prepared()
    agree = PERMISSIONS[Permission.AGREE_FINDINGS]
    speak = PERMISSIONS[Permission.SPEAK_FOR_FORUM]

    for name, roles in [("results:agree_findings", agree), ("results:say_for_forum", speak)]:
        assert_access(Page(name, (found.key,), partnership=found.partnership), roles=roles)


def test_a_second_person_agrees_on_the_page_and_somebody_publishes():
    analyst = make.analyst()
    found = make.prepared(analyst)
    address = address_in(found.partnership, "results:agree_findings", found.key)
    client = partnerships.signed_in(forum(found))

    unclear = client.post(address, {"is_agreed": "no", "words": ""})
    client.post(address, {"is_agreed": "yes", "words": ""})
    partnerships.signed_in(analyst).post(
        address_in(found.partnership, "results:publish_findings", found.key),
        {"title": "Views 2026", "summary": "We heard."},
    )

    assert "Enter why they should not be published like this" in unclear.content.decode()
    found.refresh_from_db()
    assert found.is_published


def test_published_findings_are_put_right_by_new_ones_that_say_what_changed():
    analyst = make.analyst()
    first = make.published(analyst)

    second = services.prepare_findings(
        first.survey, by=analyst, groupings=["mode"], what_changes="Forty forms were read twice."
    )
    services.work_out_findings(second)
    second.refresh_from_db()
    services.agree_findings(second, by=make.second(second), is_agreed=True)
    publish(second, analyst)

    assert list(queries.published(first.partnership)) == [second]
    old = Client().get(address_in(first.partnership, "results:publication", first.key))
    new = Client().get(address_in(first.partnership, "results:publication", second.key))
    assert "Forty forms were read twice." in old.content.decode()
    assert "Read the findings that hold now" in old.content.decode()
    assert "Read the earlier ones" in new.content.decode()
    for file in ("easy_read", "report_word", "report_pdf", "findings_csv", "findings_metadata"):
        address = address_in(first.partnership, f"results:{file}", first.key)
        assert Client().get(address).status_code == 200, file


def test_a_correction_is_hidden_and_attacked_together_with_what_it_corrects():
    analyst = make.analyst()
    first = make.published(analyst)
    known = Published.from_mapping(first.ledger)

    second = services.prepare_findings(
        first.survey, by=analyst, groupings=["district"], what_changes="We leave the modes out."
    )
    services.work_out_findings(second)
    second.refresh_from_db()

    both = [known, Published.from_mapping(second.ledger)]
    assert second.audit["opened"] == 0
    assert attack_union(both).opened == ()


def test_findings_that_can_be_worked_out_with_earlier_ones_are_refused_with_the_place():
    analyst = make.analyst()
    first = make.agreed(analyst)
    everything = Tally.of(first.survey.version.questionnaire, queries.responses(first.survey))
    careless = Rule(threshold=1, round_to=1, protection=1)
    chosen = Chosen.everything(everything.questionnaire, ["district"])
    first.ledger = protect(everything.release(chosen), careless).published.as_mapping()
    first.save()
    publish(first, analyst)

    second = services.prepare_findings(
        first.survey, by=analyst, groupings=["district"], what_changes="We hide the islet."
    )
    services.work_out_findings(second)

    second.refresh_from_db()
    page = partnerships.signed_in(analyst).get(
        address_in(second.partnership, "results:findings", second.key)
    )
    assert second.stage == Stage.REFUSED
    assert "district=islet" in page.content.decode()
    assert second.content == ""


def test_putting_right_asks_what_changes():
    analyst = make.analyst()
    first = make.published(analyst)
    address = address_in(first.partnership, "results:prepare_findings", first.survey.key)

    page = partnerships.signed_in(analyst).post(address, {"groupings": ["mode"]})

    assert "Enter what you put right" in page.content.decode()
