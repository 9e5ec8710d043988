"""What programmes, sessions, bookings and points can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """Broad areas of need of the SEND code of practice (2015), chapter 6."""

    COMMUNICATION = "communication", _("Communication and interaction, with autism")
    LEARNING = "learning", _("Cognition and learning")
    MENTAL_HEALTH = "mental_health", _("Social, emotional and mental health")
    SENSORY = "sensory", _("Sensory or physical")


class Audience(models.TextChoices):
    """Whom a session is for."""

    PARENTS = "parents", _("Parents and carers")
    YOUNG_PEOPLE = "young_people", _("Young people with SEND")
    FAMILIES = "families", _("Whole families")
    EVERYONE = "everyone", _("Everyone")


class Format(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    DROP_IN = "drop_in", _("Drop-in: come and go as you like")


class SessionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Known(models.TextChoices):
    """An answer to a question about a building."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_KNOWN = "not_known", _("Not known yet")


class Provision(models.TextChoices):
    """What a session has for everybody, without asking."""

    BSL = "bsl", _("British Sign Language interpreter")
    INTERPRETER = "interpreter", _("Interpreter for another language")
    CHILDCARE = "childcare", _("Childcare by people who know SEND")
    FOOD = "food", _("Food and drink")
    TRAVEL = "travel", _("Travel costs paid")
    QUIET_ROOM = "quiet_room", _("Quiet room")
    SENSORY = "sensory", _("Sensory box, ear defenders")
    EASY_READ = "easy_read", _("Easy Read papers")
    CAPTIONS = "captions", _("Live captions")


class HostKind(models.TextChoices):
    """What somebody does at a session."""

    LEAD = "lead", _("Leads it")
    CO_HOST = "co_host", _("Co-host, a parent or carer")
    FACILITATOR = "facilitator", _("Leads a table")
    SUPPORT = "support", _("Supports: interpreter, childcare, first aid")


class BookingState(models.TextChoices):
    """How far a booking is. The words that families read are in `heard.sessions.booking_words`."""

    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Offered places")
    BOOKED = "booked", _("Booked")
    CANCELLED = "cancelled", _("Cancelled by the family")
    DECLINED = "declined", _("Turned the offer down")
    EXPIRED = "expired", _("Offer not answered in time")
    CALLED_OFF = "called_off", _("The session was cancelled")


# Whoever is in one of these states has places: nobody else can be given them.
HOLDING = (BookingState.OFFERED, BookingState.BOOKED)
# Whoever is in one of these can still come.
LIVE = (BookingState.WAITING, *HOLDING)


class BookedBy(models.TextChoices):
    """How somebody asked for places: recorded is who asked, and apart from it who typed."""

    WEB = "web", _("On the web")
    PHONE = "phone", _("By phone")
    TEXT = "text", _("By text message")
    LETTER = "letter", _("By letter or slip")
    EVENTBRITE = "eventbrite", _("On Eventbrite")
    DOOR = "door", _("At the door")


class Support(models.TextChoices):
    """What somebody needs so that they can come. Some needs notice: `heard.sessions.lead_times`."""

    STEP_FREE = "step_free", _("Step-free way in, and room for a wheelchair")
    HOIST = "hoist", _("Toilet with a hoist and changing bench")
    PARKING = "parking", _("Parking close by")
    BSL = "bsl", _("British Sign Language interpreter")
    LIP_SPEAKER = "lip_speaker", _("Lip speaker")
    CAPTIONS = "captions", _("Speech to text")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    INTERPRETER = "interpreter", _("Interpreter for another language")
    EASY_READ = "easy_read", _("Easy Read or large print papers")
    QUIET_ROOM = "quiet_room", _("Somewhere quiet to go")
    SENSORY = "sensory", _("Less light, noise or crowd")
    FOOD = "food", _("Food: an allergy or something I cannot eat")
    TRAVEL = "travel", _("Help with getting there")
    OTHER = "other", _("Something else")


class SupportState(models.TextChoices):
    ASKED = "asked", _("Asked for")
    ARRANGED = "arranged", _("Arranged")
    CANNOT = "cannot", _("Cannot be met")
    NOT_NEEDED = "not_needed", _("No longer needed")


class Prompt(models.TextChoices):
    """What people at a session are asked."""

    WORKING_WELL = "working_well", _("What is working well")
    EVEN_BETTER_IF = "even_better_if", _("Even better if")
    WISH = "wish", _("What I wish")


class PointState(models.TextChoices):
    NEW = "new", _("New")
    HELD = "held", _("Held back for now")
    PUBLISHED = "published", _("Published")
    NOT_PUBLISHED = "not_published", _("Not published")
    # With the safeguarding lead: in no normal queue, and shown to nobody else.
    FLAGGED = "flagged", _("With the safeguarding lead")


class Reason(models.TextChoices):
    """Why a point is held back or not published."""

    ONE_SERVICE = "one_service", _("About one person's own case: passed to the service")
    IDENTIFYING = "identifying", _("Somebody could be recognised")
    ABUSIVE = "abusive", _("Abusive")
    DOUBLE = "double", _("The same point twice")
    OTHER = "other", _("Another reason")


class AnswerKind(models.TextChoices):
    """What became of what was said."""

    DID = "did", _("We did")
    WILL = "will", _("We will")
    CANNOT = "cannot", _("We can't, because")
    LOOKING = "looking", _("Still looking")
