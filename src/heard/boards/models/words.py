"""What bodies, seats, meetings and expressions of interest can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    BOARD = "board", _("Board")
    COMMITTEE = "committee", _("Committee")
    WORKING_GROUP = "working_group", _("Working group")
    TASK_AND_FINISH_GROUP = "task_and_finish_group", _("Task and finish group")
    FORUM = "forum", _("Forum")
    YOUTH_GROUP = "youth_group", _("Youth group")


class BodyStatus(models.TextChoices):
    FORMING = "forming", _("Being set up")
    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class Constituency(models.TextChoices):
    """Whom a seat speaks for."""

    PARENT_CARER = "parent_carer", _("Parents and carers")
    YOUNG_PERSON = "young_person", _("Young people")
    FORUM = "forum", _("Parent carer forum")
    COUNCIL = "council", _("Council")
    HEALTH = "health", _("NHS")
    SCHOOL = "school", _("Schools and colleges")
    VOLUNTARY = "voluntary", _("Voluntary sector")
    ELECTED_MEMBER = "elected_member", _("Elected members")
    INDEPENDENT = "independent", _("Independent")


class OfficeKind(models.TextChoices):
    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co_chair", _("Co-chair")


class EndReason(models.TextChoices):
    TERM_OVER = "term_over", _("The term was over")
    STEPPED_DOWN = "stepped_down", _("Stepped down")
    MOVED_ON = "moved_on", _("Changed job or moved away")
    ASKED_TO_LEAVE = "asked_to_leave", _("Asked to leave by the body")
    BODY_CLOSED = "body_closed", _("The body closed")
    ENTERED_IN_ERROR = "entered_in_error", _("Entered in error")


class DeclarationKind(models.TextChoices):
    """What members of boards declare, after the Nolan principles."""

    INTEREST = "interest", _("An interest")
    CONFLICT = "conflict", _("A conflict of interest")
    CONFIDENTIALITY = "confidentiality", _("Something confidential or sensitive")
    NONE = "none", _("Nothing to declare")


class ExpenseKind(models.TextChoices):
    TRAVEL = "travel", _("Travel")
    CHILDCARE = "childcare", _("Childcare or care cover")
    EARNINGS = "earnings", _("Lost earnings")
    OTHER_COST = "other_cost", _("Another cost")
    THANK_YOU = "thank_you", _("Thank-you payment or voucher")
    RECOGNITION = "recognition", _("Training, certificate or reference")


class ExpenseState(models.TextChoices):
    CLAIMED = "claimed", _("Claimed")
    PAID = "paid", _("Paid or given")
    REFUSED = "refused", _("Refused")


class Purpose(models.TextChoices):
    """What an item is on the agenda for."""

    INFORMATION = "information", _("To hear")
    DISCUSSION = "discussion", _("To discuss")
    DECISION = "decision", _("To decide")


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class MinutesState(models.TextChoices):
    NONE = "none", _("Not written yet")
    DRAFT = "draft", _("Draft")
    CONFIRMED = "confirmed", _("Confirmed")


class Part(models.TextChoices):
    """What somebody is at a meeting."""

    MEMBER = "member", _("Member")
    SUBSTITUTE = "substitute", _("Substitute")
    PRESENTER = "presenter", _("Presenter")
    GUEST = "guest", _("Guest")
    OFFICER = "officer", _("In attendance")


class Presence(models.TextChoices):
    UNKNOWN = "unknown", _("Not known yet")
    PRESENT = "present", _("Present")
    APOLOGIES = "apologies", _("Sent apologies")
    ABSENT = "absent", _("Absent")


class CallState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    TOLD = "told", _("Everyone told")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Origin(models.TextChoices):
    """How an expression of interest came in."""

    WEB = "web", _("On the web")
    PAPER = "paper", _("On paper")
    SESSION = "session", _("At a session")


class Relationship(models.TextChoices):
    """Who somebody is, of those who may take a seat. Never which child is theirs."""

    PARENT_CARER = "parent_carer", _("A parent or carer")
    YOUNG_PERSON = "young_person", _("A young person with SEND")
    PRACTITIONER = "practitioner", _("Somebody who works with children and young people")
    OTHER = "other", _("Somebody else")


class AgeBand(models.TextChoices):
    UNDER_5 = "under_5", _("Under 5")
    FROM_5 = "5_to_10", _("5 to 10")
    FROM_11 = "11_to_15", _("11 to 15")
    FROM_16 = "16_to_19", _("16 to 19")
    FROM_20 = "20_to_25", _("20 to 25")
    SEVERAL = "several", _("More than one of these")


class AccessNeed(models.TextChoices):
    STEP_FREE = "step_free", _("Step-free access")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    BSL = "bsl", _("British Sign Language interpreter")
    INTERPRETER = "interpreter", _("Interpreter for another language")
    EASY_READ = "easy_read", _("Easy Read papers")
    LARGE_PRINT = "large_print", _("Large print papers")
    QUIET_ROOM = "quiet_room", _("Somewhere quiet, and breaks")
    SUPPORTER = "supporter", _("Somebody to come with me")
    CHILDCARE = "childcare", _("Childcare or care cover")
    ONLINE = "online", _("Joining online or by phone")
    TRAVEL = "travel", _("Help with travel")


class HowHeard(models.TextChoices):
    SESSION = "session", _("At a session")
    FORUM = "forum", _("From the parent carer forum")
    SCHOOL = "school", _("From a school, nursery or college")
    PRACTITIONER = "practitioner", _("From somebody who works with us")
    ONLINE = "online", _("On a website or social media")
    LETTER = "letter", _("In a letter or newsletter")
    WORD_OF_MOUTH = "word_of_mouth", _("From another parent or a friend")
    OTHER = "other", _("In another way")


class Stage(models.TextChoices):
    """How far an expression of interest is, in the words of those who handle it.

    What the applicant reads is in `heard.boards.stages`. Outcomes that the panel has decided and
    nobody has been told of are stages of their own, so that a link shows nothing too early.
    """

    RECEIVED = "received", _("Received")
    READING = "reading", _("With the panel")
    CONVERSATION = "conversation", _("Conversation wanted")
    TO_OFFER = "to_offer", _("Decided: offer a seat")
    TO_RESERVE = "to_reserve", _("Decided: reserve list")
    TO_DECLINE = "to_decline", _("Decided: decline")
    OFFERED = "offered", _("Offered a seat")
    RESERVE = "reserve", _("On the reserve list")
    DECLINED = "declined", _("Declined")
    ACCEPTED = "accepted", _("Offer accepted")
    APPOINTED = "appointed", _("Appointed")
    TURNED_DOWN = "turned_down", _("Turned the offer down")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")
    JOINED = "joined", _("Joined with another of the same person")


class Topic(models.TextChoices):
    """What somebody on the standing list wants to hear of."""

    FINDINGS = "findings", _("What families told us")
    CHANGES = "changes", _("What changed because of it")
    SURVEYS = "surveys", _("New surveys")
    SESSIONS = "sessions", _("Sessions where you can say what life is like")
    BOARDS = "boards", _("Seats on boards and groups")
    DECISIONS = "decisions", _("What was decided")
