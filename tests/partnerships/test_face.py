"""Name, colour, logo and places."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from heard.audit.models import Entry
from heard.partnerships import logos
from heard.partnerships.doors import DOORS
from heard.partnerships.models import District, Division, Member, Organisation, Partnership
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.partnerships import make

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ADMINISTRATOR, Role.COMMUNICATIONS_LEAD}
FACE = {
    "name": "Westmere and the Islands",
    "colour": "#123456",
    "contact_name": "",
    "contact_email": "ask@westmere.example",
    "contact_phone": "01632 960 001",
    "contact_address": "",
}


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    storage = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims a size."""
    png = bytearray(picture(size=(1, 1)))
    head = b"IHDR" + struct.pack(">II", width, height) + bytes(png[24:29])
    png[12:33] = head + struct.pack(">I", zlib.crc32(head))
    return bytes(png)


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 300), **more: object) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", size, "#1d4f91").save(drawn, kind, **more)
    return drawn.getvalue()


def upload(content: bytes, name: str = "logo.png") -> dict[str, SimpleUploadedFile]:
    return {"logo": SimpleUploadedFile(name, content)}


@pytest.mark.parametrize(
    "name",
    ["change_partnership", "change_logo", "places", "add_organisation", "add_district"],
)
def test_who_may_change_the_partnership(name):
    assert_access(Page(f"partnerships:{name}"), roles=KEEPERS)


@pytest.mark.parametrize("name", ["change_organisation", "change_organisation_logo"])
def test_who_may_change_an_organisation(name):
    organisation = make.organisation()

    page = Page(f"partnerships:{name}", (organisation.pk,), organisation.partnership)

    assert_access(page, roles=KEEPERS)


@pytest.mark.parametrize("name", ["rename_district", "add_division"])
def test_who_may_change_a_district(name):
    district = make.district()

    page = Page(f"partnerships:{name}", (district.pk,), district.partnership)

    assert_access(page, roles=KEEPERS)


def test_who_may_rename_a_division():
    division = make.division()

    page = Page("partnerships:rename_division", (division.pk,), division.district.partnership)

    assert_access(page, roles=KEEPERS)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("change_organisation", make.organisation),
        ("change_organisation_logo", make.organisation),
        ("rename_district", make.district),
        ("add_division", make.district),
        ("rename_division", make.division),
    ],
)
def test_things_of_another_partnership_are_not_there(name, thing):
    keeper = make.member(Role.ADMINISTRATOR)
    address = address_in(keeper.partnership, f"partnerships:{name}", thing().pk)

    response = make.signed_in(keeper).post(address, {"name": "Ours now", "kind": "other"})

    assert response.status_code == 404
    assert not Entry.objects.exists()


def test_every_member_has_a_page_with_the_doors_that_open_for_them():
    assert_access(Page("partnerships:partnership"), roles=set(Role))


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (Role.CODER, {"mfa_index", "account_logout"}),
        (
            Role.COMMUNICATIONS_LEAD,
            {"change_partnership", "places", "outbox", "mfa_index", "account_logout"},
        ),
        (Role.ADMINISTRATOR, {name.removeprefix("partnerships:") for _may, name, _text in DOORS}),
    ],
)
def test_nobody_is_shown_a_door_that_stays_shut(role, opens):
    member = make.member(role)
    client = make.signed_in(member)

    page = client.get(address_in(member.partnership, "partnerships:partnership")).content.decode()

    shown = {
        name.removeprefix("partnerships:")
        for _may, name, _text in DOORS
        if f'href="{address_in(member.partnership, name)}"' in page
    }
    assert shown == opens
    for _may, name, _text in DOORS:
        if name.removeprefix("partnerships:") in opens:
            assert client.get(address_in(member.partnership, name)).status_code == 200


def test_a_change_is_kept_seen_and_written_down():
    keeper = make.member(Role.COMMUNICATIONS_LEAD)
    address = address_in(keeper.partnership, "partnerships:change_partnership")

    page = make.signed_in(keeper).post(address, FACE, follow=True).content.decode()

    kept = Partnership.objects.get(pk=keeper.partnership_id)
    assert (kept.name, kept.colour) == ("Westmere and the Islands", "#123456")
    assert "Changes saved" in page
    changed = Entry.objects.get().details["changed"]
    assert changed == "name, colour, contact_email, contact_phone"


def test_saving_without_a_change_is_no_deed():
    keeper = make.member(Role.ADMINISTRATOR)
    client = make.signed_in(keeper)
    address = address_in(keeper.partnership, "partnerships:change_partnership")

    client.post(address, FACE)
    client.post(address, FACE)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("colour", "says"),
    [
        ("#ffee00", "Enter a darker colour"),
        ("#777777", "Enter a darker colour"),
        ("blue", "Enter a colour such as #1d4f91"),
        ("#12345", "Enter a colour such as #1d4f91"),
        ("#123456;}", "Enter a colour such as #1d4f91"),
    ],
)
def test_a_colour_on_which_white_cannot_be_read_is_refused(colour, says):
    keeper = make.member(Role.ADMINISTRATOR)
    address = address_in(keeper.partnership, "partnerships:change_partnership")

    page = make.signed_in(keeper).post(address, FACE | {"colour": colour})

    assert says in page.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_is_drawn_anew_and_made_to_fit(kind):
    drawn = Image.open(BytesIO(logos.redraw(picture(kind))))

    assert (drawn.format, drawn.size) == ("PNG", (600, 200))


