"""Who leads an action: posts and organisations. Names of people are left out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_POST = re.compile(
    r"\b(head|heads|director|manager|lead|leads|officer|officers|co-?ordinator|commissioner|chair|"
    r"vice-chair|principal|ep|adviser|advisor|consultant|dco|dmo|dsco|dcs|dass|senco|sendco|"
    r"sro|hos|ad|deputy|assistant|chief|executive|ceo|analyst|practitioner|therapist|"
    r"psychologist|nurse|headteacher|teacher|strategic|specialist|business partner|"
    r"representative|inclusion lead|cabinet member|portfolio holder|secretary|supervisor|"
    r"governor|clinician|paediatrician|doctor|worker|editor|engineer|administrator|clerk)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(council|nhs|icb|ccg|trust|school|schools|college|colleges|academy|academies|forum|pcf|"
    r"sendiass|iass|university|la|local authority|partnership|board|panel|charity|hospital|"
    r"foundation|healthwatch|ofsted|cqc|provider|providers|services?|team|settings?|camhs|"
    r"public health|social care|education|health|early help|police|group|all partners|"
    r"all agencies|partners)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:ology|therap(?:y|ies)|sencos?|commissioning|finance|communications?|inclusion|transport|"
    r"admissions|send|sen|families|parents|carers|workforce|quality|data|performance|childrens?|"
    r"young people|schools|learning|support|virtual|governance|legal|digital|tbc|vacan\w+)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"^(?:dr|mr|mrs|ms|miss|mx|prof|professor|cllr|councillor|rev|sir|dame)\b\.?")
_INITIALS = re.compile(r"^(?:[A-Z]\.? ?){1,3}$")
_NAME = re.compile(
    r"^(?:(?:[A-Z]\.? ?){1,3}|[A-Z][\w’'-]+ )(?:[A-Z]\.? )?(?:de |van |von |al-|el-|mac|mc|o[’'])?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$"
)
# These go on with a post: “Head of SEND and Education”.
_PLAIN = re.compile(r"education|health|services?|social care|team|group|early help", re.IGNORECASE)
_NOBODY = {"tbc", "tbd", "n/a", "all", "vacant", "vacancy", "to be confirmed", "none"}
_ALIKE = 0.86
_ABBREVIATIONS = {
    "dco": "designated clinical officer",
    "dmo": "designated medical officer",
    "dsco": "designated social care officer",
    "dcs": "director of childrens services",
    "ad": "assistant director",
    "hos": "head of service",
    "sro": "senior responsible officer",
    "ep": "educational psychologist",
    "pep": "principal educational psychologist",
    "la": "local authority",
    "pcf": "parent carer forum",
    "icb": "integrated care board",
    "ceo": "chief executive",
    "cyp": "children and young people",
    "ehc": "education health and care",
    "ehcp": "education health and care plan",
}


class Part(StrEnum):
    """What a piece of a lead is."""

    POST = "post"
    ORGANISATION = "organisation"
    PERSON = "person"
    OTHER = "other"


_PARTS = ((Part.POST, _POST), (Part.ORGANISATION, _ORGANISATION), (Part.OTHER, _SUBJECT))


@dataclass(frozen=True)
class Lead:
    """A post in an organisation; either may be empty."""

    post: str = ""
    organisation: str = ""

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.post, self.organisation)))


@dataclass(frozen=True)
class Leads:
    """Everybody that a cell names, the first first, without people's names."""

    leads: tuple[Lead, ...] = ()
    people: int = 0  # how many names were left out


def read_leads(text: str, organisations: tuple[str, ...] = ()) -> Leads:
    """“J Smith / Head of SEND” is the post; its holder is known apart, with consent and address."""
    known = {tidy(name) for name in organisations}
    pieces = [(part_of(piece, known), piece) for piece in _pieces(text, known)]
    leads: list[Lead] = []
    people = 0
    for part, piece in pieces:
        if part == Part.PERSON:
            people += 1
        elif part == Part.ORGANISATION and leads and leads[-1].post and not leads[-1].organisation:
            leads[-1] = Lead(leads[-1].post, piece)
        elif part == Part.ORGANISATION:
            leads.append(Lead(organisation=piece))
        elif leads and not leads[-1].post and leads[-1].organisation and part == Part.POST:
            leads[-1] = Lead(piece, leads[-1].organisation)
        else:
            leads.append(Lead(post=piece))
    return Leads(tuple(dict.fromkeys(leads)), people)


def part_of(piece: str, known: set[str] | frozenset[str] = frozenset()) -> Part:
    """What a piece is, by its words."""
    if tidy(piece) in known:
        return Part.ORGANISATION
    if _TITLED.match(piece.casefold()) and not _POST.search(_TITLED.sub("", piece.casefold())):
        return Part.PERSON
    for part, words in _PARTS:
        if words.search(piece):
            return part
    is_name = _INITIALS.match(piece) or _NAME.match(piece)
    return Part.PERSON if is_name and not (piece.isupper() and len(piece) > 3) else Part.OTHER


def alike(text: str, others: dict[str, int]) -> tuple[int, bool] | None:
    """Which of these names (tidied, with a key for each) it is, and whether that is certain."""
    wanted = tidy(text)
    if not wanted:
        return None
    if wanted in others:
        return others[wanted], True
    scored = [(SequenceMatcher(None, wanted, name).ratio(), key) for name, key in others.items()]
    best, key = max(scored, default=(0.0, 0))
    return (key, False) if best >= _ALIKE else None


def tidy(text: str) -> str:
    """Names as they are compared: small letters, abbreviations written out."""
    text = re.sub("['’]", "", text.casefold().replace("&", " and "))
    words = re.findall(r"[^\W_]+", text)
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def _pieces(text: str, known: set[str]) -> list[str]:
    text = re.sub(r"\(([^)]*)\)", r"\n\1\n", text.replace("• ", ""))
    found: list[str] = []
    text = re.sub(r"(?im)^\s*(?:lead|led by|support(?:ed by)?|owner|responsible)\s*:", "", text)
    for line in re.split(r"\n|;|\s/\s|/|\s[-–—|]\s|\s*:\s*", text):
        found += _by_comma(line, known)
    return [piece for each in found if (piece := _trimmed(each))]


def _by_comma(line: str, known: set[str]) -> list[str]:
    """Commas and “and” stand also within posts: “Head of SEND, Inclusion and Sufficiency”."""
    pieces = re.split(r"\s*(,|\band\b|&|\+|\bwith\b|\bsupported by\b)\s*", line)
    joined = [pieces[0]]
    for between, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        before = joined[-1]
        if _stands_alone(before, known) and _stands_alone(piece, known):
            joined.append(piece)
        else:
            space = "" if between == "," else " "
            joined[-1] = f"{before}{space}{between} {piece}".strip()
    return joined


def _stands_alone(piece: str, known: set[str]) -> bool:
    piece = _trimmed(piece)
    part = part_of(piece, known)
    if part == Part.POST:
        # “Education” goes on with a post; “Head of …” begins one.
        return bool(_POST.search(piece))
    if part == Part.ORGANISATION:
        return tidy(piece) in known or not _PLAIN.fullmatch(piece)
    return part == Part.PERSON


def _trimmed(piece: str) -> str:
    piece = re.sub(
        r"^(?:lead|led by|supported by|support|owner|responsible)\s*[:–-]\s*",
        "",
        piece.strip(" \n,.;:-–—*•"),
        flags=re.IGNORECASE,
    )
    return "" if piece.casefold() in _NOBODY else piece
