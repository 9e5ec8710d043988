"""Comments in plain words: personal details struck out, signs of harm flagged, terms suggested.

strike(text, KnownNames(never=("Otley",)))  # -> Struck: the text with marks, and each strike
apply(text, strikes)                        # the same after a person undid a strike or added one
signs_of_harm(text)                         # phrases that a safeguarding lead should look at
suggest_terms(texts)                        # what coders might look for; off unless asked for

Offline, with no model. None of it does without a person who reads.
"""

from heard.engines.plainwords.harm import Sign, signs_of_harm
from heard.engines.plainwords.harmwords import Harm
from heard.engines.plainwords.strikes import (
    MARKS,
    Kind,
    KnownNames,
    Strike,
    StrikeError,
    Struck,
    apply,
)
from heard.engines.plainwords.striking import strike
from heard.engines.plainwords.terms import Cluster, Suggestions, Term, suggest_terms

__all__ = [
    "MARKS",
    "Cluster",
    "Harm",
    "Kind",
    "KnownNames",
    "Sign",
    "Strike",
    "StrikeError",
    "Struck",
    "Suggestions",
    "Term",
    "apply",
    "signs_of_harm",
    "strike",
    "suggest_terms",
]
