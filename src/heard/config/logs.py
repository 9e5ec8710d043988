"""What Heard writes to its log (standard error): one line a thing, and never who asked."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from django.db import InterfaceError, OperationalError

# PostgreSQL tells the whole row that it refused, up to the next error of the chain.
REFUSED_ROW = re.compile(r"DETAIL:.*?(?=\n\n(?:The above|During handling)|\Z)", re.DOTALL)


class PlainLines(logging.Formatter):
    """Text for people, without what a family may have said."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """One line where a database is away, else the traceback without the refused row."""
        if isinstance(ei[1], (OperationalError, InterfaceError)):
            return REFUSED_ROW.sub("", str(ei[1])).strip()
        return REFUSED_ROW.sub("DETAIL: (left out of the log)", super().formatException(ei))


class JsonLines(PlainLines):
    """One JSON object a line, for whatever gathers the logs of a server."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def logging_settings(*, as_json: bool) -> dict[str, Any]:
    """For Django's LOGGING and gunicorn's `logconfig_dict`: everything to standard error."""

    def listen_from(level: str) -> dict[str, Any]:
        return {"handlers": [], "level": level, "propagate": True}

    chatty = "INFO" if as_json else "WARNING"
    plain = {
        "()": "heard.config.logs.PlainLines",
        "format": "%(levelname)s %(name)s: %(message)s",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "heard.config.logs.JsonLines"} if as_json else plain},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "heard": listen_from(chatty),
            "django": listen_from("WARNING"),
            "gunicorn.error": listen_from(chatty),
            "django.security.DisallowedHost": listen_from("CRITICAL"),  # any scanner sets it off
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }
