"""The tenant wall's gate."""

from threading import Thread

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse
from pytest_django import DjangoAssertNumQueries

from heard.partnerships import remembered
from heard.partnerships.middleware import find_partnership
from tests.partnerships import make

SIGN_IN = "/account/login/"


@pytest.fixture(autouse=True)
def _hosts(settings: pytest.FixtureRequest) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "voices.westmere.example", "voices.eastmere.example"]


def seen_by_the_rooms(path: str, host: str = "testserver") -> dict[str, object]:
    """What a room would see of a request for `path` on `host`."""
    seen: dict[str, object] = {}

    def room(request: HttpRequest) -> HttpResponse:
        partnership = request.partnership
        seen.update(
            slug=partnership.slug if partnership else None,
            path=request.path_info,
            sign_in=reverse("account_login"),
        )
        return HttpResponse("room")

    response = find_partnership(room)(RequestFactory().get(path, headers={"host": host}))
    seen["status"] = response.status_code
    return seen


@pytest.mark.django_db
def test_the_prefix_names_the_partnership_and_comes_back_in_every_address():
    make.partnership(slug="westmere")

    seen = seen_by_the_rooms("/a/westmere/surveys/")

    assert seen == {
        "slug": "westmere",
        "path": "/surveys/",
        "sign_in": f"/a/westmere{SIGN_IN}",
        "status": 200,
    }


@pytest.mark.django_db
def test_a_partnerships_own_host_needs_no_prefix():
    make.partnership(slug="westmere", host="voices.westmere.example")

    seen = seen_by_the_rooms("/surveys/", host="Voices.Westmere.example.:8443")

    assert (seen["slug"], seen["path"], seen["sign_in"]) == ("westmere", "/surveys/", SIGN_IN)


@pytest.mark.django_db
def test_no_other_partnership_can_be_reached_on_a_partnerships_own_host():
    make.partnership(slug="westmere", host="voices.westmere.example")
    make.partnership(slug="eastmere")

    seen = seen_by_the_rooms("/a/eastmere/surveys/", host="voices.westmere.example")

    assert (seen["slug"], seen["path"]) == ("westmere", "/a/eastmere/surveys/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/a/nowhere/surveys/",
        "/a//surveys/",
        "/a/",
        "/a",
        "/A/westmere/surveys/",
        "/a/../a/westmere/",
        "/a/WESTMERE/surveys/",
        "//a/westmere/",
        "/a/westmere\x00/",
    ],
)
def test_an_address_that_is_not_quite_a_partnerships_belongs_to_none(path):
    make.partnership(slug="westmere")

    seen = seen_by_the_rooms(path)

    assert seen["slug"] is None
    assert seen["sign_in"] == SIGN_IN


@pytest.mark.django_db
def test_one_partnership_inside_another_is_only_an_unknown_address(client):
    make.partnership(slug="westmere")
    make.partnership(slug="eastmere")

    seen = seen_by_the_rooms("/a/westmere/a/eastmere/surveys/")

    assert (seen["slug"], seen["path"]) == ("westmere", "/a/eastmere/surveys/")
    assert client.get("/a/westmere/a/eastmere/").status_code == 404
    assert client.get("/a/westmere/../eastmere/").status_code == 404


@pytest.mark.django_db
def test_a_partnership_without_its_last_slash_is_redirected_to_it():
    make.partnership(slug="westmere")
    request = RequestFactory().get("/a/westmere")

    response = find_partnership(lambda _: HttpResponse("room"))(request)

    assert response.status_code == 302
    assert response["Location"] == "/a/westmere/"


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused_whatever_it_claims(client):
    make.partnership(slug="westmere", host="voices.westmere.example")

    stranger = client.get(SIGN_IN, headers={"host": "evil.example"})
    forwarded = client.get("/a/", headers={"x-forwarded-host": "voices.westmere.example"})

    assert stranger.status_code == 400
    assert forwarded.status_code == 404


@pytest.mark.django_db
def test_the_prefix_is_put_away_even_when_the_room_falls_over():
    make.partnership(slug="westmere")

    def room(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("the room fell over")

    with pytest.raises(RuntimeError):
        find_partnership(room)(RequestFactory().get("/a/westmere/"))

    assert get_script_prefix() == "/"


@pytest.mark.django_db
def test_the_prefix_of_one_thread_is_not_seen_in_another():
    make.partnership(slug="westmere")
    elsewhere: list[str] = []

    def room(request: HttpRequest) -> HttpResponse:
        other = Thread(target=lambda: elsewhere.append(reverse("account_login")))
        other.start()
        other.join()
        return HttpResponse(reverse("account_login"))

    response = find_partnership(room)(RequestFactory().get("/a/westmere/"))

    assert response.content.decode() == f"/a/westmere{SIGN_IN}"
    assert elsewhere == [SIGN_IN]


@pytest.mark.django_db
def test_a_visitor_without_a_session_costs_one_query_and_the_next_none(
    django_assert_num_queries: DjangoAssertNumQueries,
):
    make.partnership(slug="westmere")

    with django_assert_num_queries(1):
        seen_by_the_rooms("/a/westmere/")
    with django_assert_num_queries(0):
        seen_by_the_rooms("/a/westmere/surveys/")


@pytest.mark.django_db
def test_a_change_is_seen_at_once_by_who_is_signed_in():
    partnership = make.partnership(slug="westmere", name="Westmere")
    remembered.find("testserver", "westmere", fresh=False)
    partnership.name = "Westmere and the Islands"
    partnership.save()

    stale = remembered.find("testserver", "westmere", fresh=False)
    fresh = remembered.find("testserver", "westmere", fresh=True)

    assert stale is not None
    assert fresh is not None
    assert (stale.name, fresh.name) == ("Westmere", "Westmere and the Islands")


@pytest.mark.django_db
def test_what_one_request_does_to_its_partnership_stays_with_that_request():
    make.partnership(slug="westmere", name="Westmere")
    first = remembered.find("testserver", "westmere", fresh=False)
    assert first is not None
    first.name = "Changed in passing"

    second = remembered.find("testserver", "westmere", fresh=False)

    assert second is not None
    assert second.name == "Westmere"


@pytest.mark.django_db
def test_made_up_partnerships_are_not_remembered():
    for number in range(5):
        remembered.find("testserver", f"made-up-{number}", fresh=False)

    assert remembered._kept == {}


@pytest.mark.django_db
def test_what_is_remembered_stays_within_bounds(monkeypatch):
    monkeypatch.setattr(remembered, "AT_MOST", 10)
    for number in range(remembered.AT_MOST + 5):
        remembered.find(f"host-{number}", "", fresh=False)

    assert len(remembered._kept) <= remembered.AT_MOST
