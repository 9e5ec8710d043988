"""The labels that councils print before a value, by the field that they name."""

from itertools import product

# A label of `OTHER` ends the value before it and is not read itself.
OTHER = "other"
# Fields whose value is prose: inside them only a firm label ends the value.
PROSE = frozenset(("purpose", "text", "reasons", "alternatives"))

# Of councils in Wales, whose pages come in both languages.
_WELSH: dict[str, tuple[str, ...]] = {
    "title": ("teitl",),
    "decision_maker": (
        "penderfynwr", "gwneuthurwr y penderfyniad", "gwneuthurwr penderfyniad",
        "penderfyniad gan", "sawl sy n penderfynu",
    ),
    "status": ("statws y penderfyniad", "statws penderfyniad"),
    "is_key_decision": (
        "ai penderfyniad allweddol", "a yw n benderfyniad allweddol", "penderfyniad allweddol",
        "yn benderfyniad allweddol",
    ),
    "is_subject_to_call_in": ("yn agored i alw i mewn", "a yw n agored i alw i mewn"),
    "purpose": ("pwrpas", "diben"),
    "text": ("penderfyniad", "penderfyniadau", "y penderfyniad"),
    "reasons": ("rhesymau", "rhesymau dros y penderfyniad", "rheswm dros y penderfyniad"),
    "alternatives": ("dewisiadau eraill a ystyriwyd", "opsiynau eraill a ystyriwyd"),
    "divisions": ("wardiau yr effeithir arnynt", "wardiau a effeithir", "adrannau a effeithir"),
    "contacts": ("cyswllt", "swyddog cyswllt"),
    "report_authors": ("awdur yr adroddiad", "awdur adroddiad"),
    "publication_date": ("dyddiad cyhoeddi", "dyddiad y cyhoeddiad"),
    "decision_date": ("dyddiad y penderfyniad", "dyddiad penderfyniad"),
    "meeting": ("penderfynwyd yn y cyfarfod", "penderfynwyd mewn cyfarfod"),
    "effective_from": ("yn effeithiol o", "dyddiad gweithredu"),
    "documents": ("dogfennau cysylltiedig", "dogfennau ategol", "dogfennau atodol"),
}  # fmt: skip
_FIRM: dict[str, tuple[str, ...]] = {
    "decision_maker": (
        "decision maker", "decision makers", "decision taker", "decision taken by",
        "decision made by", "decision making body", "name of decision maker", "decision maker s",
    ),
    "status": (
        "decision status", "status of decision", "recommendation status", "recommendations status",
    ),
    "is_key_decision": (
        "is key decision", "key decision", "is this a key decision", "is it a key decision",
        "is a key decision", "key decision yes no", "include item on forward plan key decision",
    ),
    "is_subject_to_call_in": (
        "is subject to call in", "subject to call in", "is callable in", "is call in applicable",
        "is this decision subject to call in", "is the decision subject to call in",
        "eligible for call in", "call in applies",
    ),
    "purpose": ("purpose", "purpose of report", "purpose of the report", "purpose of decision"),
    "text": (
        "decision", "decisions", "the decision", "decision taken", "decision made",
        "decision text", "details of decision", "details of the decision", "decision outcome",
        "full text of decision", "full decision", "decisions made", "decision details and outcome",
    ),
    "alternatives": (
        "alternatives considered", "alternatives considered and rejected",
        "details of any alternative options considered and rejected",
        "details of alternative options considered and rejected",
        "details of any alternative options considered", "decision options",
        "options considered", "options considered and rejected", "options rejected",
        "alternatives", "alternative",
        *(
            f"{first} options{last}"
            for first, last in product(
                ("alternative", "other", "any alternative", "any other"),
                ("", " considered", " considered and rejected", " rejected"),
            )
        ),
    ),
    "divisions": (
        *(
            f"{area}{affected}"
            for area, affected in product(
                (
                    "divisions", "division", "wards", "ward", "electoral divisions",
                    "electoral division", "wards divisions", "divisions wards", "area", "areas",
                ),
                (" affected", " s affected"),
            )
        ),
        "affected wards", "affected divisions",
    ),
    "contacts": (
        "contact", "contacts", "contact officer", "contact officers", "contact name",
        "contact for further information", "officer contact", "contact person",
    ),
    "report_authors": (
        "report author", "report authors", "author of report", "author of the report",
        "authors of report", "report author s",
    ),
    "publication_date": (
        "publication date", "date of publication", "decision published", "date published",
        "decision publication date", "published date", "date decision published",
    ),
    "decision_date": (
        "date of decision", "decision date", "date of the decision", "date decision made",
        "date decision taken", "decision made on", "decision taken on", "date of decisions",
    ),
    "meeting": (
        "decided at meeting", "made at meeting", "decided at", "decision made at meeting",
        "considered at meeting", "related meeting", "decision taken at meeting",
    ),
    "effective_from": (
        "effective from", "effective date", "date effective", "decision effective from",
        "implementation date", "implementation date not before meeting on",
        "date of implementation", "date decision effective", "may be implemented from",
        "decision may be implemented from", "date decision may be implemented",
    ),
    "documents": (
        "accompanying documents", "supporting documents", "background documents",
        "additional documents", "related documents", "supporting papers", "relevant documents",
        "accompanying papers",
    ),
    "decision_due": ("decision due", "decision due date"),
    "decision_type": ("decision type", "type of decision"),
    "report_of": ("details for agenda sheet",),
    OTHER: (
        "reason key", "reason for key decision", "reasons for key decision", "key decision reason",
        "this decision has been called in by", "decision called in by", "officer to action",
        "notice of proposed decision first published", "explanation of anticipated restriction",
        "anticipated restriction", "recommend to council", "chief officer decision maker",
        "include item on forward plan", "item contains exempt private reports",
        "urgent decision not in forward plan", "key portfolio", "private reason", "reg 10",
        "reg 11", "decision criteria", "other information", "list of restricted documents",
        "would the recommended decision be contrary to the budget and policy framework",
        "conflict of interest relating to the matter declared by cabinet member",
        "conflicts of interest declared", "dispensation granted", "call in expiry date",
        "deadline for call in", "call in deadline", "lead member", "lead director",
        "lead officer", "consultation process", "reference number", "reason for consideration",
        "agenda items", "called in by", "decision reference", "decision number",
        "additional information", "signed", "signature", "signed by", "dissenting", "reference no",
        "consultees", "how can you make comments", "representations", "decision ref",
        "report reference", "forward plan reference", "exempt information",
        "legal implications", "financial implications", "equality implications",
        "date of notice", "date of call in",
        "call in expires", "call in expiry", "scrutiny call in",
        "monitoring officer", "issue history", "interests declared",
        "interests", "consultation undertaken",
    ),
}  # fmt: skip
# Words that are labels in a table or a list of fields, and plain words inside prose.
_LOOSE: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "decision title", "issue title", "report title", "item title", "subject",
        "title of decision", "title of the decision", "title of report", "subject of decision",
        "subject matter", "name of decision", "agenda item title", "title of item",
    ),
    "decision_maker": (
        "made by", "taken by", "committee", "decision body", "cabinet member", "portfolio holder",
        "executive member", "officer making decision", "officer making the decision",
        "member making decision", "delegated officer", "decision taken by officer",
        "cabinet portfolio holder", "name of committee", "body", "meeting of",
    ),
    "status": ("status", "outcome", "state"),
    "is_key_decision": ("key",),
    "is_subject_to_call_in": ("call in", "callable in"),
    "purpose": ("summary", "description"),
    "text": ("minutes", "minute", "content", "resolution", "resolutions"),
    "divisions": ("ward", "wards", "division", "divisions", "ward s", "division s"),
    "report_authors": ("author", "authors", "report by", "report of"),
    "publication_date": ("published", "published on"),
    "decision_date": ("date", "date made", "decided on"),
    "meeting": ("meeting", "meeting date", "date of meeting", "at meeting"),
    "documents": ("documents", "attachments", "background papers", ),
    OTHER: (
        "portfolio", "department", "directorate", "service", "reference", "ref", "topics",
        "topic", "history", "venue", "exempt", "urgent",
        "urgent item", "decision history",
    ),
}  # fmt: skip
_REASONS = tuple(
    f"{first}{last}"
    for first, last in product(
        ("reason", "reasons", "reason s"),
        (
            "", " for decision", " for the decision", " for this decision", " for decisions",
            " for the decisions", " for recommendation", " for recommendations",
            " for the recommendation", " for the recommendations", " for decision s",
        ),
    )
)  # fmt: skip

FIELD_OF: dict[str, tuple[str, bool]] = {
    **{words: (field, False) for field, group in _LOOSE.items() for words in group},
    **{words: (field, True) for field, group in _FIRM.items() for words in group},
    **{words: (field, True) for field, group in _WELSH.items() for words in group},
    **dict.fromkeys(_REASONS, ("reasons", True)),
}
