"""Users, codes and secrets."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heard.accounts import services
from heard.accounts.codes import code_at
from heard.accounts.rules import has_second_factor
from heard.accounts.sealing import CannotOpenError, seal, unseal
from tests.accounts.signing_in import code, enter_code, enter_password, is_signed_in
from tests.partnerships import make

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", as in the RFC


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238_appendix_b(seconds, shown):
    assert code_at(RFC_SECRET, datetime.fromtimestamp(seconds, UTC)) == shown


def test_what_is_sealed_is_read_again_and_not_seen():
    sealed = seal("a council's secret")

    assert "secret" not in sealed
    assert unseal(sealed) == "a council's secret"


def test_an_old_key_still_opens_what_it_sealed(settings):
    sealed = seal("kept")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-fifty-or-more-random-characters-0123456789"

    assert unseal(sealed) == "kept"


def test_a_lost_key_says_what_to_set(settings):
    sealed = seal("lost")
    settings.SECRET_KEY = "another-key-of-fifty-or-more-random-characters-0123456789"

    with pytest.raises(CannotOpenError, match="HEARD_OLD_SECRET_KEYS"):
        unseal(sealed)


@pytest.mark.django_db
def test_a_demo_user_signs_in_with_what_the_command_prints(client):
    services.make_demo_user("alex@westmere.example", "Alex Marsh")
    printed = StringIO()
    call_command("demo_code", stdout=printed)
    password, line = printed.getvalue().splitlines()

    enter_password(client, "alex@westmere.example", password.removeprefix("Password for all: "))
    enter_code(client, line.split()[1])

    assert line.split()[0] == "alex@westmere.example"
    assert is_signed_in(client)


@pytest.mark.django_db
def test_the_codes_of_real_users_are_not_for_show():
    with pytest.raises(services.DemoInProductionError):
        services.current_code(make.user())


@pytest.mark.django_db
def test_a_real_install_has_no_demo_users_and_shows_no_codes(settings):
    user = services.make_demo_user("alex@westmere.example", "Alex Marsh")
    settings.IN_PRODUCTION = True

    with pytest.raises(services.DemoInProductionError):
        services.make_demo_user("kit@westmere.example", "Kit Lane")
    with pytest.raises(services.DemoInProductionError):
        services.current_code(user)
    with pytest.raises(CommandError) as refused:
        call_command("demo_code")
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_without_a_demo_the_command_says_how_to_get_one():
    with pytest.raises(CommandError, match="heard load_demo"):
        call_command("demo_code")


@pytest.mark.django_db
def test_a_second_factor_with_a_known_secret_shows_the_same_codes_everywhere():
    user = services.make_demo_user("alex@westmere.example", "Alex Marsh", secret=make.SECRET)

    assert has_second_factor(user)
    assert services.current_code(user) in {code(-1), code()}
