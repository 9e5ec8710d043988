"""Papers: what may be brought in, who gets them, and that the file goes with the paper."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from heard.boards.models import Paper
from heard.boards.models.words import MeetingState
from heard.boards.paper_kinds import is_what_it_says, plain_name
from heard.boards.services import papers
from heard.boards.services.revisions import MeetingCancelledError
from tests.access import address_in
from tests.boards import make, make_meetings
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

HOSTILE = '../../etc/"quo\r\nte\u202efdp.exe; x=.pdf'


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


def at(paper_or_meeting, name, *args):
    meeting = getattr(paper_or_meeting, "meeting", paper_or_meeting)
    return address_in(meeting.body.partnership, f"boards:{name}", *args)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def keeper_in(meeting):
    return partnerships.signed_in(make.keeper(meeting.body.partnership))


def sent(**more):
    right = {"title": "Report", "who": "public", "easy_read": "", "item": ""}
    return right | {"file": make_meetings.upload()} | more


@pytest.mark.parametrize(
    ("suffix", "content", "fits"),
    [
        (".pdf", b"%PDF-1.4 x", True),
        (".pdf", b"MZ\x90\x00", False),
        (".pdf", b"", False),
        (".png", b"\x89PNG\r\n\x1a\n", True),
        (".jpg", b"\xff\xd8\xff\xe0", True),
        (".jpeg", b"%PDF-1.4", False),
        (".docx", make_meetings.docx(), True),
        (".docx", make_meetings.docx("xl/workbook.xml"), False),
        (".docx", b"PK\x03\x04 cut short", False),
        (".xlsx", make_meetings.docx("xl/workbook.xml"), True),
        (".pptx", make_meetings.docx("ppt/presentation.xml"), True),
        (".odt", make_meetings.docx("content.xml"), True),
        (".svg", b"<svg/>", False),
    ],
)
def test_a_file_is_of_the_kind_that_its_name_says(suffix, content, fits):
    assert is_what_it_says(make_meetings.upload(content=content), suffix) is fits


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("report.pdf", "report.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("C:\\papers\\x.pdf", "x.pdf"),
        ("report\u202efdp.exe.pdf", "reportfdp.exe.pdf"),
        ('a"b\r\nc.pdf', "a_bc.pdf"),
        ("Übersicht für alle 🙂.pdf", "Übersicht für alle 🙂.pdf"),
        ("   .pdf", "paper.pdf"),
        ("noending", "noending"),
        ("", "paper"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_one_line_without_a_path_or_anything_unseen(name, plain):
    assert plain_name(name) == plain


@given(st.text())
def test_no_name_is_empty_too_long_or_a_path(name):
    plain = plain_name(name)

    assert 1 <= len(plain) <= 200
    assert not set(plain) & set('/\\"\r\n\x00')


def test_add_paper_keeps_size_hash_and_name_under_a_name_nobody_guesses():
    paper = make_meetings.paper(name="../../My report.pdf")

    assert (paper.file_name, paper.size, len(paper.sha256)) == (
        "My report.pdf",
        paper.file.size,
        64,
    )
    assert "report" not in paper.file.name
    assert paper.file.name.startswith("papers/")


def test_add_paper_refuses_the_same_file_twice_in_one_meeting():
    first = make_meetings.paper(content=b"%PDF-same")

    with pytest.raises(papers.PaperTwiceError):
        make_meetings.paper(first.meeting, content=b"%PDF-same")

    assert make_meetings.paper(content=b"%PDF-same").meeting != first.meeting


def test_add_paper_refuses_an_item_of_another_meeting_and_a_cancelled_meeting():
    with pytest.raises(papers.ItemOfAnotherMeetingError):
        make_meetings.paper(item=make_meetings.item())
    with pytest.raises(MeetingCancelledError):
        make_meetings.paper(make_meetings.meeting(state=MeetingState.CANCELLED))


@pytest.mark.django_db(transaction=True)
def test_remove_paper_takes_the_file_away_too():
    paper = make_meetings.paper()

    papers.remove_paper(paper, by=make.keeper(paper.meeting.body.partnership))
    papers.remove_paper(paper, by=make.keeper(paper.meeting.body.partnership))

    assert not Paper.objects.exists()
    assert not default_storage.exists(paper.file.name)


def test_a_paper_is_brought_in_and_its_missing_cover_is_said():
    meeting = make_meetings.meeting()
    client = keeper_in(meeting)

    page = text_of(client.post(at(meeting, "add_paper", meeting.pk), sent(), follow=True))

    assert "Paper added" in page
    assert "Easy Read cover is missing" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"file": ""}, "Select a file"),
        ({"file": make_meetings.upload(content=b"")}, "The selected file is empty"),
        ({"file": make_meetings.upload("x.exe")}, "The selected file must be a PDF"),
        (
            {"file": make_meetings.upload(content=b"MZ program")},
            "What is inside this file is not what its name says",
        ),
        ({"title": ""}, "Enter the title of the paper"),
        ({"who": ""}, "Select who may read the paper"),
        ({"item": "999"}, "Select one of the answers in the list"),
        ({"easy_read": "x" * 1501}, "Use 1500 characters or fewer"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_in_words(change, words):
    meeting = make_meetings.meeting()

    page = text_of(keeper_in(meeting).post(at(meeting, "add_paper", meeting.pk), sent(**change)))

    assert words in page
    assert not Paper.objects.exists()


def test_a_paper_too_large_is_refused_in_words():
    meeting = make_meetings.meeting()
    large = make_meetings.upload(content=b"%PDF-" + b"x" * 15_000_000)

    page = text_of(keeper_in(meeting).post(at(meeting, "add_paper", meeting.pk), sent(file=large)))

    assert "The selected file must be 15 MB or smaller" in page


def test_the_same_file_twice_is_noticed_by_name():
    paper = make_meetings.paper(title="Spring report", content=make_meetings.PDF)
    client = keeper_in(paper.meeting)

    page = text_of(client.post(at(paper, "add_paper", paper.meeting_id), sent()))

    assert "This very file is here already, as “Spring report”" in page


def test_a_late_paper_says_by_how_many_days():
    meeting = make_meetings.meeting(in_days=5)
    make_meetings.paper(meeting)

    page = text_of(keeper_in(meeting).get(at(meeting, "papers", meeting.pk)))

    assert "Came 2 days after the deadline" in page


def test_a_public_paper_comes_as_an_attachment_under_its_own_name():
    paper = make_meetings.paper(name=HOSTILE, is_public=True, content=b"%PDF-mine")

    response = Client().get(at(paper, "paper", paper.key))

    assert b"".join(response.streaming_content) == b"%PDF-mine"
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("name", ["  .pdf", "a\u202efdp.pdf", "REPORT.PDF", "<script>.pdf"])
def test_a_paper_with_an_odd_name_is_brought_in_and_given_out_again(name):
    meeting = make_meetings.meeting()
    keeper_in(meeting).post(
        at(meeting, "add_paper", meeting.pk), sent(file=make_meetings.upload(name))
    )

    paper = meeting.papers.get()
    response = Client().get(at(meeting, "paper", paper.key))

    assert b"".join(response.streaming_content) == make_meetings.PDF
    assert response["Content-Type"] == "application/pdf"


def test_the_public_gets_no_private_paper_none_of_a_private_body_and_none_from_elsewhere():
    private = make_meetings.paper()
    hidden = make_meetings.paper(make_meetings.meeting(make.body(is_public=False)), is_public=True)
    public = make_meetings.paper(is_public=True)

    assert Client().get(at(private, "paper", private.key)).status_code == 404
    assert Client().get(at(hidden, "paper", hidden.key)).status_code == 404
    assert Client().get(at(private, "paper", public.key)).status_code == 404
    page = Client().get(at(private, "meeting", private.meeting.key)).content.decode()
    assert str(private.key) not in page


def test_a_private_paper_is_for_members_of_the_body_and_whoever_runs_the_meeting():
    paper = make_meetings.paper()
    partnership = paper.meeting.body.partnership
    insider = partnerships.member(of=partnership)
    seat = make.seats(paper.meeting.body, 1).seats.get()
    make.membership(seat, make.person(partnership, member=insider))
    address = at(paper, "members_paper", paper.key)

    def status(member):
        response = partnerships.signed_in(member).get(address)
        if response.streaming:
            list(response.streaming_content)
        return response.status_code

    assert status(insider) == 200
    assert status(make.keeper(partnership)) == 200
    assert status(partnerships.member(of=partnership)) == 403
    assert status(make.keeper()) == 403
    assert "/account/login/" in Client().get(address)["Location"]


def test_a_paper_whose_file_is_gone_is_not_found():
    paper = make_meetings.paper(is_public=True)
    default_storage.delete(paper.file.name)

    assert Client().get(at(paper, "paper", paper.key)).status_code == 404
