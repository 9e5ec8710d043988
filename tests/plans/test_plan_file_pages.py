"""The pages of a file: who may enter, what they say, and what hostile input does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heard.partnerships.roles import PERMISSIONS, Permission
from heard.plans.models import PlanFile
from heard.plans.models.words import FileState
from heard.plans.services import plan_files as services
from heard.plans.services import taking_in
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_files import plan_file
from tests.plans.tables.making import HEADINGS, ROW, excel, word

pytestmark = pytest.mark.django_db
KEEPERS = set(PERMISSIONS[Permission.KEEP_PLANS])


@pytest.fixture
def file(db: None) -> PlanFile:
    return plan_file(rows=[ROW, ("1.2", "Train", "J Smith", "Q3", "")])


@pytest.fixture
def keeper(file: PlanFile) -> Client:
    return partnerships.signed_in(file.brought_by)


def at(file: PlanFile, name: str, *more: object) -> str:
    return address_in(file.plan.partnership, f"plans:{name}", file.key, *more)


def bring(client: Client, plan, name: str, content: bytes):
    address = address_in(plan.partnership, "plans:bring_plan_file", plan.pk)
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("plan_file", ()),
        ("plan_file_columns", ()),
        ("plan_file_leads", ()),
        ("plan_file_row", ("0-0",)),
        ("take_in_plan_file", ()),
    ],
)
def test_who_keeps_plans_opens_a_file(file, name, more):
    page = Page(f"plans:{name}", (file.key, *more), partnership=file.plan.partnership)

    assert_access(page, roles=KEEPERS)


def test_who_keeps_plans_brings_files(file):
    plan = file.plan
    page = Page("plans:bring_plan_file", (plan.pk,), partnership=plan.partnership)

    assert_access(page, roles=KEEPERS)


def test_a_file_goes_from_upload_to_actions(keeper, file):
    plan = make.plan(file.plan.partnership)
    response = bring(keeper, plan, "Plan Sept.xlsx", excel(HEADINGS, ROW))
    mine = plan.files.get()
    columns = keeper.get(response["Location"], follow=True).content.decode()
    assert "What are the columns?" in columns
    assert "For example: Recruit two psychologists" in columns

    sent = {"table-0": "take"} | {
        f"column-0-{place}": name
        for place, name in enumerate(("reference", "title", "lead", "due", "status"))
    }
    page = keeper.post(at(mine, "plan_file_columns"), sent, follow=True).content.decode()
    assert "Sheet Actions, row 2" in page
    assert "No post is called “Head of SEND”" in page

    page = keeper.post(at(mine, "take_in_plan_file"), {"choice": "agreed"}, follow=True)
    assert "1 action is new: 1.1" in page.content.decode()
    assert [action.title for action in plan.actions.all()] == ["Recruit two psychologists"]


def test_the_preview_lists_every_doubt_with_its_place(keeper, file):
    page = keeper.get(at(file, "plan_file")).content.decode()

    assert "Table 1, row 3" in page
    assert "<strong>Lead:</strong> “J Smith” seems to be a person." in page
    assert "<strong>By when:</strong> “Q3” is no day. It is kept as words." in page


@pytest.mark.parametrize("show", ["doubt", "new", "changed", "all", "nonsense"])
def test_the_preview_shows_rows_of_one_kind(keeper, file, show):
    response = keeper.get(at(file, "plan_file"), {"show": show, "page": "99"})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.docm", b"x", "Save the file as .docx or .xlsx"),
        ("plan.pdf", b"%PDF-1.7", "Save the file as .docx or .xlsx"),
        ("plan.docx", b"%PDF-1.7", "Bring in the Word or Excel file that it was made from"),
        ("plan.docx", b"", "empty"),
        ("plan.xlsx", b"PK\x03\x04", "The file is damaged"),
        ("plan.docx", word(), "There is no table in this file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(keeper, file, name, content, words):
    page = bring(keeper, file.plan, name, content).content.decode()

    assert words in page
    assert PlanFile.objects.count() == 1


def test_a_column_that_says_what_is_done_is_needed(keeper, file):
    sent = {"table-0": "take", "column-0-0": "reference"}

    page = keeper.post(at(file, "plan_file_columns"), sent).content.decode()

    assert "Select the column that says what is done" in page


def test_two_columns_cannot_be_the_same(keeper, file):
    sent = {"table-0": "take", "column-0-0": "title", "column-0-1": "title"}

    page = keeper.post(at(file, "plan_file_columns"), sent).content.decode()

    assert "Select something else. Another column of this table is this already" in page


def test_a_row_is_corrected_in_place(keeper, file):
    page = keeper.get(at(file, "plan_file_row", "0-1")).content.decode()
    assert "J Smith" in page

    sent = {"takes_in": "yes", "reference": "1.2", "title": "Train every SENCO"}
    keeper.post(at(file, "plan_file_row", "0-1"), sent)

    file.refresh_from_db()
    assert file.choices["changed"]["0-1"]["title"] == "Train every SENCO"


def test_a_row_may_not_get_what_does_not_fit(keeper, file):
    sent = {"takes_in": "maybe", "reference": "x" * 50, "title": "x" * 9000, "group": "999999"}

    page = keeper.post(at(file, "plan_file_row", "0-1"), sent).content.decode()

    assert "Error:" in page
    file.refresh_from_db()
    assert file.choices == {}


@pytest.mark.parametrize("row", ["0-99", "9-0", "x"])
def test_a_row_that_is_not_there_is_not_found(keeper, file, row):
    assert keeper.get(at(file, "plan_file_row", row)).status_code == 404


def test_who_leads_is_said_on_one_page(keeper, file):
    post = make.post(file.plan.partnership, "Designated Clinical Officer")
    page = keeper.get(at(file, "plan_file_leads")).content.decode()
    assert "J Smith" in page

    keeper.post(at(file, "plan_file_leads"), {"lead-0": str(post.pk), "lead-1": "new"})

    file.refresh_from_db()
    assert sorted(file.choices["leads"].values()) == sorted([str(post.pk), "new"])


def test_a_post_of_another_partnership_is_no_answer(keeper, file):
    foreign = make.post(make.plan().partnership, "Elsewhere")

    response = keeper.post(
        at(file, "plan_file_leads"), {"lead-0": str(foreign.pk), "lead-1": "new"}
    )

    assert "Error:" in response.content.decode()


def test_a_file_of_another_partnership_is_not_found(keeper, file):
    address = address_in(file.plan.partnership, "plans:plan_file", plan_file().key)

    assert keeper.get(address).status_code == 404


def test_a_file_is_dropped(keeper, file):
    page = keeper.post(at(file, "take_in_plan_file"), {"choice": "drop"}, follow=True)

    assert "Nothing was taken in" in page.content.decode()
    file.refresh_from_db()
    assert (file.state, file.content) == (FileState.DROPPED, {})


def test_what_comes_after_the_file_is_over_changes_nothing(keeper, file):
    services.drop_plan_file(file, by=file.brought_by)

    for name, more in (
        ("plan_file_columns", ()),
        ("plan_file_leads", ()),
        ("plan_file_row", ("0-0",)),
        ("take_in_plan_file", ()),
    ):
        response = keeper.post(at(file, name, *more), {"choice": "agreed"})
        assert response["Location"].endswith(f"/{file.key}/")
    assert not file.plan.actions.exists()


def test_a_preview_of_many_rows_asks_the_database_few_times(
    keeper, file, django_assert_max_num_queries
):
    rows = [(f"1.{n}", *ROW[1:]) for n in range(taking_in.AT_ONCE * 3)]
    plan = make.plan(file.plan.partnership)
    taking_in.take_in_plan_file(
        plan_file(plan, rows[:40]), are_agreed=True, by=make.lead(plan.partnership)
    )
    many = plan_file(plan, rows)

    with django_assert_max_num_queries(25):
        assert keeper.get(at(many, "plan_file"), {"show": "all"}).status_code == 200
