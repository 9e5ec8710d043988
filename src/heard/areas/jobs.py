"""Background work of the room. Each may run twice without harm."""

from procrastinate.contrib.django import app

from heard.areas import services
from heard.areas.models import Area, ReportPack


@app.task(name="areas.jobs.roll_out_area")
def roll_out_area(area_id: int) -> None:
    services.roll_out_area(Area.objects.get(pk=area_id))


@app.task(name="areas.jobs.prepare_area")
def prepare_area(area_id: int) -> None:
    services.prepare_area(Area.objects.get(pk=area_id))


@app.task(name="areas.jobs.write_pack")
def write_pack(pack_id: int) -> None:
    services.write_pack(ReportPack.objects.select_related("programme").get(pk=pack_id))
