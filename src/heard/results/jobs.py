"""Background work of the room."""

from procrastinate.contrib.django import app

from heard.results import services
from heard.results.models import Publication, QualityCheck, RowExport, Weighting


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
