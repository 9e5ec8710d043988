"""The answers wall and the jobs' names, with a break of each."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps
from procrastinate.contrib.django import app
from tools.walls import job_names, links_across_databases

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


def test_no_field_links_one_database_to_the_other():
    assert list(links_across_databases(apps.get_models(include_auto_created=True))) == []


def test_a_field_that_links_the_databases_is_noticed():
    with isolate_apps("heard.surveys.answers", "heard.partnerships"):

        class Partnership(models.Model):  # noqa: DJ008 - nobody reads its name
            class Meta:
                app_label = "partnerships"

        class Response(models.Model):  # noqa: DJ008 - nobody reads its name
            partnership = models.ForeignKey(Partnership, models.CASCADE)

            class Meta:
                app_label = "answers"

        found = list(links_across_databases([Partnership, Response]))

    assert found == ["answers.Response.partnership points at partnerships.Partnership"]


def test_every_job_that_is_deferred_exists():
    app.perform_import_paths()
    named = set(job_names(SOURCE))

    assert "heard.config.jobs.retry_stalled_jobs" in named
    assert named <= set(app.tasks)


def test_a_job_that_does_not_exist_is_noticed(tmp_path):
    (tmp_path / "services.py").write_text('DELIVER = "heard.mail.jobs.delivered_by_nobody"\n')

    named = set(job_names(tmp_path))

    assert named == {"heard.mail.jobs.delivered_by_nobody"}
    assert not named <= set(app.tasks)


@pytest.mark.django_db(databases=["default", "answers"])
def test_no_model_waits_for_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
