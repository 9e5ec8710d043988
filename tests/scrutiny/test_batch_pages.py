"""The pages on which many records are brought in and decided about."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heard.partnerships.roles import Role
from heard.scrutiny.models import Batch, DecisionRecord
from heard.scrutiny.models.importing_words import Choice
from tests.access import Page, assert_access
from tests.partnerships import make as partnerships
from tests.scrutiny import make, make_batches
from tests.scrutiny.make_batches import page, zipped
from tests.scrutiny.pages import at, sent_form, text_of

pytestmark = pytest.mark.django_db
OFFICERS = {Role.COMMITTEE_OFFICER}


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def client(officer):
    return partnerships.signed_in(officer)


def uploaded(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def waiting(officer, **changed):
    return make_batches.waiting(officer, page(), page(**(changed or {"purpose": "To hear."})))


@pytest.mark.parametrize("name", ["bring_decisions", "batch", "batch_csv", "batch_difference"])
def test_only_committee_officers_open_these_pages(officer, name):
    file = waiting(officer)
    args = {"bring_decisions": (), "batch_difference": (file.pk,)}.get(name, (file.batch.key,))

    assert_access(Page(f"scrutiny:{name}", args, officer.partnership), roles=OFFICERS)


def test_what_is_of_another_partnership_is_not_found(client, officer):
    file = waiting(make.officer())

    assert client.get(at(officer, "batch", file.batch.key)).status_code == 404
    assert client.get(at(officer, "batch_csv", file.batch.key)).status_code == 404
    assert (
        client.post(at(officer, "batch_difference", file.pk), {"choice": "kept"}).status_code == 404
    )


def test_a_zip_is_kept_and_its_report_page_says_that_it_is_being_read(client, officer):
    content = zipped({"a.txt": make.text(), "in.zip": zipped({"b.txt": "B"})})

    response = client.post(
        at(officer, "bring_decisions"), {"records": [uploaded("2024.zip", content)]}, follow=True
    )

    batch = Batch.objects.get()
    assert response.redirect_chain == [(at(officer, "batch", batch.key), 302)]
    assert batch.name == "2024.zip"
    assert [file.outcome for file in batch.files.all()] == ["waiting", "refused"]
    assert "The files are being read." in text_of(response)


def test_several_files_are_one_batch(client, officer):
    files = [uploaded("a.txt", make.text()), uploaded("b.html", page())]

    client.post(at(officer, "bring_decisions"), {"records": files})

    batch = Batch.objects.get()
    assert (batch.name, batch.files.count()) == ("2 files", 2)


def test_a_folder_can_be_selected_at_once(client, officer):
    files = [uploaded(f"{number}.txt", f"Record {number}") for number in range(300)]

    client.post(at(officer, "bring_decisions"), {"records": files})

    assert Batch.objects.get().files.count() == 300


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Select the files with decision records"),
        ([("a.exe", b"MZ")], "The selected file must be a ZIP, TXT, HTML"),
        ([("a.zip", b"no archive")], "This is not a ZIP file. Make it again, then select it"),
        ([("a.zip", zipped({}))], "There is no file in this ZIP file. Select another one"),
        ([("a.txt", b"")], "The selected file is empty"),
        ([("a.txt", b"x"), ("b.zip", b"no archive")], "This is not a ZIP file"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do_and_keeps_nothing(client, officer, files, words):
    sent = {"records": [uploaded(name, content) for name, content in files]}

    response = client.post(at(officer, "bring_decisions"), sent)

    assert words in text_of(response)
    assert "<title>Error: " in text_of(response)
    assert not Batch.objects.exists()


def test_files_that_are_too_large_together_are_refused(client, officer):
    form_page = client.post(
        at(officer, "bring_decisions"),
        {"records": [uploaded("a.txt", "x" * 40_000_000), uploaded("b.txt", "x" * 21_000_000)]},
    )

    assert "The selected files must be 60 MB or smaller together" in text_of(form_page)


def test_the_report_says_of_each_file_what_became_of_it(client, officer):
    batch = make_batches.batch(officer, {"good.txt": make.text("Short breaks"), "bad.txt": ""})

    shown = text_of(client.get(at(officer, "batch", batch.key)))

    assert "Line 1: it is empty. Save the record again, or paste its words." in shown
    assert ">Short breaks</a>" in shown
    narrowed = text_of(client.get(at(officer, "batch", batch.key), {"outcome": "refused"}))
    assert "bad.txt" in narrowed
    assert "good.txt" not in narrowed


@pytest.mark.parametrize("asked", [{"outcome": "burnt"}, {"page": "no"}, {"page": "99"}])
def test_the_report_bears_odd_questions(client, officer, asked):
    batch = make_batches.batch(officer, {"good.txt": make.text("Short breaks")})

    assert ">Short breaks</a>" in text_of(client.get(at(officer, "batch", batch.key), asked))


def test_the_report_is_a_spreadsheet_without_formulas(client, officer):
    batch = make_batches.batch(officer, {"=1+1.txt": "", "+1.txt": ""})

    response = client.get(at(officer, "batch_csv", batch.key))

    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    assert [row["file"] for row in rows] == ["'=1+1.txt", "'+1.txt"]
    assert rows[0]["what_is_wrong"] == "is empty"
    assert rows[0]["what_to_do"] == "save the record again, or paste its words"


def test_what_is_different_is_marked_for_those_who_see_no_colours(client, officer):
    file = waiting(officer, purpose="To know how families are listened to.")

    shown = text_of(client.get(at(officer, "batch_difference", file.pk)))

    assert "<del>hear</del>" in shown
    assert "<ins>know</ins>" in shown
    assert "<strong>Was:</strong>" in shown
    assert "<strong>Now:</strong>" in shown


def test_the_new_words_are_taken_as_the_next_edition(client, officer):
    file = waiting(officer)
    address = at(officer, "batch_difference", file.pk)
    sent = sent_form(text_of(client.get(address)))

    response = client.post(address, sent | {"choice": "next"})

    draft = DecisionRecord.objects.get(edition=2)
    assert response["Location"] == at(officer, "change_decision", draft.pk)
    assert draft.purpose == "To hear."


@pytest.mark.parametrize("seen", ["", "0-0", "x", "9" * 40, "1-\x00"])
def test_without_what_was_seen_nothing_is_taken(client, officer, seen):
    file = waiting(officer)

    response = client.post(
        at(officer, "batch_difference", file.pk), {"choice": "next", "seen": seen}
    )

    assert "Our record has been changed meanwhile" in text_of(response)
    file.refresh_from_db()
    assert file.waits


def test_one_must_choose(client, officer):
    file = waiting(officer)

    response = client.post(at(officer, "batch_difference", file.pk), {"choice": "burn"})

    assert "Select one of the answers in the list" in text_of(response)
    assert "Select what you want to do" in text_of(
        client.post(at(officer, "batch_difference", file.pk), {})
    )


def test_where_two_days_disagree_one_must_say_which_counts(client, officer):
    file = waiting(officer, published="01/02/2026", decided="02/02/2026")
    address = at(officer, "batch_difference", file.pk)
    shown = text_of(client.get(address))
    assert "The council has published this record again." in shown
    assert "Which day counts as the date of decision?" in shown

    sent = sent_form(shown) | {"choice": "next"}
    refused = text_of(client.post(address, sent))
    client.post(address, sent | {"day": "2024-07-04"})

    assert "Select which day counts as the date of decision" in refused
    assert str(DecisionRecord.objects.get(edition=2).decision_date) == "2024-07-04"


def test_ours_is_kept_without_asking_for_a_day(client, officer):
    file = waiting(officer, published="01/02/2026", decided="02/02/2026")

    client.post(at(officer, "batch_difference", file.pk), {"choice": "kept"})

    file.refresh_from_db()
    assert file.choice == Choice.KEPT


def test_what_was_decided_already_says_so(client, officer):
    file = waiting(officer)
    address = at(officer, "batch_difference", file.pk)
    client.post(address, {"choice": "kept"})

    response = client.post(address, {"choice": "another"}, follow=True)

    assert "It has been decided already: Ours was kept" in text_of(response)
    assert DecisionRecord.objects.count() == 1


def test_a_record_that_is_gone_can_still_be_taken_as_new(client, officer):
    file = make_batches.waiting(officer, page(), page(purpose="X"), is_published=False)
    file.record.delete()

    shown = text_of(client.get(at(officer, "batch_difference", file.pk)))
    client.post(at(officer, "batch_difference", file.pk), {"choice": "another"})

    assert "The record that this was compared with is no longer here." in shown
    assert DecisionRecord.objects.get().purpose == "X"


def test_a_record_pasted_again_in_other_words_leads_to_what_is_different(client, officer):
    text = make.text("Short breaks")
    client.post(at(officer, "read_decision"), {"text": text})

    response = client.post(at(officer, "read_decision"), {"text": text.replace("noted", "kept")})

    file = Batch.objects.get().files.get()
    assert response["Location"] == at(officer, "batch_difference", file.pk)
    assert DecisionRecord.objects.count() == 1


def test_all_decisions_says_what_waits(client, officer):
    waiting(officer)

    shown = text_of(client.get(at(officer, "all_decisions")))

    assert "1 record is here in other words: decide what becomes of it" in shown
    assert "812.html" in text_of(client.get(at(officer, "bring_decisions")))
