"""Every write of the room, by subject."""

from heard.areas.services.answering import (
    NotJoinedError,
    NotTheirAreaError,
    RolledOutError,
    change_naming,
    decline_programme,
    join_programme,
    take_over_area,
)
from heard.areas.services.packing import (
    NoPackError,
    NothingPublishedError,
    download_pack,
    pack_reports,
    write_pack,
)
from heard.areas.services.preparing import prepare_all, prepare_area
from heard.areas.services.programmes import (
    NotOurVersionError,
    ProgrammeEndedError,
    ask_areas,
    end_programme,
    make_programme,
)
from heard.areas.services.rolling_out import roll_out, roll_out_area

__all__ = [
    "NoPackError",
    "NotJoinedError",
    "NotOurVersionError",
    "NotTheirAreaError",
    "NothingPublishedError",
    "ProgrammeEndedError",
    "RolledOutError",
    "ask_areas",
    "change_naming",
    "decline_programme",
    "download_pack",
    "end_programme",
    "join_programme",
    "make_programme",
    "pack_reports",
    "prepare_all",
    "prepare_area",
    "roll_out",
    "roll_out_area",
    "take_over_area",
    "write_pack",
]
