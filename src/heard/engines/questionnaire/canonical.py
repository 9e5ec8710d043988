"""Canonical JSON of a definition, and its fingerprint.

The bytes follow RFC 8785 (JSON Canonicalization Scheme) for what a definition can hold: keys
sorted, no white space between tokens, UTF-8 without a byte order mark, only the escapes that JSON
needs. Beyond it: every string is in Unicode NFC, conditions are in normal form and what is empty
is left out, so that the same meaning has the same bytes. All keys are ASCII, for which sorting by
code point and by UTF-16 unit agree; numbers are whole or have at most four decimal places and are
below a thousand million, for which Python and ECMAScript write the same digits.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from heard.engines.questionnaire.definition import Questionnaire
from heard.engines.questionnaire.document_write import to_document
from heard.engines.questionnaire.json_text import read_json


def canonical_json(questionnaire: Questionnaire) -> bytes:
    """Return the one byte string of this definition. `from_json` reads it back."""
    text = json.dumps(
        _normal(to_document(questionnaire)),
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def fingerprint(questionnaire: Questionnaire) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(questionnaire)).hexdigest()


def from_json(content: bytes) -> Questionnaire:
    """Return the definition in canonical or any other JSON. Raises QuestionnaireError."""
    return read_json(content)


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_normal(key): _normal(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_normal(inner) for inner in value]
    return value
