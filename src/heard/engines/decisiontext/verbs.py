"""Which of the public vocabulary's verbs a resolution asks for."""

import re
from functools import lru_cache

from heard.engines.decisiontext.record import Verb

# Before these words a participle describes ("the approved budget"), it does not decide.
_NOT_A_DEED = (
    r"(?<!\bthe )(?<!\bThe )(?<!\bits )(?<!\btheir )(?<!\ban )(?<!\ba )(?<!\bas )(?<!\balready )"
    r"(?<!\bpreviously )(?<!\bonce )(?<!\bwhen )(?<!\bif )(?<!\bbeen )(?<!\bany )(?<!\bthis )"
)
_REPORTS = r"(?:reports?|updates?|papers?|findings|outcomes?|results|progress|analysis|briefings?)"
_REPORT_BACK = (
    r"adrodd\s+yn\s+\w+l|report(?:s|ed|ing)?\s+back|fe(?:e)?d(?:s|ing)?\s+back|(?:bring|brought|come)s?\s+back"
    r"|\breports?\s+(?:their|its|his|her|the|any)\s+(?:findings|progress|outcomes?|views|results)"
    r"|\b(?:Director|Head|Officers?|Members?|Chair\w*|Panel|Group|Board|Trust|Lead|Manager|Councillors?"
    r"|ICB|Service|Team|Headteacher|Leader)\s+(?:also\s+|then\s+)?reports?\s+"
    r"(?:on|to|in|at|by|after|monthly|quarterly|annually|again|progress)\b"
    rf"|(?:bring|submit|present|provide|give)s?\s+(?:\w+\s+){{0,4}}{_REPORTS}\b"
    rf"|\b{_REPORTS}\s+(?:\w+\s+){{0,8}}?(?:be|is|are)\s+(?:also\s+)?"
    r"(?:brought|submitted|presented|provided|made|given|prepared)\b"
    r"|\b(?:will|shall|to|should|must)\s+report\b|\breturns?\s+to\s+(?:the\s+|this\s+|a\s+)?"
    r"(?:\w+\s+)?(?:committee|board|panel|cabinet|meeting)"
    r"|\breports?\s+to\s+(?:the\s+|this\s+|its\s+)?(?:[\w-]+\s+){0,2}(?:committee|board|panel|meeting"
    r"|cabinet|council|commission|forum|executive)"
    r"|\bbring\s+(?:[\w'’]+\s+){1,10}?to\s+(?:the|its|a|this)\s+(?:[\w'’-]+\s+){0,3}meeting"
    r"|\breceives?\s+(?:an?|further|regular|annual|quarterly|monthly)\s+(?:\w+\s+){0,3}"
    r"(?:reports?|updates?|briefings?)\b"
    r"|\bbe\s+reported\s+(?:back\s+)?to\s+(?:the|this|a|its)\b"
    r"|\bcome\s+to\s+(?:the\s+|a\s+)(?:next|future)\s+meeting"
)
_MEMBERS = r"(?:members?|councillors?|panel|committee|(?:vice-)?chair\w*)"
_PATTERNS: tuple[tuple[str, Verb], ...] = (
    (_REPORT_BACK, "report_back"),
    (
        _NOT_A_DEED + r"(?<!\bbriefing )(?<!\bguidance )(?<!\bpractice )"
        r"\bnot(?:e|es|ed|ing)\b(?!\s+(?:paper|book))"
        r"|\b(?:be|is|are|was|were)\s+received\b|^\W*(?:That\s+the\s+\w+\s+|To\s+)?receives?\b"
        r"(?!\s+(?:an?|further|regular|annual|quarterly|monthly)\b)"
        r"|\bnodi\b",
        "note",
    ),
    (
        _NOT_A_DEED + r"\b(?:approv(?:e|es|ed|ing)|endors(?:e|es|ed)|adopt(?:s|ed)?"
        r"|ratif(?:y|ies|ied)|confirm(?:s|ed)?|cymeradwyo|approval\s+(?:be|is|was)\s+(?:given|granted))\b",
        "approve",
    ),
    (
        _NOT_A_DEED + r"\b(?:agree(?:s|d)?|cytuno|accept(?:s|ed)?|supports"
        r"|(?<=\bbe )supported|supported(?=\s+(?:the|that|this|an?|its)\b))\b",
        "agree",
    ),
    (
        _NOT_A_DEED + r"\b(?:request(?:s|ed)?|ask(?:s|ed)?|invite(?:s|d)?|urge(?:s|d)?"
        r"|instruct(?:s|ed)?|gofyn"
        r"|calls?\s+(?:on|upon))\b(?!\s+of\b)",
        "request",
    ),
    (_NOT_A_DEED + r"\b(?:recommend(?:s|ed)?|argymell)\b", "recommend"),
    (
        r"(?<!\bas )\brefer(?:s|red)?\b(?!\s+to\s+(?:in|above|below|as|at)\b)",
        "refer",
    ),
    (
        r"\b(?:attend(?:s|ed)?|mynychu)\b|\b"
        + _MEMBERS
        + r"(?:,?\s+(?:of|the|this|its|(?-i:[A-Z][\w-]*)|and|each|all|also|in|pairs|undertake|a"
        r"|programme)\b,?){0,12}\s+visits?\b",
        "attend",
    ),
    (
        _NOT_A_DEED + r"\b(?:appoint(?:s|ed)?|appointments?\s+be\s+made|nominat(?:e|es|ed)"
        r"|elect(?:s|ed)?(?=\s+(?:as\s+)?(?:chair|vice|Chair|Vice)))\b",
        "appoint",
    ),
    (_NOT_A_DEED + r"\b(?:delegat(?:e|es|ed)|authoris(?:e|es|ed)|dirprwyo)\b", "delegate"),
)
_SCANNER = re.compile(
    "|".join(f"(?P<{verb}>{pattern})" for pattern, verb in _PATTERNS), re.IGNORECASE
)
_VERBS: dict[str, Verb] = {verb: verb for _, verb in _PATTERNS}
_ACTION = r"(?:request|recommend|agree|approve|refer|ask|endorse|appoint|delegate|attend|invite)"
# What is noted is told, not asked for: "note that the Cabinet had approved the plan".
_WHAT_IS_NOTED = re.compile(
    rf"(\bnot(?:e|es|ed|ing)\s+that\b)(?:(?!;|\band\s+(?:to\s+|also\s+)*{_ACTION}).)*",
    re.IGNORECASE,
)
# What somebody is asked or empowered to decide, this body does not decide: "delegated to the
# Chair to agree its scope".
_PASSED_ON = re.compile(
    r"(\b(?:delegat|authoris|empower|request|ask|instruct|invit)(?:e|es|ed|s)?\b[^;.]{0,200}?\bto\s+)"
    r"(?:(?:formally|then|jointly)\s+)?(?:approve|agree|accept|adopt|endorse|confirm|note|appoint|recommend)\b"
    r"(?:\s+and\s+(?:approve|agree|adopt|confirm)\b)?",
    re.IGNORECASE,
)
_LONGEST = 6000


@lru_cache(maxsize=512)
def find_verbs(text: str) -> tuple[Verb, ...]:
    """The verbs, each once, in order of appearance; ("other",) where none is known."""
    told = _WHAT_IS_NOTED.sub(r"\1", text[:_LONGEST])
    told = _PASSED_ON.sub(r"\1", told)
    met = {match.lastgroup: None for match in _SCANNER.finditer(told)}
    return tuple(_VERBS[group] for group in met if group) or ("other",)
