"""README.txt, which goes with a file of rows: what it is, what it is for, and what it is not."""

from heard.design.words import date_words
from heard.results.models import RowExport
from heard.results.rowfile import RowFile
from heard.surveys.models import Survey

NOT_TO_PUBLISH = """\
THIS FILE IS NOT SAFE TO PUBLISH.

Each line of answers.csv is one family's answers. Nothing in it says who they are, but somebody who
knows a family may recognise it. No small number is hidden here. Do not publish it, pass it on, join
it with other files, or try to find out who anybody is. Tables made from it are published only after
small numbers are hidden.
"""

CONTENT = """\
answers.csv    one line for each return, in a random order: no number, no time
codebook.csv   what each column and value means

What people wrote in their own words, dates and numbers are not in it. An answer that few people
gave stands as _other_or_blank. What was not asked stands as _not_asked; an empty cell was left
blank.
"""


def readme_of(export: RowExport, survey: Survey, file: RowFile) -> str:
    """The words that go with the file. Lines end as Windows wants them."""
    approved_on = date_words(export.settled_at) if export.settled_at else ""
    facts = [
        ("Survey", survey.title),
        ("Partnership", export.partnership.name),
        ("Questionnaire", f"{survey.version.questionnaire.id} {survey.version.version}"),
        ("Rows", str(len(file))),
        ("Purpose", export.purpose),
        ("Recipient", export.recipient),
        ("Agreement", export.agreement),
        ("Keep until", f"{date_words(export.keep_until)}, then delete every copy"),
        ("Asked for by", str(export.asked_by)),
        ("Approved by", f"{export.settled_by} on {approved_on}"),
        ("Not in the file", ", ".join(code for code, _why in file.left_out) or "nothing"),
    ]
    lines = "\n".join(f"{name}: {' '.join(words.split())}" for name, words in facts)
    return "\n".join([NOT_TO_PUBLISH, lines, "", CONTENT]).replace("\n", "\r\n")
