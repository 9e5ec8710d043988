"""Themes to start with: what families of children with SEND talk about most.

A partnership takes them over and makes them its own; nothing here changes a codebook afterwards.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class StartTheme:
    name: Words
    belongs: Words
    belongs_not: Words
    example: Words
    shortcut: str


START_SET = (
    StartTheme(
        _("Waiting times"),
        _("How long families wait: for an assessment, a diagnosis, an appointment, an answer"),
        _("That nobody told them why they wait: that is Communication"),
        _("“We have been on the list for two years”"),
        "w",
    ),
    StartTheme(
        _("Communication"),
        _("Calls and e-mails, answered or not; who keeps families posted; services that talk"),
        _("Where to find what there is: that is Information and the Local Offer"),
        _("“Nobody rang me back”"),
        "c",
    ),
    StartTheme(
        _("Being listened to"),
        _("Whether the child, the young person and the parents are heard, believed and involved"),
        _("Whether calls are answered: that is Communication"),
        _("“They asked her what she wanted, for the first time”"),
        "l",
    ),
    StartTheme(
        _("Education, health and care plans"),
        _("Asking for a plan, the assessment, what it says, annual reviews, appeals"),
        _("Help in school without a plan: that is Help in school"),
        _("“The plan still has his old school in it”"),
        "e",
    ),
    StartTheme(
        _("Help in school"),
        _("Support in the classroom, SENCOs, teaching assistants, what staff know about SEND"),
        _("Not being in school at all: that is Attendance and exclusion"),
        _("“Her teacher knows how to help when it gets too loud”"),
        "h",
    ),
    StartTheme(
        _("Attendance and exclusion"),
        _("Not being able to go to school, part-time timetables, suspensions, no school place"),
        _("The way to school: that is School transport"),
        _("“He has not been in school since February”"),
        "a",
    ),
    StartTheme(
        _("Inclusion and belonging"),
        _("Friends, clubs, bullying, being welcome in places that all children go to"),
        _("Breaks for carers: that is Short breaks and respite"),
        _("“He was the only one not asked on the trip”"),
        "i",
    ),
    StartTheme(
        _("School transport"),
        _("Buses and taxis to school, passenger assistants, who may have it, sudden changes"),
        _("Public transport to a session or a clinic: that is Getting about"),
        _("“A new driver each week, and he is afraid”"),
        "t",
    ),
    StartTheme(
        _("Getting about"),
        _("Parking, step-free ways, buses, changing places, distance to services"),
        _("The way to school: that is School transport"),
        _("“There is no changing place in town”"),
        "g",
    ),
    StartTheme(
        _("Short breaks and respite"),
        _("Time off from caring: short breaks, holiday clubs, overnight stays, direct payments"),
        "",
        _("“The holiday club gave us a week of sleep”"),
        "b",
    ),
    StartTheme(
        _("Mental health and wellbeing"),
        _("Anxiety, low mood, self-harm, CAMHS, support in crisis, of children and young people"),
        _("How parents are: that is How families are"),
        _("“She was too anxious to leave the house”"),
        "m",
    ),
    StartTheme(
        _("Therapies"),
        _("Speech and language therapy, occupational therapy, physiotherapy, equipment"),
        _("Waiting for it: sort it under Waiting times too"),
        _("“Six sessions, then nothing”"),
        "p",
    ),
    StartTheme(
        _("Health services"),
        _("Hospitals, GPs, health visitors, dentists, continence, medicines, annual health checks"),
        _("CAMHS: that is Mental health and wellbeing"),
        _("“The dentist took time with him”"),
        "d",
    ),
    StartTheme(
        _("Moving on: transitions"),
        _("Changes of school, from nursery to school, from primary to secondary"),
        _("From 14 on: that is Preparing for adulthood"),
        _("“Nobody from the new school came to the meeting”"),
        "o",
    ),
    StartTheme(
        _("Preparing for adulthood"),
        _("From 14 to 25: college, work, a home, friends, adult health and social care"),
        "",
        _("“At 18 everything stopped”"),
        "r",
    ),
    StartTheme(
        _("Information and the Local Offer"),
        _("Finding out what there is, the Local Offer website, words that can be understood"),
        _("Being kept posted about one's own child: that is Communication"),
        _("“I found out about it from another mum”"),
        "f",
    ),
    StartTheme(
        _("How families are"),
        _("What it does to parents, carers, brothers and sisters: health, work, money"),
        _("Breaks from caring: that is Short breaks and respite"),
        _("“I had to give up my job”"),
        "y",
    ),
)
