"""What every test stands on."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as of_this_install
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from heard.design.build import MADE_OF
from heard.partnerships import remembered
from tests.migrated import databases_to_test_in

# What is imported and collected stays to the end: looking through it for what to throw away takes a
# quarter of the time until the first test, and a twentieth of all after it.
gc.disable()
GARBAGE = (10_000, 10, 10)

# Files, or folders of them, whose tests share something that takes long to make.
KEPT_TOGETHER = ("tests/journeys/test_killed.py", "tests/config/test_run.py", "tests/acceptance/")


class KeptTogether(LoadScopeScheduling):
    """Hands out tests one by one, but some files whole, to one process."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return file if file.startswith(KEPT_TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> KeptTogether:
    return KeptTogether(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no process is left with one while the other has nothing to do."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """Tests that commit come after those that roll back, as pytest-django wants it."""
    if item.nodeid.startswith(KEPT_TOGETHER):
        return 0
    if not _commits(item):
        return 1
    return 2 if item.nodeid.startswith("tests/journeys/") else 3


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asks = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asks) or bool(marker and marker.kwargs.get("transaction"))


# Time says nothing on a machine that others use too; where a change is judged, every run of the
# tests tries the same examples.
hypothesis_settings.register_profile(
    "heard",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
hypothesis_settings.load_profile("heard")


def pytest_sessionstart() -> None:
    """WhiteNoise warns of a folder that is not there, as soon as a test file is imported."""
    Path(of_this_install.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """In place of pytest-django's own."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(databases_to_test_in())
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture(autouse=True, scope="session")
def _static_files_are_looked_for_once() -> Iterator[None]:
    """WhiteNoise asks after all of them for each `Client()`: two thousandths of a second."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def look_once(middleware: WhiteNoiseMiddleware) -> None:
        built_at = MADE_OF.stat().st_mtime_ns if MADE_OF.exists() else None
        if built_at not in found:
            look(middleware)
            found[built_at] = dict(middleware.files)
        middleware.files.update(found[built_at])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", look_once)
        yield


@pytest.fixture(autouse=True)
def _passwords_are_quick_to_check(settings: Settings) -> None:
    """A real hash takes half a second on purpose, and tests sign in hundreds of times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_remembered_from_other_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that roll back leave no throttles; those that commit do, and must clear them."""
    remembered.forget()
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        cache.clear()
