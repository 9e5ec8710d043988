"""What practitioners call the columns of a plan, and what each call means here."""

import re
from enum import StrEnum


class Column(StrEnum):
    """What a column of a plan holds."""

    REFERENCE = "reference"
    TITLE = "title"
    PRIORITY = "priority"
    OUTCOME = "outcome"
    WHY = "why"
    PLAIN_WORDS = "plain_words"
    GROUP = "group"
    LEAD = "lead"
    ORGANISATION = "organisation"
    PARTNERS = "partners"
    STARTS = "starts"
    DUE = "due"
    REVISED = "revised"
    REASON = "reason"
    REVIEW = "review"
    DELIVERED = "delivered"
    MILESTONES = "milestones"
    STATUS = "status"
    PROGRESS = "progress"
    MEASURE = "measure"
    BASELINE = "baseline"
    TARGET = "target"
    IMPACT = "impact"
    EVIDENCE = "evidence"
    COST = "cost"
    RISK = "risk"


# In lower case, without signs: as `tidy` gives them. The more exact ones win over the others.
_NAMES: dict[Column, str] = {
    Column.REFERENCE: "ref|refs|reference|ref no|ref number|reference number|no|nr|number|id|"
    "action ref|action reference|action no|action number|action id|item|item no|line|#",
    Column.TITLE: "action|actions|action required|actions required|action to be taken|"
    "actions to be taken|action description|key action|key actions|specific action|"
    "specific actions|what|what we will do|what will we do|what are we going to do|"
    "what needs to be done|what needs to happen|what are we doing|activity|activities|task|tasks|"
    "agreed action|planned action|planned actions|improvement action|improvement actions|"
    "detailed action|sub action|recommendation|description|step|actions we will take",
    Column.PRIORITY: "priority|priority area|priority action|theme|workstream|work stream|strand|"
    "area|section|pillar|strategic priority|programme|project|improvement area|priority theme",
    Column.OUTCOME: "outcome|outcomes|objective|objectives|aim|aims|goal|goals|intended outcome|"
    "intended outcomes|outcome sought|desired outcome|desired outcomes|expected outcome|"
    "expected outcomes|what we want to achieve|what do we want to achieve|"
    "what difference will it make|so what|strategic objective|expected result|purpose|"
    "what will success look like for families|what will be different",
    Column.WHY: "why|reason for action|rationale|finding|findings|inspection finding|"
    "inspection findings|area of weakness|area for improvement|area for priority action|"
    "area of significant concern|area of concern|issue|issues|issue identified|concern|need|"
    "inspection reference|background|context|driver|what inspectors found|area for development",
    Column.PLAIN_WORDS: "plain words|plain english|in plain english|for families|public words|"
    "what this means for families|family friendly version|easy words|summary for families",
    Column.GROUP: "task and finish group|task finish group|t f group|tfg|t and f group|"
    "working group|group|delivery group|subgroup|sub group|workstream group|board|governance|"
    "responsible group|oversight|reporting to|responsible board|accountable group",
    Column.LEAD: "lead|leads|lead officer|lead officers|responsible officer|responsible|"
    "responsible person|person responsible|persons responsible|responsibility|who|by whom|by who|"
    "owner|action owner|named lead|accountable officer|accountable|lead person|lead name|"
    "who will do it|who is responsible|who will lead|action lead|delivery lead|sro|officer|"
    "lead professional|owned by|assigned to|post|lead post|lead role|led by|"
    "senior responsible officer|"
    "lead and organisation|lead officer and organisation|lead agency and officer|name and role",
    Column.ORGANISATION: "organisation|organisations|agency|lead agency|lead organisation|partner|"
    "service|lead service|department|team|body|responsible organisation|responsible agency|"
    "responsible body|organisation responsible",
    Column.PARTNERS: "partners|partner agencies|supporting partners|supported by|support|"
    "other partners|key partners|who else|contributors|working with|others involved|supporting",
    Column.STARTS: "start|start date|starts|starting|from|date started|commence|commencement|"
    "commencement date|start on|begin|begins|planned start|when will it start|date opened",
    Column.DUE: "by when|timescale|timescales|deadline|due|due date|when|end|end date|finish|"
    "target date|completion date|date due|timeframe|time frame|timeline|completion|complete by|"
    "date for completion|planned completion|planned end|original date|original due date|"
    "original deadline|original timescale|delivery date|date|dates|expected completion|"
    "expected completion date|target completion date|milestone date|when by|finish date|to|"
    "planned completion date|anticipated completion date|original target date|start and end",
    Column.REVISED: "revised|revised date|revised due date|revised deadline|revised timescale|"
    "revised target date|new date|new deadline|forecast|forecast date|revised completion date|"
    "revised end date|extended to|current date|revised to|new due date|updated deadline|"
    "forecast completion|revised by when|amended date",
    Column.REASON: "reason|reason for change|reason for delay|reason for revision|reason for slip|"
    "reason for slippage|why revised|reason moved|explanation|reason for revised date|"
    "reasons for delay|why has it moved",
    Column.REVIEW: "review|review date|reviewed|next review|date of review|review on|review by|"
    "next review date|reviewed on|to be reviewed|monitoring date",
    Column.DELIVERED: "date completed|completed on|date complete|actual completion|"
    "actual completion date|actual end|actual end date|date delivered|completed date|"
    "closed date|date closed|actual date|delivered on|achieved on|date achieved",
    Column.MILESTONES: "milestone|milestones|key milestones|steps|key steps|next steps|sub tasks|"
    "sub actions|key tasks|how|how we will do it|how will we do it|interim milestones|"
    "key activities|sub steps|how will we get there|3 month milestone|6 month milestone",
    Column.STATUS: "rag|rag rating|rag status|status|brag|brag rating|brag status|state|rating|"
    "current rag|current status|progress rag|action status|delivery rag|progress rating|"
    "overall rag|rag this month|status rag|progress status|current rag rating|bragg|rag colour",
    Column.PROGRESS: "progress|update|updates|progress update|latest update|comments|comment|"
    "commentary|notes|current position|position|monthly update|progress to date|latest position|"
    "narrative|progress made|progress and impact|progress since last report|where are we now|"
    "progress against action|what have we done|highlights|latest progress|actions taken|"
    "update and next steps|officer comments|progress report",
    Column.MEASURE: "success measure|success measures|success criteria|measure|measures|kpi|kpis|"
    "measure of success|measures of success|how will we know|how we will know|indicator|"
    "indicators|performance indicator|performance indicators|performance measure|"
    "performance measures|key performance indicator|key performance indicators|metric|metrics|"
    "how will we measure it|how will success be measured|success indicator|"
    "how will we know it has worked|impact measure|impact measures|"
    "what will success look like|what does success look like|outcome measure|outcome measures",
    Column.BASELINE: "baseline|baselines|starting point|current performance|baseline data|"
    "baseline position|where we are now|start position|baseline figure",
    Column.TARGET: "target|targets|target figure|ambition|target value|target performance|"
    "end target|goal figure",
    Column.IMPACT: "impact|impacts|impact to date|impact so far|what difference has it made|"
    "impact on families|impact on children|difference made|actual impact|outcome achieved|"
    "impact statement|impact achieved|impact on children and families|evidence of impact|"
    "what has changed|what impact has it had",
    Column.EVIDENCE: "evidence|evidence source|sources of evidence|evidence base|"
    "supporting evidence|evidence link|evidence links|source of evidence|how evidenced|"
    "monitoring evidence|"
    "evidence of completion|evidence required",
    Column.COST: "cost|costs|budget|funding|cost and resources|resources|resource|resources needed|"
    "resource implications|cost implications|financial implications|funding source|finance|"
    "resources required|investment|budget allocated",
    Column.RISK: "risk|risks|risk and mitigation|risks and mitigation|risk mitigation|barriers|"
    "risks and issues|risk to delivery|key risks|barriers and risks|mitigation|risks mitigations",
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_ADDED = re.compile(r"\((.*?)\)|\[(.*?)\]")
_LONGEST_KEY = 200


def tidy(heading: str) -> str:
    """A heading in lower case, without signs and double spaces: how it is remembered."""
    words = heading.casefold().replace("&", " and ").replace("+", " and ").replace("/", " ")
    words = re.sub(r"[’']s\b", "s", words)
    if words.strip() in ("#", "№"):
        return "#"
    return " ".join(re.findall(r"[^\W_]+", words))[:_LONGEST_KEY]


def meaning_of(heading: str) -> Column | None:
    """What a heading means, as far as that is plain from its words."""
    for text in _readings(heading):
        if found := _BY_NAME.get(text):
            return found
    return _by_part(tidy(_ADDED.sub(" ", heading)))


def _readings(heading: str) -> list[str]:
    """The whole heading, it without what stands in brackets, its first line, its halves."""
    bare = _ADDED.sub(" ", heading)
    halves = [half for half in re.split(r"[/\n:–—-]", bare) if half.strip()]
    # Below a heading over several columns the lower one says more: “Timescale: Start”.
    lower = [bare.rpartition(": ")[2]] if ": " in bare else []
    texts = [heading, bare, *lower, *halves]
    return [text for each in texts if (text := tidy(each))]


def _by_part(heading: str) -> Column | None:
    """By the longest name that stands in a longer heading: “SEND lead officer (post)”."""
    words = f" {heading} "
    if len(words) > 90:  # a sentence is no heading
        return None
    inside = [name for name in _BY_NAME if len(name) > 3 and f" {name} " in words]
    return _BY_NAME[max(inside, key=len)] if inside else None


def guess(headings: list[str]) -> list[Column | None]:
    """A meaning for each heading, none twice: the first that fits has it."""
    taken: set[Column] = set()
    meanings: list[Column | None] = []
    for heading in headings:
        found = meaning_of(heading)
        if found in taken:
            found = None
        if found is not None:
            taken.add(found)
        meanings.append(found)
    return _with_title(headings, meanings)


_NEXT_BEST = (Column.OUTCOME, Column.MILESTONES, Column.PRIORITY)


def _with_title(headings: list[str], meanings: list[Column | None]) -> list[Column | None]:
    """Plans of one “Objective” column, without “Action”, mean the action by it."""
    if Column.TITLE in meanings or len([each for each in meanings if each]) < 2:
        return meanings
    for second in _NEXT_BEST:
        if second in meanings:
            place = meanings.index(second)
            return [*meanings[:place], Column.TITLE, *meanings[place + 1 :]]
    return meanings


def looks_like_headings(texts: list[str]) -> int:
    """How many of these cells read as headings of different columns."""
    short = [text for text in texts if text and len(text) <= 90]
    return len({found for text in short if (found := meaning_of(text))})
