"""What leaves by a file of rows: nothing that was written, no id, no order, no other survey."""

from datetime import timedelta
from uuid import uuid4

import pytest

from heard.home.holding import retention_rules
from heard.partnerships.privacy import years_after
from heard.results import services
from heard.surveys.answers.models import Response
from tests.partnerships import make as partnerships
from tests.results import make, make_rows

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    make_rows.keep_files_in(settings, tmp_path)


def test_nothing_that_was_written_and_no_id_leaves():
    export = make_rows.ready()

    responses = Response.objects.filter(survey=export.survey.key)
    secrets = {str(export.survey.key), "The words a family wrote", "missing,"}
    secrets |= {str(pk) for pk in responses.values_list("pk", flat=True)}
    content = "\n".join(make_rows.files_in(export).values())
    assert [secret for secret in secrets if secret in content] == []
    assert export.survey.version.sha256 not in content


def test_each_return_is_one_row_and_no_row_is_of_another_survey():
    custodian = make_rows.custodian()
    survey = make.closed_survey(make.analyst(of=custodian.partnership))
    elsewhere = {"listened": "agree", "district": "lake"}
    Response.objects.bulk_create(
        Response(survey=uuid4(), version=survey.version.sha256, mode="helped", answers=elsewhere)
        for _each in range(60)
    )

    export = make_rows.ready(custodian, survey)

    rows = make_rows.rows_in(export)
    assert len(rows) == 150
    assert {row["mode"] for row in rows} == {"web", "paper"}
    assert sum(row["listened"] == "agree" for row in rows) == 60


def test_the_rows_have_another_order_each_time_and_not_that_of_the_database():
    first = make_rows.ready()
    second = make_rows.ready(first.asked_by, first.survey)

    kept = [answers.get("listened") for _mode, answers in _as_kept(first)]
    orders = [[row["listened"] for row in make_rows.rows_in(each)] for each in (first, second)]
    assert sorted(orders[0]) == sorted(orders[1]) == sorted(kept)
    assert kept != orders[0] != orders[1] != kept


def test_no_column_counts_rows_or_tells_a_time():
    export = make_rows.ready()

    rows = make_rows.rows_in(export)
    assert list(rows[0]) == ["mode", "listened", "sources.school", "sources.website", "district"]
    assert all(len({row[name] for row in rows}) <= 5 for name in rows[0])


def test_the_file_says_first_that_it_is_not_safe_to_publish_and_whose_it_is():
    export = make_rows.ready()

    files = make_rows.files_in(export)
    readme = files["README.txt"]
    assert list(files) == ["README.txt", "codebook.csv", "answers.csv"]
    assert readme.startswith("THIS FILE IS NOT SAFE TO PUBLISH.")
    assert "Purpose: A thesis on waiting times\r\n" in readme
    assert "Recipient: University of Westmere, public health\r\n" in readme
    assert f"Approved by: {export.settled_by} on " in readme
    assert "then delete every copy" in readme


def test_the_night_deletes_the_file_after_its_last_day_and_no_sooner():
    export = make_rows.ready()
    rule = next(each for each in retention_rules() if each.code == "row_files")

    assert rule.forget(export.download_until) == 0
    assert make_rows.fresh(export).file.storage.exists(export.file.name)
    assert rule.forget(make_rows.day_after(export)) == 1
    assert not export.file.storage.exists(export.file.name)
    assert rule.every() == 1


def test_words_of_a_request_are_forgotten_after_their_time_and_the_deed_stays():
    export = make_rows.ready()
    rule = next(each for each in retention_rules() if each.code == "row_requests")
    services.delete_row_file(export)
    last = years_after(export.keep_until, 6)

    assert rule.forget(last - timedelta(days=1)) == 0
    assert rule.forget(last) == 1

    found = make_rows.fresh(export)
    assert (found.purpose, found.recipient, found.agreement) == ("", "", "")
    assert found.settled_by == export.settled_by


def test_what_is_held_on_a_member_tells_what_they_asked_for_and_approved():
    export = make_rows.ready(recipient="Robin Wren, University of Westmere")

    work = make_rows.held_on(export, email=export.asked_by.user.email)
    named = make_rows.held_on(export, name="Robin Wren")
    stranger = make_rows.held_on(export, email=partnerships.user().email)

    assert [held.key for held in work] == [f"rows_work:{export.asked_by.pk}"]
    assert [held.key for held in named] == [f"row_export:{export.key}"]
    assert stranger == []


def _as_kept(export):
    return Response.objects.filter(survey=export.survey.key).values_list("mode", "answers")
