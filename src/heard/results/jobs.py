"""Background work of the room."""

from procrastinate.contrib.django import app

from heard.results import services
from heard.results.models import Publication, QualityCheck


@app.task(name="results.jobs.work_out_findings")
def work_out_findings(publication_id: int) -> None:
    publication = (
        Publication.objects.select_related("survey__version").filter(pk=publication_id).first()
    )
    if publication is not None:
        services.work_out_findings(publication)


@app.task(name="results.jobs.work_out_quality")
def work_out_quality(survey_id: int) -> None:
    check = QualityCheck.objects.select_related("survey__version").filter(pk=survey_id).first()
    if check is not None:
        services.work_out_quality(check)
