"""Who loads figures, and where files go meanwhile."""

import pytest

from tests.figures import make


@pytest.fixture(autouse=True)
def _files_of_their_own(settings, tmp_path):
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": tmp_path}}}


@pytest.fixture
def analyst():
    return make.analyst()
