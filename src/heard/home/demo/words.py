"""What Westmere's surveys and publications say of themselves."""

from heard.surveys.services import SurveyWords

DECISION_SOURCE = "https://committees.westmere.example/ieDecisionDetails.aspx?ID=2205"

_WORRIED = (
    "If a child is in danger now, call 999. If you are worried about a child, call Westmere's "
    "children's team on 01632 960 199, day or night. Answers here are anonymous: we cannot act "
    "on them."
)
_CONTACT = "The engagement team, 01632 960 100, send.engagement@westmere.example"
_USE = (
    "We count the answers and publish the counts. Numbers of small groups are hidden. What you "
    "write is read by the engagement team and by the parent carer forum."
)
_NEXT = (
    "We publish what we heard within ten weeks of closing, on this website and at our sessions, "
    "and say what we did about it or why we could not."
)

LAST_YEAR = SurveyWords(
    title="Parents' and carers' survey 2025",
    audience="Parents and carers of children and young people with an EHC plan",
    introduction=(
        "Every autumn we ask every family with an education, health and care (EHC) plan in "
        "Westmere what life is like."
    ),
    use_of_answers=_USE,
    next_steps=_NEXT,
    contact=_CONTACT,
    worried_contact=_WORRIED,
    minutes=12,
    unit_asked="children and young people with an EHC plan",
    asked_count=5_200,
)
THIS_YEAR = SurveyWords(
    title="Parents' and carers' survey 2026",
    audience=LAST_YEAR.audience,
    introduction=(
        "Every autumn we ask every family with an education, health and care (EHC) plan in "
        "Westmere what life is like. You can answer here, or on the paper form that came by post."
    ),
    use_of_answers=_USE,
    next_steps=_NEXT,
    contact=_CONTACT,
    worried_contact=_WORRIED,
    minutes=12,
    unit_asked="children and young people with an EHC plan",
    asked_count=5_350,
)
YOUNG_PEOPLE = SurveyWords(
    title="Your life, your say 2026",
    audience="Children and young people with special educational needs and disabilities",
    introduction="Tell us what your life is like. You can ask somebody to help you.",
    use_of_answers="We count the answers. Nobody can see that an answer is yours.",
    next_steps="We tell you what we heard before Easter.",
    contact=_CONTACT,
    worried_contact=_WORRIED,
    minutes=5,
    unit_asked="children and young people",
)
FORUM_ON_FINDINGS = (
    "We sat beside the analyst and saw what you see here. Families who are worn out do not fill in "
    "forms, so we think that things are somewhat worse than this. What most needs to get better is "
    "what we hear every week."
)
SUMMARY = (
    "About 800 families told us what having an EHC plan is like. Many feel listened to; fewer are "
    "told what happens next. We read every answer with the parent carer forum."
)
