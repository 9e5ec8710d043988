"""An agenda pack as it is frozen: what members read before a meeting. Plain, public values.

Dates are ISO 8601. Reports are named by the issue that the pack holds; their words are those of
that issue, which never changes. New fields need a default, so that older packs can be read.
"""

import msgspec

FORMAT = "heard-pack-1"


class PackReport(msgspec.Struct, frozen=True):
    """The issue of a report that members have before them. `restricted`: a part is kept apart."""

    key: str
    slug: str
    title: str
    number: int
    sha256: str
    restricted: bool = False


class PackPaper(msgspec.Struct, frozen=True):
    """Another paper of the meeting: a file of its own."""

    key: str
    title: str
    kind: str = ""


class PackItem(msgspec.Struct, frozen=True):
    """An item of the agenda, with what belongs to it."""

    number: int
    title: str
    purpose: str = ""
    presenter: str = ""
    reports: tuple[PackReport, ...] = ()
    papers: tuple[PackPaper, ...] = ()


class PackDecision(msgspec.Struct, frozen=True):
    """What was resolved at the meeting before: number and words of each resolution."""

    title: str
    slug: str
    resolutions: tuple[tuple[str, str], ...] = ()


class PackRequest(msgspec.Struct, frozen=True):
    """A line of the tracker as it stood. `objections` are members' own words."""

    key: str
    reference: str
    text: str
    made_on: str
    addressee: str = ""
    state: str = ""
    rag: str = ""
    rag_words: str = ""
    response: str = ""
    done: str = ""
    due_on: str | None = None
    completed_on: str | None = None
    agreed: int = 0
    objections: tuple[str, ...] = ()


class PackReportBack(msgspec.Struct, frozen=True):
    """What one member reported from one session."""

    member: str
    session: str
    on: str
    division: str = ""
    heard: str = ""
    asks_for: str = ""


class PackOutstanding(msgspec.Struct, frozen=True):
    """A member who was asked to report and has not. `because`: excused, or gone, and why."""

    member: str
    duty: str
    division: str = ""
    due_on: str | None = None
    because: str = ""


class FrozenPack(msgspec.Struct, frozen=True):
    """Everything that one pack says."""

    format: str
    committee: str
    meeting: str
    meeting_on: str
    starts: str
    place: str
    made_on: str
    year: str
    since: str
    items: tuple[PackItem, ...] = ()
    reports: tuple[PackReport, ...] = ()
    papers: tuple[PackPaper, ...] = ()
    decisions: tuple[PackDecision, ...] = ()
    to_confirm: tuple[PackRequest, ...] = ()
    open_requests: tuple[PackRequest, ...] = ()
    reports_back: tuple[PackReportBack, ...] = ()
    outstanding: tuple[PackOutstanding, ...] = ()
    excused: tuple[PackOutstanding, ...] = ()
    members: int = 0

    @property
    def every_report(self) -> tuple[PackReport, ...]:
        """In the order of the agenda, then those that are under no item."""
        under = [report for item in self.items for report in item.reports]
        return (*under, *self.reports)


def read_pack(content: str) -> FrozenPack:
    """Raises msgspec.ValidationError for what is no pack."""
    return msgspec.json.decode(content, type=FrozenPack)
