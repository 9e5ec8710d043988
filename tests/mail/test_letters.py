"""Letters of the lower rooms: a subject, then paragraphs that stand apart."""

from types import SimpleNamespace

import pytest

from heard.mail.letters import letter

ADA = SimpleNamespace(name="Ada Byron")
WESTMERE = SimpleNamespace(name="Westmere")


@pytest.mark.parametrize(
    ("template", "words", "paragraphs"),
    [
        (
            "accounts/mail/notice.txt",
            {"what": "Your password was changed."},
            ["Your password was changed.", "If this was you"],
        ),
        (
            "accounts/mail/password_reset.txt",
            {"link": "https://h/1"},
            ["Somebody, perhaps", "To choose it", "https://h/1", "You will also"],
        ),
        (
            "partnerships/mail/invitation.txt",
            {
                "member": SimpleNamespace(user=ADA, partnership=WESTMERE),
                "by": None,
                "days": 7,
                "link": "https://h/1",
            },
            ["Dear Ada Byron,", "You are invited", "To join", "https://h/1", "You will choose"],
        ),
        (
            "partnerships/mail/second_factor_reset.txt",
            {"user": ADA, "by": SimpleNamespace(user=ADA, partnership=WESTMERE)},
            ["Dear Ada Byron,", "Ada Byron of Westmere", "You have been", "If you did not"],
        ),
    ],
)
def test_paragraphs_of_a_letter_stand_one_empty_line_apart(template, words, paragraphs):
    written = letter(template, **words)

    found = written.body.split("\n\n")
    starts = [each[: len(start)] for each, start in zip(found, paragraphs, strict=True)]
    assert starts == paragraphs
    assert all(each == each.strip("\n") for each in found[:-1])
    assert written.subject
