"""How somebody reads a survey: language, look and size of text, all in the address.

Nothing of it is stored: the address carries it from page to page.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from heard.engines.questionnaire import EASY_READ, STANDARD, Questionnaire
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.wording import Voice

LARGE = "large"


@dataclass(frozen=True)
class Switch:
    """The same page read in another way: a link, or a button where a form would lose its words."""

    text: str
    query: str
    language: str = ""


@dataclass(frozen=True)
class Reading:
    """One way to read a questionnaire."""

    version: QuestionnaireVersion
    language: str
    look: str = STANDARD
    text: str = ""

    @property
    def questionnaire(self) -> Questionnaire:
        return self.version.questionnaire

    @property
    def voice(self) -> Voice:
        return self.version.voice(self.language, self.look)

    @property
    def query(self) -> str:
        """What the address must carry: `?language=cy&look=easyread`, or nothing."""
        usual = page_language(self.questionnaire)
        parts = {
            "language": "" if self.language == usual else self.language,
            "look": "" if self.look == STANDARD else self.look,
            "text": self.text,
        }
        kept = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def has_required(self) -> bool:
        """Whether some question cannot be left blank."""
        return any(item.required for item in self.questionnaire.items)

    @property
    def is_easy(self) -> bool:
        return self.look == EASY_READ

    @property
    def page_class(self) -> str:
        return "heard-larger-text" if self.text == LARGE else ""

    @property
    def switches(self) -> list[Switch]:
        """The other ways in which this page can be read."""
        return [*self._languages(), *self._looks(), self._size()]

    def _languages(self) -> list[Switch]:
        return [
            Switch(language_name(tag), replace(self, language=tag).query or "?", tag)
            for tag in self.questionnaire.languages
            if tag != self.language
        ]

    def _looks(self) -> list[Switch]:
        if EASY_READ not in self.questionnaire.looks:
            return []
        if self.is_easy:
            return [Switch(_("Standard version"), replace(self, look=STANDARD).query or "?")]
        return [Switch(_("Easy Read"), replace(self, look=EASY_READ).query)]

    def _size(self) -> Switch:
        if self.text == LARGE:
            return Switch(_("Usual text size"), replace(self, text="").query or "?")
        return Switch(_("Larger text"), replace(self, text=LARGE).query)


def read_query(asked: QueryDict, version: QuestionnaireVersion) -> Reading:
    """The way of reading that an address asks for; what it asks wrongly is passed over."""
    questionnaire = version.questionnaire
    language, look = asked.get("language", ""), asked.get("look", "")
    return Reading(
        version,
        language if language in questionnaire.languages else page_language(questionnaire),
        look if look in questionnaire.looks else STANDARD,
        LARGE if asked.get("text") == LARGE else "",
    )


def page_language(questionnaire: Questionnaire) -> str:
    """The questionnaire's language that is nearest to the page's own."""
    own = (get_language() or "").lower()
    for tag in questionnaire.languages:
        if own == tag.lower() or own.split("-")[0] == tag.lower():
            return tag
    return questionnaire.default_language


def language_name(tag: str) -> str:
    """A language in its own words, or its tag where Django does not know it."""
    try:
        return str(get_language_info(tag.lower())["name_local"]).capitalize()
    except KeyError:
        return tag
