"""What a visitor sees while one of the databases is away.

Django hands every error, in a view or in a middleware, to `handler500`; that is the one place
that sees them all, so the lost database is told apart here. Nothing in the answer needs a
database. The transaction was rolled back with its connection, and the next request opens a new
one (CONN_HEALTH_CHECKS), so nothing needs to be started again.
"""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from heard.design import errors

logger = logging.getLogger(__name__)


def handler500(request: HttpRequest) -> HttpResponse:
    """The 503 page when a database is away or overloaded, else the 500 page."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return errors.handler500(request)
    try:
        return errors.page(request, 503)
    except Exception:
        logger.exception("the 503 page itself could not be drawn")
        return HttpResponse(errors.last_resort(), status=503)
