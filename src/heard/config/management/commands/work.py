from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError


class Command(BaseCommand):
    """Do the background jobs, until asked to stop. As many may run as wanted."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="stop when there is nothing left to do"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Asked first: the worker's own pool would try for half a minute, and end in a traceback.
        connections["default"].ensure_connection()
        connections["default"].close()
        connector = DjangoConnector(alias="default").get_worker_connector()
        try:
            with app.replace_connector(connector) as worker_app:
                # A job that is done leaves no row behind that tells when something happened.
                worker_app.run_worker(wait=not options["once"], delete_jobs="successful")
        except (ConnectorException, OperationalError) as problem:
            raise CommandError(f"The database is away, so no jobs can be done: {problem}") from None