def test_nothing_that_a_file_says_of_itself_is_kept():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "<script>alert(1)</script>")

    drawn = logos.redraw(picture(pnginfo=told) + b"<script>alert(2)</script>")

    assert b"script" not in drawn


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "must be a PNG"),
        (b"", "must be a PNG"),
        (b"\x89PNG\r\n\x1a\nnot really", "must be a PNG"),
        (picture()[:-40], "must be a PNG"),
        (b"x" * (logos.MOST_BYTES + 1), "smaller than 1 MB"),
        (picture(size=(5000, 4000)), "at most 4,000 by 4,000"),
        (claiming(100_000, 100_000), "at most 4,000 by 4,000"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(content, says):
    with pytest.raises(logos.NotALogoError, match=says):
        logos.redraw(content)


def test_a_logo_is_uploaded_changed_and_removed(django_capture_on_commit_callbacks):
    keeper = make.member(Role.ADMINISTRATOR)
    client = make.signed_in(keeper)
    address = address_in(keeper.partnership, "partnerships:change_logo")

    names = []
    for colour in ("one", "two"):
        size = (90, 30) if colour == "one" else (60, 60)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, upload(picture(size=size)))
        names.append(Partnership.objects.get(pk=keeper.partnership_id).logo.name)

    assert not default_storage.exists(names[0])
    assert default_storage.exists(names[1])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"remove": "yes"})
    assert not default_storage.exists(names[1])
    assert Partnership.objects.get(pk=keeper.partnership_id).logo.name == ""
    assert [entry.deed for entry in Entry.objects.all()] == [
        "logo removed",
        "logo changed",
        "logo changed",
    ]


def test_a_script_that_calls_itself_a_picture_is_told_so():
    keeper = make.member(Role.ADMINISTRATOR)
    address = address_in(keeper.partnership, "partnerships:change_logo")

    page = make.signed_in(keeper).post(address, upload(b"<svg onload=alert(1)>"))

    assert "must be a PNG, JPEG, WebP or GIF image" in page.content.decode()
    assert not Entry.objects.exists()


def test_an_organisation_is_added_changed_and_given_a_logo():
    keeper = make.member(Role.ADMINISTRATOR)
    client, here = make.signed_in(keeper), keeper.partnership
    sent = {"name": "Westmere Council", "kind": "council", "website": "https://westmere.example"}

    client.post(address_in(here, "partnerships:add_organisation"), sent)
    organisation = Organisation.objects.get(partnership=here)
    changed = sent | {"name": "Westmere Borough Council"}
    client.post(address_in(here, "partnerships:change_organisation", organisation.pk), changed)
    logo = address_in(here, "partnerships:change_organisation_logo", organisation.pk)
    client.post(logo, upload(picture()))

    organisation.refresh_from_db()
    assert (organisation.name, organisation.kind) == ("Westmere Borough Council", "council")
    assert organisation.logo.name
    client.post(logo, {"remove": "yes"})
    organisation.refresh_from_db()
    assert organisation.logo.name == ""


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "westmere"])
def test_a_website_is_one_that_a_browser_opens_as_a_page(website):
    keeper = make.member(Role.ADMINISTRATOR)
    sent = {"name": "Westmere Council", "kind": "council", "website": website}

    page = make.signed_in(keeper).post(
        address_in(keeper.partnership, "partnerships:add_organisation"), sent
    )

    assert "Enter an address that starts with https://" in page.content.decode()


def test_districts_keep_their_code_when_they_are_renamed():
    keeper = make.member(Role.ADMINISTRATOR)
    client, here = make.signed_in(keeper), keeper.partnership

    client.post(address_in(here, "partnerships:add_district"), {"name": "North Mere"})
    district = District.objects.get(partnership=here)
    rename = address_in(here, "partnerships:rename_district", district.pk)
    client.post(rename, {"name": "Upper Mere"})
    client.post(address_in(here, "partnerships:add_division", district.pk), {"name": "Quay"})

    district.refresh_from_db()
    assert (district.name, district.code) == ("Upper Mere", "north-mere")
    assert Division.objects.get().name == "Quay"
    page = client.get(address_in(here, "partnerships:places")).content.decode()
    assert "Upper Mere" in page
    assert "Quay" in page


@pytest.mark.parametrize(
    ("name", "kept", "said"),
    [
        ("Quay and Harbour", "Quay and Harbour", "Changes saved"),
        ("Millholme", "Quay", "Enter another name: there is one like this already"),
        (" ", "Quay", "Enter the name"),
        ("Q" * 101, "Quay", "There is a problem"),
    ],
)
def test_a_division_is_renamed_and_keeps_who_represents_it(name, kept, said):
    keeper = make.member(Role.ADMINISTRATOR)
    division = make.division(make.district(keeper.partnership), "Quay")
    make.division(division.district, "Millholme")
    councillor = make.member(Role.ELECTED_MEMBER, of=keeper.partnership)
    Member.objects.filter(pk=councillor.pk).update(division=division)
    address = address_in(keeper.partnership, "partnerships:rename_division", division.pk)

    page = make.signed_in(keeper).post(address, {"name": name}, follow=True).content.decode()

    councillor.refresh_from_db()
    assert said in page
    assert str(councillor.division) == kept
    renamed = [entry.details for entry in Entry.objects.filter(deed="division renamed")]
    assert renamed == ([{"before": "Quay", "division": kept}] if kept == name else [])


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("add_district", {"name": "North Mere"}),
        ("add_organisation", {"name": "Westmere Council", "kind": "council", "website": ""}),
    ],
)
def test_two_things_do_not_share_a_name(name, sent):
    keeper = make.member(Role.ADMINISTRATOR)
    client = make.signed_in(keeper)
    address = address_in(keeper.partnership, f"partnerships:{name}")

    client.post(address, sent)
    page = client.post(address, sent)

    assert "Enter another name: there is one like this already" in page.content.decode()
