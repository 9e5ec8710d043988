"""How far a plan is, in a sentence or two."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.sessions.models.words import AnswerKind


def count_words(counts: Mapping[AnswerKind, int], noticed: int) -> str:
    """“This plan has 12 actions. 4 are done, and of 1 we know that it helps. 7 are to come.”"""
    total, did = sum(counts.values()), counts.get(AnswerKind.DID, 0)
    if not total:
        return _("This plan has no actions yet.")
    sentences = [
        ngettext("This plan has %(n)d action.", "This plan has %(n)d actions.", total)
        % {"n": total},
        _did_words(did, noticed),
    ]
    for kind, words in (
        (AnswerKind.WILL, _to_come),
        (AnswerKind.CANNOT, _cannot),
        (AnswerKind.LOOKING, _looking),
    ):
        if counts.get(kind):
            sentences.append(words(counts[kind]))
    return " ".join(sentences)


def _did_words(did: int, noticed: int) -> str:
    if not did:
        return _("None is done yet.")
    done = ngettext("%(n)d is done", "%(n)d are done", did) % {"n": did}
    if not noticed:
        helps = _("we do not know yet whether it helps")
    else:
        helps = ngettext(
            "of %(n)d we know that it helps", "of %(n)d we know that they help", noticed
        ) % {"n": noticed}
    return _("%(done)s, and %(helps)s.") % {"done": done, "helps": helps}


def _to_come(n: int) -> str:
    return ngettext("%(n)d is still to come.", "%(n)d are still to come.", n) % {"n": n}


def _cannot(n: int) -> str:
    return ngettext("%(n)d we cannot do.", "%(n)d we cannot do.", n) % {"n": n}


def _looking(n: int) -> str:
    words = ngettext("%(n)d we are still thinking about.", "%(n)d we are still thinking about.", n)
    return words % {"n": n}
