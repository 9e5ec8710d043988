"""How gunicorn serves Heard: `gunicorn --config python:heard.config.gunicorn_settings`.

No access log is kept: it would hold the addresses of the families who answer.
"""

from pathlib import Path

from heard.config.environment import process_environment
from heard.config.logs import logging_settings

_environment = process_environment()
_in_production = _environment.text("HEARD_ENV", "development") == "production"

bind = _environment.text("HEARD_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = _environment.number("HEARD_WEB_PROCESSES", 2)
threads = _environment.number("HEARD_WEB_THREADS", 4)
preload_app = True
timeout = 60
graceful_timeout = 20
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - gunicorn's own heartbeat files, unlinked at once
control_socket_disable = True
# No header of a visitor may set SCRIPT_NAME or the path.
forwarder_headers = ""

accesslog = None
loglevel = "info" if _in_production else "warning"
logconfig_dict = logging_settings(as_json=_in_production)
