"""The words with which minutes begin to say what was resolved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from heard.engines.decisiontext.numbering import split_inline
from heard.engines.decisiontext.paragraphs import Paragraph


class Weight(IntEnum):
    """How surely a paragraph opens a resolution; only the surest kind of a record counts."""

    GUESSED = 1
    HEADED = 2
    NOTED = 3
    SAID = 4
    AGREED = 5
    RESOLVED = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that opens one or more resolutions, and its words after the opening."""

    at: int
    rest: str
    weight: Weight


_AFTER = (
    r"(?=\s*$|\s*[:;,.\-–—(]|\s+(?:[Tt]hat|to|unanimously|by|as|in|having|following)\b|\s+[A-Z\d(])"
)
_HOW = (
    r"(?:\s*,?\s*(?:unanimously|(?:by|with) \d{1,3} votes?"
    r"(?: (?:to|for|and)[\w ]{1,40}?(?=\s+that\b|\s*[:,;]|$))?|nem\.? ?con\.?"
    r"|by a majority(?: vote)?"
    r"|on a (?:show|majority)\b[^:]{0,40}|\((?![ivx\d]{1,4}\)|[a-h]\))[^()]{0,80}\)"
    r"|accordingly|in principle))*"
)
_TAIL = r"[\s:;,.\-–—]*"
_WELSH = r"(?:PENDERFYNWYD|Penderfynwyd)"
_RESOLVED_FIRST = re.compile(
    rf"(?:[\"'“‘]\s*)?(?:{_WELSH}\s*[/|]\s*)?(?:{_WELSH}|RESOLVED|Resolved|RESOLVEd|resolved|DECIDED|Decided|RESOLUTION|Resolution)\b"
    rf"(?:\s*[/|]\s*{_WELSH})?{_AFTER}{_HOW}{_TAIL}"
)
_RESOLVED_WITHIN = re.compile(
    r"\b(?:it was|were|was|and|therefore|accordingly|then|duly|unanimously|Cabinet|Committee"
    r"|Council|Board|Panel|Executive|Forum|Commission|Members)\s*[,:]?\s+"
    r"(?:RESOLVED|RESOLVEd|Resolved)\b"
    rf"{_HOW}{_TAIL}"
    r"|\b[Ii]t was (?:therefore |then |further |also |subsequently |unanimously |duly )*"
    r"(?:moved,? seconded,? and )?resolved\b"
    rf"{_HOW}{_TAIL}",
)
_AGREED_FIRST = re.compile(
    rf"(?:(?:It was|IT WAS)\s+)?(?:AGREED|Agreed|Recommended|ORDERED)\b"
    rf"(?=\s*$|\s*[:;–—-]|\s+(?:that|That|THAT|to|TO|unanimously|UNANIMOUSLY)\b){_HOW}{_TAIL}"
)
_RECOMMENDED_FIRST = re.compile(
    rf"(?:It was\s+)?RECOMMENDED\b(?=\s*$|\s*[:;–—-]|\s+(?:that|That|to|TO)\b){_HOW}{_TAIL}"
)
# A paragraph that begins with what was done ("Noted the report.").
_DONE_FIRST = re.compile(
    r"(?:Retrospectively |Formally )?(?:noted|approved|endorsed|agreed|requested|recommended"
    r"|delegated|authorised|appointed|referred|asked|welcomed|supported|accepted|adopted)"
    r"\b(?! by\b)",
    re.IGNORECASE,
)
_IT_WAS_AGREED = re.compile(
    rf"It was (?:\w+ )?(?:agreed|decided|recommended)\b(?=\s*[:;–—-]|\s+(?:that|to)\b){_HOW}{_TAIL}"
)
_HEADING = re.compile(
    r"(?:Officer )?(?:Recommendations?|RECOMMENDATIONS?|Actions?|ACTIONS?|Agreed actions?)"
    r"(?: to (?:the )?(?:Cabinet|Council|Executive|Committee))?\s*[:–—-]?\s*$"
)
# A clause after its own label, as minutes put it below what was discussed.
_NAMED_CLAUSE = re.compile(
    r"(?:Recommendation|Resolution|Decision|Outcome|Conclusion)s?\s*[:–—-]\s*(?=(?:That|To)\b)",
    re.IGNORECASE,
)
_BODIES = frozenset((
    "cabinet", "committee", "sub-committee", "subcommittee", "council", "board", "panel",
    "executive", "members", "forum", "group", "commission", "i", "leader", "director",
    "councillors", "holder", "member", "officer", "mayor", "trustees", "partnership",
    "assembly", "body",
))  # fmt: skip
_SAYS = frozenset((
    "resolved", "resolves", "agreed", "agrees", "agree", "approved", "approves", "approve",
    "endorsed", "endorses", "endorse", "recommended", "recommends", "recommend", "decided",
    "decides", "requested", "requests", "supported", "supports", "authorised", "authorises",
    "delegated", "accepted", "adopted", "ratified",
))  # fmt: skip
_NOTES = frozenset(["noted", "notes", "note"])
_A_SAYING = re.compile("|".join(sorted(_SAYS | _NOTES)), re.IGNORECASE)
_WHAT_IS_NOTED = re.compile(
    r"\s+(?:and \w+\s+)?(?:that\b|:|the\s+(?:\w+\s+)?"
    r"(?:report|update|contents?|recommendations?|position|progress|presentation|letter|paper"
    r"|minutes|information|figures|findings|outcomes?|response|results|document|statement|data)\b)"
)
_VOTE = re.compile(
    r"\b(?:(?:was|were|declared|motion|amendment)\s+(?:put[\w\s]{0,40}\s+)?(?:and\s+)?"
    r"(?P<lost>lost|not carried|defeated|withdrawn|fell|rejected)|(?P<lost2>LOST|DEFEATED|FELL)\b"
    r"|(?:was|were|declared)\s+(?:therefore\s+)?(?P<won>carried|agreed|approved)|(?P<won2>CARRIED))",
    re.IGNORECASE,
)
_DEEDS = (
    r"note[sd]?|approve[sd]?|agree[sd]?|endorse[sd]?|request(?:s|ed)?|recommend(?:s|ed)?|refer(?:s|red)?"
    r"|delegate[sd]?|authorise[sd]?|appoint(?:s|ed)?|support(?:s|ed)?|accept(?:s|ed)?|adopt(?:s|ed)?"
    r"|receive[sd]?|ask(?:s|ed)?|invite[sd]?|welcome[sd]?|thank(?:s|ed)?|consider|continue[sd]?"
    r"|confirm(?:s|ed)?|award(?:s|ed)?|establish(?:es|ed)?|commission(?:s|ed)?|publish|ratif(?:y|ied)"
    r"|attend|write|arrange|provide|bring|ensure|grant(?:s|ed)?|allocate[sd]?|review|circulate"
)
_DECIDES = re.compile(
    rf"(?:That\b|that\b|To\s+(?:retrospectively\s+|formally\s+)?(?:{_DEEDS}|\w+)\b"
    rf"|(?:Retrospectively|Formally|Unanimously)\s+(?:{_DEEDS})\b|(?:{_DEEDS})\b)",
    re.IGNORECASE,
)
_BE_DONE = re.compile(
    r"\bbe (?:\w+ )?(?:noted|approved|agreed|endorsed|requested|asked|recommended|referred"
    r"|delegated|authorised|appointed|adopted|accepted|received|supported|confirmed|invited|granted|awarded)\b"
)
_LEAD = re.compile(
    r"(?:\b(?:Cabinet|Committee|Council|Board|Panel|Executive|Commission|Forum|Leader|Mayor|Director"
    r"|Members?|Holder|Officer|Partnership|Group)(?: for [\w ,&-]{3,50})?|^\W*(?:That|To))"
    r"\s*(?::\s*[-–—]?|[-–—])\s*$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 250
# "The recommendations were approved as set out in the report."
_ALL_PASSED = re.compile(
    r"(?:(?:The|All|That the)\s+(?:\w+\s+){0,3})?(?:[Rr]ecommendations?|[Rr]eport|[Pp]roposals?"
    r"|[Uu]pdate|[Mm]inutes)\b.{0,80}?\b(?:was|were|is|are)\s+(?:\w+ly\s+)?"
    r"(?:approved|agreed|accepted|noted|endorsed|received|deferred|adopted|rejected|withdrawn)\b"
)
_LOOKED_AT = 700
_VOTE_WITHIN = 12  # a motion's vote is told within so many paragraphs
_SHORTEST = 3  # a shorter paragraph opens nothing


def decides(text: str) -> bool:
    """Whether a text, standing as a list item or alone, reads as a decision."""
    return bool(_DECIDES.match(text)) or bool(_BE_DONE.search(text[:_LOOKED_AT]))


def find_openings(block: Sequence[Paragraph]) -> list[Opening]:
    """Openings of the surest kind that the paragraphs hold."""
    places = [at for at, paragraph in enumerate(block) if len(paragraph.text) >= _SHORTEST]
    votes = {at: vote for at in places if (vote := _vote(block[at].text)) is not None}
    found = [opening for at in places if (opening := _opening(block[at], at, votes)) is not None]
    if not found:
        return [opening for at in places if (opening := _guess(block, at)) is not None]
    surest = max(opening.weight for opening in found)
    if surest <= Weight.SAID:
        found.extend(_further_clauses(block, [each for each in found if each.weight == surest]))
        found.sort(key=lambda opening: opening.at)
    return [_from_its_lead(block, opening) for opening in found if opening.weight == surest]


def _further_clauses(block: Sequence[Paragraph], found: Sequence[Opening]) -> list[Opening]:
    """Where one clause begins with "That", others of the text that do so stand beside it."""
    if not any(block[opening.at].text.startswith("That ") for opening in found):
        return []
    taken = {opening.at for opening in found}
    return [
        Opening(at, paragraph.text, found[0].weight)
        for at, paragraph in enumerate(block)
        if at not in taken
        and paragraph.marker is None
        and paragraph.text.startswith("That ")
        and decides(paragraph.text)
    ]


def _from_its_lead(block: Sequence[Paragraph], opening: Opening) -> Opening:
    """ "On 3 May, Cabinet:" belongs to the list of what was done that follows it."""
    before = block[opening.at - 1] if opening.at else None
    marker = block[opening.at].marker
    if before is None or marker is None or not marker.is_first or not is_lead(before):
        return opening
    return Opening(opening.at - 1, before.text, opening.weight)


def is_lead(paragraph: Paragraph) -> bool:
    """Whether a paragraph only names who decides, or says "That", before a list of deeds."""
    is_short = len(paragraph.text) <= _LONGEST_LEAD and paragraph.marker is None
    return is_short and bool(_LEAD.search(paragraph.text[-60:]))


def _opening(paragraph: Paragraph, at: int, votes: Mapping[int, bool]) -> Opening | None:
    text = paragraph.text
    start = text[:_LOOKED_AT]
    if resolved := _RESOLVED_FIRST.match(start) or _RESOLVED_WITHIN.search(start):
        return Opening(at, text[resolved.end() :], Weight.RESOLVED)
    if _RECOMMENDED_FIRST.match(start) and paragraph.marker is None:
        # A recommendation stays one: without its first word it would read as the deed itself.
        return Opening(at, _spoken(text), Weight.RESOLVED)
    if named := _NAMED_CLAUSE.match(start):
        return Opening(at, text[named.end() :], Weight.AGREED)
    if _HEADING.match(start):
        return Opening(at, "", Weight.HEADED)
    return _agreement(paragraph, at) or _saying(paragraph, at, votes)


def _spoken(text: str) -> str:
    """ "RECOMMENDED: The plan ..." as "Recommended that the plan ..."."""
    rest = re.sub(r"^(?:It was\s+)?RECOMMENDED[\s:;–—-]*", "", text)
    if re.match(r"to\b", rest, re.IGNORECASE):
        return f"Recommended {rest}"
    return "Recommended that " + re.sub(r"^that\b[\s:;–—-]*", "", rest, flags=re.IGNORECASE)


def _agreement(paragraph: Paragraph, at: int) -> Opening | None:
    """ "Agreed that ..." or "Noted the report." at the beginning of a paragraph."""
    text = paragraph.text
    agreed = _AGREED_FIRST.match(text[:_LOOKED_AT])
    if agreed and paragraph.marker is None:
        return Opening(at, text[agreed.end() :], Weight.AGREED)
    if _DONE_FIRST.match(text):
        return Opening(at, text, Weight.AGREED)
    return None


def _saying(paragraph: Paragraph, at: int, votes: Mapping[int, bool]) -> Opening | None:
    """ "It was agreed that ..." or "The Cabinet approved ...", unless it was voted down."""
    text = paragraph.text
    if agreed := _IT_WAS_AGREED.match(text[:_LOOKED_AT]):
        return Opening(at, text[agreed.end() :], Weight.SAID)
    weight = _a_body_says(text)
    vote = next((votes[near] for near in range(at, at + _VOTE_WITHIN) if near in votes), None)
    if weight is None or vote is False:
        return None
    return Opening(at, text, weight)


def _a_body_says(text: str) -> Weight | None:
    """ "The Cabinet agreed to ...", within the first words of the paragraph."""
    if not _A_SAYING.search(text[:300]):
        return None
    words = re.findall(r"[\w'’-]+", text[:300])[:30]
    lower = [word.casefold() for word in words]
    after: list[str] = []
    for at, word in enumerate(lower):
        if word in _BODIES and (word != "i" or words[at] == "I"):
            after.extend(lower[at + 1 : at + 5])
    if any(word in _SAYS for word in after):
        return Weight.SAID
    noted = next((word for word in after if word in _NOTES), None)
    if noted and noted.upper() in words:
        return Weight.SAID
    told = re.search(rf"\b{noted}\b(.*)", text[:400], re.IGNORECASE) if noted else None
    return Weight.NOTED if told and _WHAT_IS_NOTED.match(told[1]) else None


def _vote(text: str) -> bool | None:
    """Whether a paragraph tells of a vote that was won, or lost, or of none."""
    vote = _VOTE.search(text[-400:])
    return None if vote is None else not (vote["lost"] or vote["lost2"])


def _guess(block: Sequence[Paragraph], at: int) -> Opening | None:
    """Where nothing says "resolved", the decision is what reads as one."""
    paragraph = block[at]
    inline = split_inline(paragraph.text)
    if inline and all(decides(part) for _, part in inline.parts):
        return Opening(at, paragraph.text, Weight.GUESSED)
    if decides(paragraph.text):
        return Opening(at, paragraph.text, Weight.GUESSED)
    introduces = paragraph.text.endswith((":", ":-")) and at + 1 < len(block)
    follows = introduces and block[at + 1].marker is not None
    if follows and (decides(block[at + 1].text) or is_lead(paragraph)):
        return Opening(at, paragraph.text, Weight.GUESSED)
    if _ALL_PASSED.match(paragraph.text):
        return Opening(at, paragraph.text, Weight.GUESSED)
    return None
