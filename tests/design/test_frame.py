"""What stands around every page."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from lxml import html
from PIL import Image

from heard.partnerships.roles import Role
from tests.partnerships import make


def page_of(client: Client, address: str) -> html.HtmlElement:
    return html.fromstring(client.get(address).content)


def png() -> ContentFile:
    drawn = BytesIO()
    Image.new("RGB", (4, 4), "navy").save(drawn, "PNG")
    return ContentFile(drawn.getvalue())


@pytest.fixture
def _files(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }


def test_a_page_carries_the_name_of_its_partnership(client, db):
    partnership = make.partnership(name="Westmere SEND Partnership")

    page = page_of(client, f"/a/{partnership.slug}/accessibility/")

    assert page.xpath("//header//a/span/text()") == ["Westmere SEND Partnership"]
    assert page.xpath("//title/text()")[0].endswith(" – Westmere SEND Partnership")


def test_a_page_of_no_partnership_is_called_heard(client, db):
    page = page_of(client, "/design/")

    assert page.xpath("//header//a/span/text()") == ["Heard"]
    assert page.xpath("//head/title/text()") == ["Gallery – Heard"]


def test_the_usual_colour_needs_no_style_sheet_of_its_own(client, db):
    plain = make.partnership()
    golden = make.partnership(colour="#ffcc00")

    assert len(page_of(client, f"/a/{plain.slug}/privacy/").xpath("//link[@rel='stylesheet']")) == 1
    assert page_of(client, f"/a/{golden.slug}/privacy/").xpath(
        "//link[@rel='stylesheet'][2]/@href"
    ) == [f"/a/{golden.slug}/theme-ffcc00.css"]


def test_every_page_leads_to_accessibility_privacy_and_contact(client, db):
    partnership = make.partnership()

    page = page_of(client, f"/a/{partnership.slug}/privacy/")

    before = f"/a/{partnership.slug}"
    assert page.xpath("//footer//ul/li/a/@href") == [
        f"{before}/accessibility/",
        f"{before}/privacy/",
        f"{before}/contact/",
        f"{before}/keep-me-posted/",
        f"{before}/account/login/",
    ]


@pytest.mark.usefixtures("_files")
def test_logos_are_shown_and_served(client, db):
    partnership = make.partnership()
    partnership.logo.save("westmere.png", png())
    organisation = make.organisation(partnership, name="Westmere Council")
    organisation.logo.save("council.png", png())

    page = page_of(client, f"/a/{partnership.slug}/privacy/")

    (own,) = page.xpath("//header//img/@src")
    (partner,) = page.xpath("//footer//img")
    assert partner.get("alt") == "Westmere Council"
    for address in (own, partner.get("src")):
        served = client.get(address)
        assert served["Content-Type"] == "image/png"
        assert b"".join(served.streaming_content) == png().read()


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize("name", ["drawing.svg", "page.html", "returns.csv", "missing.png"])
def test_nothing_but_pictures_is_served_as_a_logo(client, db, name):
    if name != "missing.png":
        default_storage.save(f"logos/{name}", ContentFile(b"<svg onload='alert(1)'/>"))

    assert client.get(f"/logos/{name}").status_code == 404


@pytest.mark.usefixtures("_files")
@pytest.mark.parametrize("name", ["..%2Fsecret.png", "%2e%2e/secret.png", "../secret.png"])
def test_nothing_outside_the_folder_of_logos_is_served(client, db, name):
    default_storage.save("secret.png", png())

    assert client.get(f"/logos/{name}").status_code == 404


def links(client: Client, address: str) -> list[str]:
    found = page_of(client, address).xpath("//header//nav//a")
    return [link.text_content().strip() for link in found]


def test_visitors_are_led_to_what_is_asked_found_and_decided(client, db):
    partnership = make.partnership()

    assert links(client, f"/a/{partnership.slug}/privacy/") == [
        "Tell us",
        "Sessions",
        "What families told us",
        "What we do about it",
        "What was decided",
        "Boards and groups",
        "Contact",
    ]


def test_public_pages_lead_somebody_who_has_signed_in_back_to_the_staff_pages(db):
    member = make.member()

    found = links(make.signed_in(member), f"/a/{member.partnership.slug}/privacy/")

    assert found[-1] == "Staff pages"


@pytest.mark.parametrize(
    ("role", "doors"),
    [
        (
            Role.ENGAGEMENT_LEAD,
            [
                *(
                    "Questionnaires",
                    "Surveys",
                    "Findings",
                    "Surveys in many areas",
                    "Comments",
                    "Sessions",
                    "Themes",
                    "Plans",
                ),
                *("Official figures", "Elected members’ reports", "Raise a concern", "Boards"),
                *("Calls for seats", "Standing list", "Reports to committees", "Outbox"),
                "Partnership",
            ],
        ),
        (
            Role.COMMITTEE_OFFICER,
            [
                *("Questionnaires", "Surveys", "Sessions", "Themes", "Plans"),
                *("Official figures", "Elected members’ reports", "Raise a concern", "Boards"),
                *("Decisions", "Committees", "Reports to committees", "Partnership"),
            ],
        ),
        (
            Role.ADMINISTRATOR,
            [
                *("Questionnaires", "Surveys", "Sessions", "Themes", "Raise a concern", "Boards"),
                *("Members", "Outbox", "Personal data", "Audit", "Partnership"),
            ],
        ),
        (
            Role.SAFEGUARDING_LEAD,
            [
                *("Questionnaires", "Surveys", "Sessions", "Themes", "Safeguarding"),
                *("Raise a concern", "Boards", "Partnership"),
            ],
        ),
        (
            Role.ELECTED_MEMBER,
            [
                *("Questionnaires", "Surveys", "Sessions", "Themes", "Plans"),
                *("Official figures", "Listen at sessions", "Raise a concern", "Boards"),
                *("My committee", "Restricted appendices", "Partnership"),
            ],
        ),
    ],
)
def test_members_are_shown_the_doors_that_open_for_them_and_their_own(db, role, doors):
    member = make.member(role)

    found = links(make.signed_in(member), f"/a/{member.partnership.slug}/staff/")

    assert found == ["Today", *doors, member.user.name, "Sign out"]


def test_every_link_of_the_staff_navigation_opens(db):
    member = make.member(*Role)
    client = make.signed_in(member)
    page = page_of(client, f"/a/{member.partnership.slug}/staff/")

    answers = {href: client.get(href).status_code for href in page.xpath("//header//nav//a/@href")}

    assert set(answers.values()) == {200}


def test_where_a_visitor_is_is_marked(client, db):
    page = page_of(client, f"/a/{make.partnership().slug}/contact/")

    (here,) = page.xpath("//header//nav//a[@aria-current='page']")
    assert here.text_content().strip() == "Contact"


def test_who_is_no_member_here_gets_no_doors_but_may_sign_out(db):
    elsewhere = make.signed_in(make.member())
    partnership = make.partnership()

    found = links(elsewhere, f"/a/{partnership.slug}/account/second-step/")

    assert found == ["Sam Okoro", "Sign out"]


def test_a_visitor_gets_no_cookie(client, db):
    client.get(f"/a/{make.partnership().slug}/privacy/")

    assert dict(client.cookies) == {}
