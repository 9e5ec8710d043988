"""Pages on which reports to committees are written and issued."""

import pytest

from heard.audit.models import Entry
from heard.design.build import build_assets
from heard.partnerships.roles import Role
from heard.scrutiny.models import Report
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.report_rows import block_lines
from heard.scrutiny.services import report_rows, reports
from heard.scrutiny.services.held_reports import NotYourReportError
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make
from tests.scrutiny import make_reports as make_r
from tests.scrutiny.pages import at, sent_form, text_of

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

WRITERS = {Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD, Role.COMMITTEE_OFFICER, Role.PLAN_LEAD}
HOSTILE = ["", " ", "\x00", "x" * 30_000, "<script>alert(1)</script>", "{{ 7 * 7 }}", "☃" * 400]


@pytest.fixture(scope="module", autouse=True)
def _assets_are_built():
    build_assets()


@pytest.fixture
def report():
    return make_r.ready()


@pytest.fixture
def lead(report):
    return make_r.lead(report.committee)


@pytest.fixture
def client(lead):
    return partnerships.signed_in(lead)


def page_of(report, name, *args):
    return Page(f"scrutiny:{name}", args, partnership=report.partnership)


def test_who_writes_reports_opens_their_list(report):
    assert_access(page_of(report, "all_reports"), roles=WRITERS)


def test_who_writes_reports_begins_one(report):
    assert_access(page_of(report, "make_report", report.committee.pk), roles=WRITERS)


@pytest.mark.parametrize(
    "name",
    ["write_report", "preview_report", "change_report", "exempt_information", "easy_read",
     "blocks", "recommendations", "background_papers"],
)  # fmt: skip
def test_who_writes_reports_opens_each_part(report, name):
    assert_access(page_of(report, name, report.pk), roles=WRITERS)


def test_who_writes_reports_opens_an_implication(report):
    kind = report.committee.implication_kinds.first()

    assert_access(page_of(report, "implication", report.pk, kind.pk), roles=WRITERS)


@pytest.mark.parametrize("name", ["change_block", "remove_block"])
def test_who_writes_reports_opens_a_block(report, name):
    assert_access(page_of(report, name, report.blocks.get().pk), roles=WRITERS)


@pytest.mark.parametrize("name", ["change_recommendation", "remove_recommendation"])
def test_who_writes_reports_opens_a_recommendation(report, name):
    assert_access(page_of(report, name, report.recommendations.get().pk), roles=WRITERS)


def test_who_writes_reports_moves_rows(report):
    block = Page(
        "scrutiny:move_block", (report.blocks.get().pk,), report.partnership, "post", {"step": "up"}
    )
    row = Page(
        "scrutiny:move_recommendation",
        (report.recommendations.get().pk,),
        report.partnership,
        "post",
        {"step": "down"},
    )

    assert_access(block, roles=WRITERS)
    assert_access(row, roles=WRITERS)


@pytest.mark.parametrize("name", ["issue_report", "withdraw_report"])
def test_who_issues_reports_opens_these(report, name):
    roles = {Role.COMMITTEE_OFFICER, Role.ENGAGEMENT_LEAD}
    assert_access(page_of(report, name, report.pk), roles=roles)


@pytest.mark.parametrize("name", ["change_block", "remove_block"])
def test_a_restricted_block_opens_for_who_may_read_it(report, name):
    block = make_r.words(report, make_r.SECRET, is_restricted=True)

    assert_access(page_of(report, name, block.pk), roles=WRITERS)


@pytest.mark.parametrize("name", ["restricted_appendix", "restricted_appendix_word"])
def test_a_restricted_appendix_opens_for_who_may_read_it(name):
    issue = make_r.issue(make_r.restricted())

    assert_access(
        page_of(issue.report, name, issue.restricted.pk), roles=WRITERS | {Role.ELECTED_MEMBER}
    )


def test_councillors_have_a_list_of_restricted_appendices(report):
    page = page_of(report, "restricted_appendices")

    assert_access(page, roles=WRITERS | {Role.ELECTED_MEMBER})


def test_the_list_of_restricted_appendices_names_reports_alone():
    issue = make_r.issue(make_r.restricted())
    lead = make_r.lead(issue.report.committee)

    page = text_of(partnerships.signed_in(lead).get(at(lead, "restricted_appendices")))

    assert make_r.TITLE in page
    assert make_r.SECRET not in page


def test_each_reading_of_a_restricted_appendix_is_written_down_and_kept_by_no_browser():
    issue = make_r.issue(make_r.restricted())
    lead = make_r.lead(issue.report.committee)
    client = partnerships.signed_in(lead)

    page = client.get(at(lead, "restricted_appendix", issue.restricted.pk))
    word = client.get(at(lead, "restricted_appendix_word", issue.restricted.pk))

    assert make_r.SECRET in text_of(page)
    assert "no-store" in page["Cache-Control"]
    assert "no-store" in word["Cache-Control"]
    deeds = [str(vars(each)) for each in Entry.objects.all()]
    assert sum("restricted appendix opened" in each for each in deeds) == 1
    assert sum("restricted appendix downloaded" in each for each in deeds) == 1


