"""What stands around every page."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from lxml import html
from PIL import Image

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


def test_staff_get_navigation_and_visitors_do_not(db):
    member = make.member()
    address = f"/a/{member.partnership.slug}/privacy/"

    assert "Today" in page_of(make.signed_in(member), address).xpath("string(//header)")
    assert page_of(Client(), address).xpath("//header//nav") == []


def test_a_visitor_gets_no_cookie(client, db):
    client.get(f"/a/{make.partnership().slug}/privacy/")

    assert dict(client.cookies) == {}
