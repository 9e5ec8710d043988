"""One definition, one string of bytes."""

import hashlib
import json

import msgspec
import pytest

from heard.engines.questionnaire import (
    QuestionnaireError,
    Text,
    canonical_json,
    fingerprint,
    from_json,
)
from heard.engines.questionnaire.conditions import All
from tests.engines.questionnaire import make

# Held so that a change of the canonical form, which every stored version rests on, is noticed.
FINGERPRINT = "40eb3b8ee3fe4dbab1ce5d071d1e00cec7e81bafd475b7769cde10aded89f19c"


def test_canonical_json_is_sorted_and_has_no_spare_space() -> None:
    content = canonical_json(make.questionnaire())

    assert content.startswith(b'{"default_language":"en","id":"short_survey","languages":["en"],')
    assert (
        content
        == json.dumps(
            json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    )


def test_the_fingerprint_is_the_sha_256_of_the_canonical_json() -> None:
    questionnaire = make.questionnaire()

    assert fingerprint(questionnaire) == hashlib.sha256(canonical_json(questionnaire)).hexdigest()
    assert fingerprint(questionnaire) == FINGERPRINT


def test_canonical_json_is_read_back_whole() -> None:
    questionnaire = make.questionnaire()

    assert from_json(canonical_json(questionnaire)) == questionnaire


def test_words_that_look_alike_and_conditions_that_mean_the_same_have_one_fingerprint() -> None:
    questionnaire = make.questionnaire()
    you = questionnaire.sections[1]
    assert you.shown_when is not None
    nested = msgspec.structs.replace(you, shown_when=All((All((you.shown_when,)),)))
    composed = msgspec.structs.replace(questionnaire, title=Text.of({"en": "Café"}))
    decomposed = msgspec.structs.replace(questionnaire, title=Text((("en", "Cafe\u0301"),)))

    assert fingerprint(composed) == fingerprint(decomposed)
    assert fingerprint(
        msgspec.structs.replace(questionnaire, sections=(questionnaire.sections[0], nested))
    ) == fingerprint(questionnaire)


def test_another_order_of_items_is_another_questionnaire() -> None:
    questionnaire = make.questionnaire()
    turned = msgspec.structs.replace(questionnaire, sections=questionnaire.sections[::-1])

    assert fingerprint(turned) != fingerprint(questionnaire)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is not JSON"),
        (b"{", "line 1: this is not JSON"),
        (b"[]", "a list stands where named values are needed"),
        (b'{"id": 1, "id": 2}', "“id” is given twice"),
        (b'{"id": NaN}', "NaN is not a number that JSON knows"),
        (b"[" * 100_000, "the nesting too deep"),
        (b'{"id": ' + b"9" * 10_000 + b"}", "a number is too long"),
        (b'{"id": "\xff"}', "line 1: the text is not in UTF-8"),
        (b'{"id": 1e999}', "a number stands where text is needed"),
        (b" " * 2_000_001, "over 2,000,000"),
    ],
)
def test_json_that_is_no_questionnaire_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(QuestionnaireError) as raised:
        from_json(content)

    assert told in str(raised.value)


def test_json_keeps_kinds_of_value_apart() -> None:
    document = json.loads(canonical_json(make.questionnaire()))
    document["version"] = 2026.1
    document["sections"][1]["items"][0]["minimum"] = True

    with pytest.raises(QuestionnaireError) as raised:
        from_json(json.dumps(document).encode())

    assert [problem.place for problem in raised.value.problems][:2] == [
        "sections[1].items[0].minimum",
        "version",
    ]
