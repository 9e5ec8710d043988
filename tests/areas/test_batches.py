"""Findings of all areas as one batch, and one file with all reports."""

import io
import zipfile
from hashlib import sha256

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from heard.areas import jobs, queries, services
from heard.areas.models import Problem, Task
from heard.areas.services import packing
from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.results import jobs as results_jobs
from heard.results.models import Publication, Stage
from tests.access import address_in
from tests.areas import make
from tests.partnerships import make as partnerships
from tests.results import make_rows

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    make_rows.keep_files_in(settings, tmp_path)


def waiting(name: str) -> list[dict[str, int]]:
    found = ProcrastinateJob.objects.filter(task_name=name, status="todo").order_by("pk")
    return list(found.values_list("args", flat=True))


def tags(programme) -> dict[str, str]:
    lines = queries.progress_of(programme).areas
    return {line.area.partnership.name: str(line.tag.word) for line in lines}


def test_findings_of_every_closed_area_are_prepared_and_no_others_are_touched():
    programme = make.programme(groupings=["mode"])
    closed, silent = (
        make.closed(programme, "Ashby"),
        make.closed(programme, "Bexholme", families=[]),
    )
    make.rolled_out(programme, "Calder")
    ready = make.publish(make.closed(programme, "Dunmere"), make.findings(), Stage.READY)
    make.publish(make.closed(programme, "Eskwater"), make.findings())
    before = Publication.objects.values_list("pk", "stage").order_by("pk")[:]

    started = services.prepare_all(programme, by=programme.made_by)
    again = services.prepare_all(programme, by=programme.made_by)

    assert (started, again) == (2, 0)
    asked_for = [{"area_id": closed.pk}, {"area_id": silent.pk}]
    assert waiting("areas.jobs.prepare_area") == asked_for
    assert tags(programme)["Ashby"] == "Waiting to prepare the findings"
    for area in (closed, silent):
        jobs.prepare_area(area.pk)
        jobs.prepare_area(area.pk)
    assert set(before) <= set(Publication.objects.values_list("pk", "stage"))
    assert Publication.objects.filter(survey=ready.survey).get() == ready
    assert len(waiting("results.jobs.work_out_findings")) == 2
    for args in waiting("results.jobs.work_out_findings"):
        results_jobs.work_out_findings(**args)
    assert tags(programme) == {
        "Ashby": "Ready to look at",
        "Bexholme": "Could not be prepared",
        "Calder": "Survey not opened yet",
        "Dunmere": "Ready to look at",
        "Eskwater": "Published",
    }
    made = Publication.objects.get(survey=closed.survey)
    assert [each.code for each in made.findings.groupings] == ["mode"]
    assert made.prepared_by == closed.answered_by
    assert made.findings.questionnaire_sha256 == programme.version.sha256


def test_only_what_could_not_be_prepared_is_prepared_again():
    area = make.closed(families=[])
    programme, by = area.programme, area.programme.made_by
    failed = make.publish(area, make.findings(), Stage.FAILED)
    refused = make.publish(make.closed(programme, "Bexholme"), make.findings(), Stage.REFUSED)

    started = services.prepare_all(programme, by=by)
    jobs.prepare_area(area.pk)

    assert started == 1
    assert not Publication.objects.filter(pk=failed.pk).exists()
    assert Publication.objects.get(survey=area.survey).stage == Stage.WAITING
    assert Publication.objects.get(survey=refused.survey) == refused


def test_what_the_area_prepared_while_its_job_waited_stays():
    area = make.closed()
    services.prepare_all(area.programme, by=area.programme.made_by)
    own = make.publish(area, make.findings(), Stage.READY)

    jobs.prepare_area(area.pk)

    assert Publication.objects.get() == own
    assert make.fresh(area).task == Task.NONE


def test_who_joined_and_may_no_longer_prepare_stops_only_this_area():
    area = make.closed()
    area.answered_by.roles = [str(Role.READ_ONLY)]
    area.answered_by.save()
    services.prepare_all(area.programme, by=area.programme.made_by)

    jobs.prepare_area(area.pk)

    area = make.fresh(area)
    assert (area.problem, area.task) == (Problem.DOER_GONE, Task.NONE)
    assert not Publication.objects.exists()


def test_there_is_no_file_of_reports_before_anything_is_published():
    programme = make.rolled_out().programme

    with pytest.raises(services.NothingPublishedError):
        services.pack_reports(programme, by=programme.made_by)


def pack_of(programme):
    pack = services.pack_reports(programme, by=programme.made_by)
    jobs.write_pack(pack.pk)
    pack.refresh_from_db()
    return pack


def test_the_file_has_a_word_and_a_pdf_report_of_each_published_area():
    programme = make.programme()
    first, second = (make.published(programme, name) for name in make.PLACES[:2])
    make.publish(make.rolled_out(programme, "Calder"), make.findings(), Stage.READY)

    pack = pack_of(programme)

    client = partnerships.signed_in(programme.made_by)
    answer = client.post(address_in(programme.operator, "areas:download_reports", programme.key))
    content = b"".join(answer.streaming_content)
    slugs = [area.partnership.slug for area in (first, second)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == sorted(
            f"{slug}/findings.{ending}" for slug in slugs for ending in ("docx", "pdf")
        )
        assert archive.read(f"{slugs[0]}/findings.pdf").startswith(b"%PDF")
    assert (pack.done, pack.total, pack.sha256) == (2, 2, sha256(content).hexdigest())
    assert Entry.objects.filter(deed="reports of areas downloaded").count() == 1


def test_a_file_that_is_being_written_is_not_begun_again():
    programme = make.published().programme

    one = services.pack_reports(programme, by=programme.made_by)
    two = services.pack_reports(programme, by=programme.made_by)

    assert one == two
    assert waiting("areas.jobs.write_pack") == [{"pack_id": one.pk}]


def test_a_job_that_was_killed_after_it_wrote_leaves_one_file(settings):
    programme = make.published().programme
    pack = services.pack_reports(programme, by=programme.made_by)
    packing._store(pack, io.BytesIO(b"half a file of a run that was killed"))
    pack.state, pack.sha256 = "writing", ""
    pack.save()

    jobs.write_pack(pack.pk)
    jobs.write_pack(pack.pk)

    pack.refresh_from_db()
    with pack.file.open("rb") as file:
        assert sha256(file.read()).hexdigest() == pack.sha256
    _folders, names = pack.file.storage.listdir("programme-reports")
    assert names == [f"{pack.key.hex}.zip"]


def test_a_later_file_replaces_the_one_before():
    programme = make.published().programme
    first = pack_of(programme)

    second = pack_of(programme)

    first.refresh_from_db()
    _folders, names = second.file.storage.listdir("programme-reports")
    assert (first.is_ready, second.is_ready) == (False, True)
    assert names == [f"{second.key.hex}.zip"]
