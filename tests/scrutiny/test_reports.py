"""Reports to committees: written, issued, superseded, withdrawn."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from heard.audit.models import Entry
from heard.design.build import build_assets
from heard.partnerships.roles import Role
from heard.scrutiny.frozen_report import read_appendix, read_report
from heard.scrutiny.models import RestrictedAppendix
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries import reports_todo
from heard.scrutiny.queries.issued import paper_of
from heard.scrutiny.services import issuing, report_rows, reports
from heard.scrutiny.services.held_reports import (
    NotYourReportError,
    ReportChangedError,
    ReportWithdrawnError,
)
from heard.scrutiny.services.report_rows import ImplicationWords
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c
from tests.scrutiny import make_reports as make_r

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture(scope="module", autouse=True)
def _assets_are_built():
    build_assets()


def refused_words(report):
    with pytest.raises(issuing.NotReadyError) as refused:
        make_r.issue(report)
    return [each.words for each in refused.value.problems]


def test_a_report_goes_to_a_meeting_of_its_own_committee():
    report = make_r.draft()
    elsewhere = make_c.meeting(make_r.committee())

    with pytest.raises(NotYourReportError):
        reports.make_report(
            report.committee, "Again", meeting=elsewhere, by=make_r.writer(report.committee)
        )


def test_nobody_writes_a_report_to_a_committee_of_another_area():
    with pytest.raises(NotYourReportError):
        reports.make_report(make_r.committee(), "Ours", by=make.officer())


def test_two_reports_of_one_title_have_their_own_addresses():
    committee = make_r.committee()

    slugs = [make_r.draft(committee).slug for _each in range(3)]

    assert slugs == ["listening-to-families", "listening-to-families-2", "listening-to-families-3"]


def test_a_title_without_letters_has_an_address_too():
    assert make_r.draft(title="???").slug == "report"


def test_of_two_officers_the_later_one_is_told():
    report = make_r.draft()
    by = make_r.writer(report.committee)
    reports.change_report(report, make_r.front(report), revision=0, by=by)

    with pytest.raises(ReportChangedError) as refused:
        reports.change_report(report, make_r.front(report, title="Mine"), revision=0, by=by)

    assert refused.value.report.title == make_r.TITLE
    assert refused.value.report.saved_by == by


def test_an_item_belongs_to_the_meeting_that_the_report_goes_to():
    report = make_r.draft()
    other = make_c.meeting(report.committee, timezone.now() + timedelta(days=90))
    item = other.agenda.create(position=1, title="Listening")

    with pytest.raises(NotYourReportError):
        reports.change_report(
            report,
            make_r.front(report, item=item),
            revision=0,
            by=make_r.writer(report.committee),
        )


def test_what_is_missing_is_said_all_at_once():
    assert refused_words(make_r.draft()) == [
        "Enter what the committee is asked to do with the report",
        "Enter the report in a few sentences",
        "Enter the post that the report is of",
        "Enter what the committee is asked to resolve",
        "Add what the report tells",
        "Enter what the report means for: Equality, diversity and cohesion",
        "Enter what the report means for: Legal",
        "Enter what the report means for: Finance",
        "Enter what the report means for: Climate and environment",
    ]


def test_an_implication_that_nobody_has_signed_stands_in_the_way():
    report = make_r.ready()
    legal = report.committee.implication_kinds.get(title="Legal")
    report.implications.filter(kind=legal).update(signed_by="", signed_on=None)

    assert refused_words(report) == ["Get “Legal” signed off by the Monitoring Officer"]


def test_other_words_than_were_signed_have_to_be_signed_again():
    report = make_r.ready()
    legal = report.committee.implication_kinds.get(title="Legal")
    signed = report.implications.get(kind=legal)
    changed = ImplicationWords("Something.", signed.signed_by, signed.signed_on)
    by = make_r.writer(report.committee)

    report_rows.write_implication(report, legal, changed, revision=report.revision, by=by)

    assert report.implications.get(kind=legal).signed_by == ""
    assert refused_words(report) == ["Get “Legal” signed off by the Monitoring Officer"]


def test_a_report_over_the_page_limit_is_not_issued():
    report = make_r.ready(make_r.committee(page_limit=1), background="Much was said.\n" * 200)

    (words,) = refused_words(report)

    assert words.startswith("Shorten the report: it has ")
    assert words.endswith("and the committee takes 1")


def test_a_block_whose_source_is_gone_stands_in_the_way():
    committee = make_r.committee()
    report = make_r.ready(committee)
    make_r.block(report, BlockKind.PLAN, plan=12345)

    assert refused_words(report) == ["Choose again what block 2 shows, or remove it"]


def test_an_issue_is_frozen_with_its_fingerprint():
    report = make_r.issued()

    issue = report.issues.get()

    frozen = read_report(issue.frozen)
    assert (frozen.title, frozen.number, frozen.note) == (make_r.TITLE, 1, "")
    assert frozen.recommendations == ("note the report.",)
    assert issue.sha256 == sha256(issue.frozen.encode()).hexdigest()
    assert issue.pages in {1, 2}
    assert paper_of(issue).title == make_r.TITLE
    assert report.state == "issued"


def test_a_later_issue_says_what_is_different():
    report = make_r.issued()

    with pytest.raises(issuing.NoNoteError):
        make_r.issue(report, " ")
    second = make_r.issue(report, "A figure was corrected.")

    assert (second.number, read_report(second.frozen).note) == (2, "A figure was corrected.")


def test_what_was_issued_stays_when_its_figures_are_corrected():
    committee = make_r.committee()
    plan = make_r.area(committee, with_findings=False)
    report = make_r.ready(committee)
    first = make_r.issue(report)
    before = first.frozen

    plan.actions.filter(title="Shorten waits").update(title="Shorten all waits")
    second = make_r.issue(report, "The name of an action was wrong.")

    first.refresh_from_db()
    assert first.frozen == before
    assert "Shorten waits" in first.frozen
    assert "Shorten all waits" in second.frozen


def test_the_database_refuses_to_change_an_issue():
    issue = make_r.issued().issues.get()

    issue.note = "Other words"
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        issue.save()


def test_somebody_who_saw_another_draft_does_not_issue_this_one():
    report = make_r.ready()
    by = make_r.writer(report.committee)
    report_rows.add_recommendation(report, "ask for more.", by=by)

    with pytest.raises(ReportChangedError):
        issuing.issue_report(report, note="", revision=report.revision, by=by)


def test_what_is_restricted_is_in_the_appendix_and_nowhere_else():
    report = make_r.restricted()

    issue = make_r.issue(report)

    assert make_r.SECRET not in issue.frozen
    assert read_report(issue.frozen).has_restricted
    assert read_report(issue.frozen).exempt_words.startswith("Paragraph 1")
    appendix = read_appendix(issue.restricted.frozen)
    assert make_r.SECRET in appendix.blocks[0].heading


def test_a_restricted_block_needs_its_reason():
    report = make_r.ready()
    make_r.words(report, "Secret", is_restricted=True)

    assert refused_words(report) == [
        "Select why a part of the report is kept from the public",
        "Enter why keeping it from the public is in the public interest",
    ]


def test_an_issue_without_restricted_blocks_has_no_appendix():
    make_r.issued()

    assert not RestrictedAppendix.objects.exists()


def test_a_withdrawn_report_is_written_no_more():
    report = make_r.issued()
    by = make_r.writer(report.committee)

    issuing.withdraw_report(report, because="It named a family.", by=by)

    with pytest.raises(ReportWithdrawnError):
        report_rows.add_recommendation(report, "note it.", by=by)
    with pytest.raises(ReportWithdrawnError):
        issuing.withdraw_report(report, because="Again", by=by)


def test_a_draft_cannot_be_withdrawn():
    report = make_r.draft()

    with pytest.raises(issuing.NeverIssuedError):
        issuing.withdraw_report(report, because="No", by=make_r.writer(report.committee))


def test_the_audit_keeps_no_words_of_a_report():
    make_r.issue(make_r.restricted())

    kept = [str(vars(each)) for each in Entry.objects.all()]
    assert any("committee report issued" in line for line in kept)
    assert not any(make_r.SECRET in line or "Families wait" in line for line in kept)


def test_rows_move_up_and_down_and_no_further():
    report = make_r.draft()
    by = make_r.writer(report.committee)
    rows = [report_rows.add_recommendation(report, text, by=by) for text in ("a", "b", "c")]

    report_rows.move_recommendation(rows[2], -1, by=by)
    report_rows.move_recommendation(rows[0], -1, by=by)
    report_rows.move_recommendation(rows[1], 1, by=by)

    assert [row.text for row in report.recommendations.all()] == ["a", "c", "b"]


def test_what_is_removed_twice_is_removed_once():
    report = make_r.draft()
    by = make_r.writer(report.committee)
    row = report_rows.add_recommendation(report, "a", by=by)
    removed = type(row).objects.select_related("report").get(pk=row.pk)

    report_rows.remove_recommendation(removed, by=by)
    report_rows.remove_recommendation(row, by=by)

    assert make_r.now(report).revision == 2


def test_a_report_has_so_many_recommendations_and_no_more():
    report = make_r.draft()
    by = make_r.writer(report.committee)
    for number in range(report_rows.MOST_RECOMMENDATIONS):
        report_rows.add_recommendation(report, str(number), by=by)

    with pytest.raises(report_rows.TooManyError):
        report_rows.add_recommendation(report, "one more", by=by)


def test_who_writes_reports_is_told_of_the_next_day_and_of_what_is_not_signed():
    committee = make_r.committee()
    report = make_r.ready(committee)
    legal = committee.implication_kinds.get(title="Legal")
    report.implications.filter(kind=legal).update(signed_by="", signed_on=None)

    found = reports_todo.todo(make_r.writer(committee))

    assert [each.text for each in found] == [
        f"Work on the report “{make_r.TITLE}”: Draft to the director",
        f"Get “Legal” signed off for the report “{make_r.TITLE}”",
    ]
    assert found[0].due_on is not None
    assert reports_todo.todo(partnerships.member(Role.ELECTED_MEMBER, of=report.partnership)) == []


def test_a_report_without_a_meeting_asks_for_one():
    committee = make_r.committee()
    by = make_r.writer(committee)
    reports.make_report(committee, "Someday", by=by)

    (found,) = reports_todo.todo(by)

    assert found.text == "Choose the meeting of the report “Someday”"
