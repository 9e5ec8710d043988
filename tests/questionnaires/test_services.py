import hashlib

import pytest
from django.db import IntegrityError, transaction

from heard.audit.models import Entry
from heard.engines.questionnaire import QuestionnaireError, canonical_json
from heard.partnerships.roles import Role
from heard.questionnaires import services
from heard.questionnaires.models import QuestionnaireVersion
from tests.partnerships import make as partnerships
from tests.questionnaires import make

pytestmark = pytest.mark.django_db


def test_a_version_keeps_the_canonical_bytes_and_their_hash():
    questionnaire = make.small_questionnaire()

    version = make.version(of=questionnaire)

    version.refresh_from_db()
    assert bytes(version.canonical) == canonical_json(questionnaire)
    assert version.sha256 == hashlib.sha256(bytes(version.canonical)).hexdigest()
    assert version.questionnaire == questionnaire


def test_the_database_refuses_to_change_a_version():
    version = make.version()

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        QuestionnaireVersion.objects.filter(pk=version.pk).update(title="Another")

    version.refresh_from_db()
    assert version.title == "Short breaks"


def test_the_database_refuses_to_delete_a_version():
    version = make.version()

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        version.delete()

    assert QuestionnaireVersion.objects.filter(pk=version.pk).exists()


def test_the_database_refuses_a_hash_that_is_of_something_else():
    version = make.version()
    version.pk, version.version = None, "2"
    version.canonical = b"{}"

    with pytest.raises(IntegrityError, match="the_hash_is_that_of_the_definition"):
        version.save()


def test_the_same_definition_twice_is_noticed_even_in_another_format():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    first = make.version(lead, make.small_questionnaire())

    with pytest.raises(services.SameDefinitionError) as caught:
        services.bring_in_questionnaire(
            canonical_json(make.small_questionnaire()), filename="again.json", by=lead
        )

    assert caught.value.version == first


def test_another_definition_cannot_take_a_version_that_is_taken():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    first = make.version(lead, make.small_questionnaire())
    other = make.small_yaml().replace(b"One word for it", b"Another word for it")

    with pytest.raises(services.VersionTakenError) as caught:
        services.bring_in_questionnaire(other, filename="other.yaml", by=lead)

    assert caught.value.version == first


def test_two_partnerships_may_have_the_same_questionnaire():
    one, other = make.small_questionnaire(), make.small_questionnaire()

    versions = make.version(of=one), make.version(of=other)

    assert versions[0].sha256 == versions[1].sha256


def test_nothing_is_kept_of_a_file_with_a_problem():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)
    broken = make.small_yaml().replace(b"kind: date", b"kind: horoscope")

    with pytest.raises(QuestionnaireError, match="horoscope"):
        services.bring_in_questionnaire(broken, filename="broken.yaml", by=lead)

    assert not lead.partnership.questionnaire_versions.exists()


def test_bringing_in_a_questionnaire_is_audited():
    lead = partnerships.member(Role.ENGAGEMENT_LEAD)

    version = make.version(lead, make.small_questionnaire())

    entry = Entry.objects.get(subject_kind="questionnaires.questionnaireversion")
    assert (entry.deed, entry.subject_id, entry.actor_id) == (
        "questionnaire brought in",
        str(version.pk),
        lead.user.pk,
    )
