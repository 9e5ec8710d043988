"""A browser without scripts at a survey: opens pages, fills forms in, presses the button."""

import html
import re
from typing import Any

from django.test import Client

from heard.surveys.models import Survey
from tests.access import address_in

HEADING = re.compile(r"<h1[^>]*>(?:\s*<span.*?</span>)?\s*(.*?)\s*</h1>", re.DOTALL)
STAMP = re.compile(r'name="form_stamp" value="([^"]+)"')
ROW = re.compile(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", re.DOTALL)


class Browser:
    """Keeps the last page: `page`, `heading`, `status`, `url`."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        self.page, self.status, self.url = "", 0, ""

    def address(self, page: str = "") -> str:
        start = address_in(self.survey.partnership, "surveys:show_survey", self.survey.key)
        return f"{start}{page}/" if page else start

    def get(self, page: str = "", query: str = "") -> str:
        """Open a page of the survey; gives back its heading."""
        return self._take(self.client.get(self.address(page) + query, follow=True))

    def press(self, page: str, *, query: str = "", stamp: str = "", **sent: Any) -> str:
        """Open a page, fill it in and press its button; gives back the heading that follows.

        With a `stamp` the form is sent as it is, without opening the page before.
        """
        if not stamp:
            self.get(page, query)
            stamp = self.stamp()
        sent["form_stamp"] = stamp
        return self._take(self.client.post(self.address(page) + query, sent, follow=True))

    def stamp(self) -> str:
        found = STAMP.search(self.page)
        return found[1] if found else ""

    @property
    def heading(self) -> str:
        found = HEADING.search(self.page)
        return html.unescape(found[1]) if found else ""

    def summary(self) -> dict[str, str]:
        """Question and answer of each row of the check page."""
        rows = ROW.findall(self.page)
        return {key: re.sub(r"<[^>]+>", "", value).strip() for key, value in rows}

    def _take(self, response: Any) -> str:
        self.page = response.content.decode()
        self.status = response.status_code
        self.url = response.request["PATH_INFO"]
        if response.request["QUERY_STRING"]:
            self.url += f"?{response.request['QUERY_STRING']}"
        return self.heading