def test_an_officer_begins_a_report(client, lead, report):
    sent = {"title": "A second one", "meeting": str(report.meeting_id)}

    response = client.post(at(lead, "make_report", report.committee_id), sent)

    made = Report.objects.get(title="A second one")
    assert response["Location"] == at(lead, "write_report", made.pk)
    assert made.meeting_id == report.meeting_id


def test_a_report_needs_a_name(client, lead, report):
    response = client.post(at(lead, "make_report", report.committee_id), {"title": " "})

    assert '<a href="#id_title">Enter what the report is called</a>' in text_of(response)


def test_the_hub_says_what_is_missing_and_by_when(client, lead):
    report = make_r.draft()
    lead = make_r.lead(report.committee)

    page = text_of(partnerships.signed_in(lead).get(at(lead, "write_report", report.pk)))

    assert "Enter what the committee is asked to do with the report" in page
    assert "Draft to the director" in page
    assert "page as a PDF" in page


def test_an_officer_writes_what_it_is_about(client, lead, report):
    page = client.get(at(lead, "change_report", report.pk))
    sent = sent_form(text_of(page)) | {"summary": "Shorter.", "authors": "Head\nDeputy head"}

    client.post(at(lead, "change_report", report.pk), sent)

    changed = make_r.now(report)
    assert (changed.summary, changed.authors) == ("Shorter.", ["Head", "Deputy head"])


def test_what_another_officer_saved_meanwhile_is_shown_beside_what_was_typed(client, lead, report):
    sent = sent_form(text_of(client.get(at(lead, "change_report", report.pk))))
    theirs = make_r.front(report, summary="Theirs")
    reports.change_report(report, theirs, revision=report.revision, by=lead)

    page = text_of(client.post(at(lead, "change_report", report.pk), sent | {"summary": "Mine"}))

    assert "changed this report while you had it open" in page
    assert "Theirs" in page
    assert "Mine" in page
    again = sent_form(page)
    client.post(at(lead, "change_report", report.pk), again)
    assert make_r.now(report).summary == "Mine"


def test_an_officer_adds_a_block_and_says_what_it_shows(client, lead, report):
    added = client.post(at(lead, "blocks", report.pk), {"kind": BlockKind.SEATS})
    block = report.blocks.last()

    sent = sent_form(text_of(client.get(added["Location"]))) | {"words": "As asked in May."}
    client.post(added["Location"], sent)

    block.refresh_from_db()
    assert (block.kind, block.words, block.chosen) == ("seats", "As asked in May.", {})
    assert "No seats are wanted." in text_of(client.get(added["Location"]))


def test_a_block_shows_only_what_is_ours(client, lead, report):
    block = make_r.block(report, BlockKind.PLAN)
    theirs = make_r.area(make_r.committee(), with_findings=False)
    sent = sent_form(text_of(client.get(at(lead, "change_block", block.pk))))

    page = client.post(at(lead, "change_block", block.pk), sent | {"what": str(theirs.pk)})

    assert "Error:" in text_of(page)
    assert theirs.title not in text_of(client.get(at(lead, "change_block", block.pk)))


def test_findings_are_narrowed_to_the_questions_that_matter(client, lead):
    committee = make_r.committee()
    make_r.area(committee)
    report = make_r.draft(committee)
    lead = make_r.lead(committee)
    client = partnerships.signed_in(lead)
    block = report.blocks.get(kind=BlockKind.FINDINGS)
    sent = sent_form(text_of(client.get(at(lead, "change_block", block.pk))))

    client.post(at(lead, "change_block", block.pk), sent | {"questions": ["sources"]})

    block.refresh_from_db()
    assert block.chosen["questions"] == ["sources"]
    page = text_of(client.get(at(lead, "change_block", block.pk)))
    looks = page[page.index("How it looks today") :]
    assert "Where did you look?" in looks
    assert "Staff listened to us" not in looks


def test_a_restricted_block_is_in_no_preview(client, lead, report):
    make_r.words(report, make_r.SECRET, heading="Kept apart", is_restricted=True)

    names = ("preview_report", "issue_report", "easy_read", "write_report")
    pages = [text_of(client.get(at(lead, name, report.pk))) for name in names]

    assert not any(make_r.SECRET in page or "Kept apart" in page for page in pages)
    assert "Kept apart" in text_of(client.get(at(lead, "blocks", report.pk)))


def test_who_may_not_read_restricted_blocks_sees_none_of_their_words(report):
    make_r.words(report, make_r.SECRET, heading=make_r.SECRET, is_restricted=True)

    lines = block_lines(report, sees_restricted=False)

    assert [(line.heading, line.is_hidden) for line in lines] == [
        ("Many families came.", False),
        ("Restricted block", True),
    ]


