"""The words of Westmere's scrutiny committee: its meetings, a report, what it asked for."""

from dataclasses import dataclass
from datetime import date

from heard.boards.models.words import Purpose
from heard.home.demo.plans_words import ENGAGEMENT, HEAD_OF_SEND

FIRST_ON = date(2026, 6, 16)  # the day of the committee's record
OTHER_NAMES = ("Children and Families Scrutiny Committee",)
REPORT_TITLE = "Listening to families: engagement of the Westmere SEND Partnership"
REPORT_PURPOSE = (
    "To tell members how the partnership asks families about daily life, what families said, and "
    "what became of it."
)
REPORT_SUMMARY = (
    "More families answered the survey than in any year before, most of them on paper. Families "
    "who came to a session spoke most of waiting. One of three seats for parents and carers on "
    "the partnership's board is filled. Members who have listened at a session report what they "
    "heard."
)
REPORT_BACKGROUND = (
    "In June members asked each of themselves to attend at least one session in their own area "
    "and to report back. This report brings the figures up to date, and their reports with them."
)
RECOMMENDATIONS = (
    "note what families said, and what has been done about it since June",
    (
        "ask the Cabinet Member for Children to say by the next meeting how both empty seats for "
        "parents and carers on the SEND Partnership Board will be filled"
    ),
)
REPORT_EASY_READ = (
    "This report is about families.\n"
    "It is about children and young people with SEND.\n"
    "We asked families what life is like.\n"
    "Many families told us that they wait too long.\n"
    "Councillors went to listen to families.\n"
    "They say what they heard.\n"
    "We want more parents on the board."
)
IMPLICATIONS = {
    "Equality, diversity and cohesion": (
        (
            "Fewer fathers answer, and fewer families in Valley. Sessions go where families "
            "already are, and forms come on paper, in large print and in Easy Read."
        ),
        "Head of Equality",
    ),
    "Legal": (
        (
            "Families must be involved in reviewing the Local Offer (Special Educational Needs and "
            "Disability Regulations 2014, regulations 54 to 56)."
        ),
        "Monitoring Officer",
    ),
    "Finance": ("Met from the engagement budget.", "Section 151 Officer"),
    "Climate and environment": ("None that matter.", ""),
}
AUTHOR = "Engagement manager"
AGENDA = (
    ("Apologies and declarations of interest", Purpose.INFORMATION, 5),
    ("What members reported from sessions", Purpose.DISCUSSION, 30),
    ("Listening to families", Purpose.DISCUSSION, 45),
    ("What the committee asked for", Purpose.DECISION, 20),
)
HELD = (
    ("Apologies and declarations of interest", Purpose.INFORMATION, "None.", ""),
    (
        "Listening to families",
        Purpose.DISCUSSION,
        "Members heard about the survey, the working group and the sessions.",
        "The report was noted. Each member attends a session in their own area and reports back.",
    ),
)
WELCOMED = (("Maren Holloway", "Head of Inclusion"), ("Tobias Fenn", "Engagement manager"))
SUBSTITUTE = ("Perpetua Lowe", "Councillor, for Councillor Moss")
MINUTES = "The Chair welcomed the officers who had come."

# A later decision: two things asked of others, which the tracker follows.
SEATS_RECORD = """\
Decision details

Seats for Parents and Carers on the SEND Partnership Board

Decision Maker: Children's Scrutiny Committee

Decision status: Recommendations Approved

Is Key decision?: No

Is subject to call in?: No

Decisions:

The Committee considered how parents and carers are represented on the SEND Partnership Board.

Resolved: That;

  i.  The Cabinet Member for Children be requested to fill the empty seats for parents and carers \
on the SEND Partnership Board within three months;

  ii.  The Head of Inclusion be asked to pay parents who sit on the Board for their time, and to \
report to the Committee what it costs.

Report author: Tobias Fenn

Date of decision: {day}

Decided at meeting: {day} - Children's Scrutiny Committee
"""
SEATS_RESPONSE = (
    "The open call runs until the seats are filled. We cannot promise three months: parents "
    "choose with us, and nobody is appointed to make up a number."
)
PAY_ACCEPTED = "Parents who give their time are paid for it, like everybody else at the table."
PAY_DONE = (
    "Parents are paid £20 an hour for meetings and for reading since September. It costs about "
    "£3,400 a year."
)
PAY_EVIDENCE = ("What parents are paid, in the call for seats", "")
CONTACT = "The engagement team, send.engagement@westmere.example, 01632 960 100"
DIVISIONS = "All"
REPORT_BACK = (
    (
        "Eleven parents came. Most had waited more than two years for an assessment. Three said "
        "that nobody had told them what they could have meanwhile. One said that the session "
        "itself was the first time that she was asked."
    ),
    "Ask how families are told what help there is while they wait.",
)
EXCUSED = "On parental leave until January"


@dataclass(frozen=True)
class DemoRequest:
    """What a resolution asks for: in a few words, of whom, and by when."""

    title: str
    addressee: str
    post: str
    due_days: int


REQUESTS = (
    DemoRequest(
        "Fill the seats for parents and carers",
        "Cabinet Member for Children",
        HEAD_OF_SEND,
        92,
    ),
    DemoRequest(
        "Pay parents who sit on the board, and say what it costs",
        "Head of Inclusion",
        ENGAGEMENT,
        60,
    ),
)

TEMPLATE_NAME = "Westmere Council report template.docx"
TEMPLATE_HEADER = "Westmere Council"
TEMPLATE_LABELS = ("Report to:", "Date of meeting:", "Report of:", "Contact:", "Wards affected:")
TEMPLATE_HEADINGS = (
    "1. Purpose of report",
    "2. Recommendations",
    "3. Executive summary",
    "4. Background",
    "5. Main report",
    "6. Equality implications",
    "7. Legal implications",
    "8. Financial implications",
    "9. Climate implications",
    "10. Background papers",
)
TEMPLATE_HINT = "[Write in plain English]"
