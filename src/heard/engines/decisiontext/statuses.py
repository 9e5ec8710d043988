"""Words of a status and of yes or no."""

import re

from heard.engines.decisiontext.record import StatusWord

# Tried from the top: "not approved" must be met before "approved".
_STATUSES: tuple[tuple[str, StatusWord], ...] = (
    (r"\bwithdr[ae]wn\b|\babandoned\b", "withdrawn"),
    (r"\bdefer+(?:ed|ral)\b|\badjourned\b|\bpostponed\b", "deferred"),
    (r"\bfor determination\b|\bpending\b|\bproposed\b|\bawait|\bnot yet\b", "for_determination"),
    (r"\bto be (?:made|taken|determined)\b", "for_determination"),
    (r"\bcalled[ -]in\b", "called_in"),
    (r"\bnot (?:be )?(?:ap+roved|agreed|accepted|carried)\b", "not_approved"),
    (r"\brefused\b|\brejected\b|\blost\b", "not_approved"),
    (r"\bamend", "approved_with_amendments"),
    (r"\bimplement(?:ed|ation)\b", "implemented"),
    (r"\bap+roved?\b|\bagreed\b|\badopted\b|\baccepted\b|\bendorsed\b|\bcarried\b", "approved"),
    (r"\bdecision (?:made|taken)\b", "approved"),
    (r"\bcymeradwy|\bderbyn", "approved"),
    (r"\bnoted\b|\bnodwyd\b|\binformation(?: only)?\b", "noted"),
)
_NOTHING = frozenset(
    ("", "-", "--", "n/a", "na", "none", "not applicable", "nil", "none specific", "not specified")
)


def normalise_status(raw: str | None) -> StatusWord:
    """The word of ours for a printed status; "unknown" where it says nothing that we know."""
    if raw:
        for pattern, word in _STATUSES:
            if re.search(pattern, raw[:200], re.IGNORECASE):
                return word
    return "unknown"


def read_yes_no(raw: str) -> bool | None:
    """True, false, or None where the words are neither ("Non-key" is a no)."""
    word = re.match(r"[\s(]*([a-z]+)(?:[ -]key)?\b", raw[:80], re.IGNORECASE)
    if word is None:
        return None
    return {
        "oes": True, "ydy": True, "ydyw": True, "nac": False, "nage": False,
        "yes": True, "y": True, "true": True, "key": True,
        "no": False, "n": False, "false": False, "non": False, "not": False,
    }.get(word[1].lower())  # fmt: skip


def says_nothing(raw: str) -> bool:
    """Whether a value only fills a gap ("N/A", "------ N/A ------", "None")."""
    return raw.strip(" -.;:()").casefold() in _NOTHING