def test_a_sign_off_needs_a_name_and_a_day(client, lead, report):
    legal = report.committee.implication_kinds.get(title="Legal")
    address = at(lead, "implication", report.pk, legal.pk)
    sent = {"text": "None.", "signed_by": "Orla Fenwick", "revision": report.revision}

    assert "Enter the day on which it was signed off" in text_of(client.post(address, sent))
    days = {"signed_on_day": "1", "signed_on_month": "1", "signed_on_year": "2099"}
    assert "Enter a day that is not to come" in text_of(client.post(address, sent | days))


def test_background_papers_are_read_line_by_line(client, lead, report):
    address = at(lead, "background_papers", report.pk)
    lines = "SEND strategy | https://www.example.gov.uk/s\nA survey"

    client.post(address, {"lines": lines, "revision": report.revision})

    found = [(each.title, each.address) for each in report.background_papers.all()]
    assert found == [("SEND strategy", "https://www.example.gov.uk/s"), ("A survey", "")]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://x", "https://", "http://[", "a b"]
)
def test_a_background_paper_has_a_real_address(client, lead, report, address):
    sent = {"lines": f"Paper | {address}", "revision": report.revision}

    page = text_of(client.post(at(lead, "background_papers", report.pk), sent))

    assert "Enter a web address that begins with https://" in page
    assert not report.background_papers.exists()


def test_long_lines_of_easy_read_are_pointed_out(client, lead, report):
    words = "Families wait.\n" + "word " * 16
    reports.write_easy_read(report, words, revision=report.revision, by=lead)

    page = text_of(client.get(at(lead, "easy_read", report.pk)))

    assert "Line 2 (16 words):" in page
    assert "Line 1" not in page


def test_an_officer_issues_what_is_ready(client, lead, report):
    page = client.get(at(lead, "issue_report", report.pk))

    client.post(at(lead, "issue_report", report.pk), sent_form(text_of(page)))

    assert [each.number for each in report.issues.all()] == [1]


def test_a_later_issue_needs_a_note(client, lead):
    report = make_r.issued()
    lead = make_r.lead(report.committee)
    client = partnerships.signed_in(lead)
    address = at(lead, "issue_report", report.pk)

    page = client.post(address, {"revision": report.revision, "note": " "})

    assert '<a href="#id_note">Enter what is different, and why</a>' in text_of(page)
    assert report.issues.count() == 1


def test_what_is_not_ready_is_not_issued(client, lead, report):
    report.recommendations.all().delete()

    page = client.post(at(lead, "issue_report", report.pk), {"revision": report.revision})

    assert "Do what is missing first" in text_of(page)
    assert "Enter what the committee is asked to resolve" in text_of(page)
    assert not report.issues.exists()


def test_a_withdrawn_report_sends_whoever_changes_it_back(client, lead, report):
    make_r.issue(report)
    client.post(at(lead, "withdraw_report", report.pk), {"because": "It named a family."})

    response = client.post(
        at(lead, "recommendations", report.pk), {"text": "note it."}, follow=True
    )

    assert "This report was withdrawn. Nothing was changed" in text_of(response)
    assert report.recommendations.count() == 1


def test_rows_of_another_area_are_not_found(client, lead):
    theirs = make_r.ready()

    addresses = [
        at(lead, "write_report", theirs.pk),
        at(lead, "change_block", theirs.blocks.get().pk),
        at(lead, "change_recommendation", theirs.recommendations.get().pk),
        at(lead, "make_report", theirs.committee_id),
        at(lead, "implication", theirs.pk, theirs.committee.implication_kinds.first().pk),
        at(lead, "change_block", 10**9),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_a_page(client, lead, report, words):
    front = {"title": words, "summary": words, "meeting": "x", "item": "-1", "revision": "🤖"}
    posts = {
        at(lead, "change_report", report.pk): front,
        at(lead, "recommendations", report.pk): {"text": words},
        at(lead, "blocks", report.pk): {"kind": words},
        at(lead, "background_papers", report.pk): {"lines": words, "revision": words},
        at(lead, "easy_read", report.pk): {"words": words, "revision": report.revision},
        at(lead, "exempt_information", report.pk): {"paragraph": words, "reason": words},
        at(lead, "move_block", report.blocks.get().pk): {"step": words},
    }

    codes = {client.post(address, sent).status_code for address, sent in posts.items()}

    assert codes <= {200, 302}
    for name in ("write_report", "preview_report", "easy_read"):
        page = text_of(client.get(at(lead, name, report.pk)))
        assert "<script>alert(1)</script>" not in page


def test_a_stored_day_that_is_no_day_is_asked_for_again(client, lead, report):
    block = make_r.block(report, BlockKind.REPORTS_BACK)
    type(block).objects.filter(pk=block.pk).update(chosen={"since": "soon"})

    assert client.get(at(lead, "change_block", block.pk)).status_code == 200


def test_an_officer_of_another_area_is_no_officer_here(report):
    stranger = make.officer()

    with pytest.raises(NotYourReportError):
        report_rows.add_recommendation(report, "note it.", by=stranger)
