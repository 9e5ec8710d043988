"""Background work of the room."""

from procrastinate.contrib.django import app

from heard.results import services
from heard.results.models import CommentSet, Publication, QualityCheck, RowExport, Weighting
from heard.results.services import comment_flags
from heard.results.services import comments as comment_services


@app.task(name="results.jobs.work_out_findings")
def work_out_findings(publication_id: int) -> None:
    publication = (
        Publication.objects.select_related("survey__version", "weighting__population")
        .filter(pk=publication_id)
        .first()
    )
    if publication is not None:
        services.work_out_findings(publication)


@app.task(name="results.jobs.work_out_weights")
def work_out_weights(weighting_id: int) -> None:
    weighting = (
        Weighting.objects.select_related("survey__version", "population")
        .filter(pk=weighting_id)
        .first()
    )
    if weighting is not None:
        services.work_out_weights(weighting)


@app.task(name="results.jobs.measure_rows")
def measure_rows(export_id: int) -> None:
    export = RowExport.objects.filter(pk=export_id).first()
    if export is not None:
        services.measure_rows(export)


@app.task(name="results.jobs.write_rows")
def write_rows(export_id: int) -> None:
    export = RowExport.objects.filter(pk=export_id).first()
    if export is not None:
        services.write_rows(export)


@app.task(name="results.jobs.work_out_quality")
def work_out_quality(survey_id: int) -> None:
    check = QualityCheck.objects.select_related("survey__version").filter(pk=survey_id).first()
    if check is not None:
        services.work_out_quality(check)


@app.task(name="results.jobs.read_comments")
def read_comments(comment_set_id: int) -> None:
    related = CommentSet.objects.select_related("survey__version", "survey__partnership")
    if found := related.filter(pk=comment_set_id).first():
        comment_services.read_comments(found)


@app.periodic(cron="*/5 * * * *")
@app.task(name="results.jobs.settle_comment_flags")
def settle_comment_flags(timestamp: int) -> None:
    """Comments that the safeguarding lead released come back to be checked."""
    comment_flags.settle_all_comment_flags()
