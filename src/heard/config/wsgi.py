"""The door for the web server (gunicorn)."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from heard.config.starting import set_up

set_up("heard.config.urls")  # before any visitor comes: it takes a second
_django = get_wsgi_application()
_CHARSET = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Read every form as UTF-8, as our pages are, whatever encoding a visitor claims.

    Django believes the claim, and some of Python's encodings ("base64") are none of words: that
    broke the request before there was one, so that no error page of ours could be shown.
    """
    environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    return _django(environ, start_response)
