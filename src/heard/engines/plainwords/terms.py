"""Terms and groups of comments that coders might look at, from the comments themselves.

Off unless a partnership asks for it, and never published without a person: a term is no theme, and
a group of like words is not yet a group of like views.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heard.engines.plainwords.listing import listed
from heard.engines.plainwords.strikes import MARKS

Array = npt.NDArray[np.float64]

LEAST_COMMENTS = 5
MOST_TERMS = 60
_MOST_WORDS = 800
_MOST_STEPS = 40
_STARTS = 4
_TERMS_OF_A_CLUSTER = 6
_MARKS = re.compile("|".join(map(re.escape, MARKS.values())))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?;:,\n()\"\[\]|]+")
_STOP_WORDS = listed(
    """
    a about above after again against all also although always am an and another any anyone
    anything are aren't as at away back be because been before being below between both but by
    can can't cannot come could couldn't did didn't do does doesn't doing don't done down during
    each either else even ever every everyone everything few for from further get gets getting
    give given go goes going gone got had hadn't has hasn't have haven't having he he's her here
    hers herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it
    it's its itself just keep like lot lots made make makes many may me might more most much
    must my myself need needed needs never no nobody nor not nothing now of off often ok on once
    one only or other our ours ourselves out over own people per please put quite rather really
    said same say says see seem seems she she's should so some someone something still such take
    than thank thanks that that's the their theirs them themselves then there there's these they
    they're thing things this those though three through to too told two under until up us use
    used very want wanted was wasn't way we we're we've well went were weren't what what's when
    where whether which while who who's whole whom whose why will with within without won't
    would wouldn't yes yet you you're your yours yourself yourselves dont didnt doesnt isnt
    wasnt cant couldnt wont hasnt havent hadnt im ive hes shes theyre thats us
    """
)


@dataclass(frozen=True)
class Term:
    """One or two words, their weight (tf-idf summed over comments), and comments that hold them."""

    words: str
    weight: float
    comments: int


@dataclass(frozen=True)
class Cluster:
    """Comments with like words: places in the given texts, nearest the middle first."""

    terms: tuple[str, ...]
    members: tuple[int, ...]


@dataclass(frozen=True)
class Suggestions:
    """`left_out`: places of comments without any term that enough comments hold."""

    terms: tuple[Term, ...]
    clusters: tuple[Cluster, ...]
    left_out: tuple[int, ...]


def suggest_terms(
    texts: Sequence[str], *, clusters: int = 8, least: int = LEAST_COMMENTS, seed: int = 0
) -> Suggestions:
    """Return weighted terms, and clusters by spherical k-means, of comments.

    texts: comments after `strike`. clusters: at most so many; a cluster of fewer than `least`
    comments is not shown. No term held by fewer than `least` comments is suggested, so a rare word,
    a missed name above all, does not come up. Same texts and seed, same answer. Raises ValueError
    for a `least` or `clusters` below 1.

    Sources: G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval (1988);
    I. Dhillon and D. Modha, Concept decompositions for large sparse text data using clustering
    (2001).
    """
    if least < 1 or clusters < 1:
        raise ValueError("least and clusters must be 1 or more")
    held = [_terms_of(text) for text in texts]
    in_comments = Counter(term for terms in held for term in terms)
    vocabulary = _vocabulary(in_comments, least)
    weights = _weights(held, vocabulary, in_comments)
    totals = weights.sum(axis=0)
    terms = [
        Term(term, round(float(total), 4), in_comments[term])
        for term, total in zip(vocabulary, totals, strict=True)
    ]
    terms.sort(key=lambda term: (-term.weight, term.words))
    has_term = weights.any(axis=1) if vocabulary else np.zeros(len(texts), dtype=bool)
    return Suggestions(
        tuple(terms[:MOST_TERMS]),
        _clusters(weights, vocabulary, (clusters, least, seed)) if has_term.any() else (),
        tuple(int(place) for place in np.flatnonzero(~has_term)),
    )


def _terms_of(text: str) -> Counter[str]:
    terms = Counter[str]()
    for part in _BREAK.split(_MARKS.sub(" | ", text).lower().replace("’", "'")):
        words = _WORD.findall(part)
        for first, second in zip(words, [*words[1:], ""], strict=False):
            if first in _STOP_WORDS or len(first) < 2:
                continue
            terms[first] += 1
            if second and second not in _STOP_WORDS and len(second) > 1:
                terms[f"{first} {second}"] += 1
    return terms


def _vocabulary(in_comments: Counter[str], least: int) -> list[str]:
    """Return terms that enough comments hold, no word that only ever stands in one of the pairs."""
    often = {term: count for term, count in in_comments.items() if count >= least}
    pairs = [term for term in often if " " in term]
    swallowed = {
        word for pair in pairs for word in pair.split() if often.get(word, 0) == often[pair]
    }
    ranked = sorted(often.keys() - swallowed, key=lambda term: (-often[term], term))
    return ranked[:_MOST_WORDS]


def _weights(
    held: Sequence[Counter[str]], vocabulary: Sequence[str], in_comments: Counter[str]
) -> Array:
    """Return comments x terms: (1 + log tf) x log(1 + N / df), each comment of length 1."""
    place = {term: number for number, term in enumerate(vocabulary)}
    weights = np.zeros((len(held), len(vocabulary)))
    for row, terms in enumerate(held):
        for term, times in terms.items():
            if term in place:
                weights[row, place[term]] = (1 + np.log(times)) * np.log1p(
                    len(held) / in_comments[term]
                )
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return np.asarray(np.divide(weights, lengths, out=weights, where=lengths > 0))


def _clusters(
    weights: Array, vocabulary: Sequence[str], how: tuple[int, int, int]
) -> tuple[Cluster, ...]:
    most, least, seed = how
    rows = np.flatnonzero(weights.any(axis=1))
    rng = np.random.default_rng(seed)
    k = max(1, min(most, len(rows) // least))
    tries = [_spherical_k_means(weights[rows], k, rng) for _ in range(_STARTS)]
    labels, middles, _ = max(tries, key=lambda each: each[2])
    found = []
    for cluster, middle in enumerate(middles):
        members = np.flatnonzero(labels == cluster)
        if len(members) < least:
            continue
        nearest = members[np.argsort(-(weights[rows[members]] @ middle), kind="stable")]
        best = np.argsort(-middle, kind="stable")[:_TERMS_OF_A_CLUSTER]
        terms = tuple(vocabulary[term] for term in best if middle[term] > 0)
        found.append(Cluster(terms, tuple(int(rows[member]) for member in nearest)))
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.terms)))


def _spherical_k_means(
    rows: Array, k: int, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], Array, float]:
    """Return each row's cluster, the clusters' middles, and the summed likeness."""
    middles = rows[_far_apart(rows, k, rng)]
    labels = np.full(len(rows), -1)
    likeness = rows @ middles.T
    for _ in range(_MOST_STEPS):
        nearest = likeness.argmax(axis=1)
        if (nearest == labels).all():
            break
        labels = nearest
        sums = np.eye(k)[labels].T @ rows
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 0, sums / np.maximum(lengths, 1e-12), middles)
        likeness = rows @ middles.T
    return labels, middles, float(likeness.max(axis=1).sum())


def _far_apart(rows: Array, k: int, rng: np.random.Generator) -> list[int]:
    """Return k rows to start from, each drawn the likelier the less like it is to those before."""
    chosen = [int(rng.integers(len(rows)))]
    while len(chosen) < k:
        unlike = 1 - np.clip((rows @ rows[chosen].T).max(axis=1), 0, 1)
        chances = unlike if unlike.sum() > 1e-9 else np.ones(len(rows))
        chosen.append(int(rng.choice(len(rows), p=chances / chances.sum())))
    return chosen
