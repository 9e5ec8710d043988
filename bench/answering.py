"""Prints what one completed response costs: CPU of application and database, SQL statements.

A survey of 40 questions in 4 sections, answered over the real WSGI application by a browser
without scripts: start page, each section opened and sent, check page, sent, confirmation.
Run from the repository: `python bench/answering.py`. `--profile` shows where the time goes.
"""

import argparse
import cProfile
import io
import pstats
import re
from typing import Any
from urllib.parse import urlencode

from _install import install, measured

LIMITS = {"CPU ms": 60, "statements": 25}
STAMP = re.compile(r'name="form_stamp" value="([^"]+)"')


def questionnaire() -> Any:
    """40 questions in 4 sections: 32 statements to agree with, ticks, texts, one routed."""
    from heard.engines.questionnaire import read_questionnaire_bytes

    levels = ("strongly_agree", "agree", "neither", "disagree", "strongly_disagree", "dont_know")
    lines = ["id: bench", "version: '1'", "title: A survey of forty questions", "option_lists:"]
    lines += ["  agree:", *(f"  - {{code: {code}, label: {code}}}" for code in levels)]
    lines += ["  places:", *(f"  - {{code: p{n}, label: Place {n}}}" for n in range(8))]
    lines.append("sections:")
    for section in range(4):
        lines += [f"- code: s{section}", f"  title: Section {section}", "  items:"]
        for item in range(8):
            label = f"Something that one may agree with, number {section} {item}"
            name = f"q{section}_{item}"
            lines.append(
                f"  - {{code: {name}, kind: one_choice, label: '{label}', options: agree}}"
            )
        lines.append(
            f"  - {{code: t{section}, kind: several_choices, label: Where, options: places}}"
        )
        when = f", shown_when: {{item: t{section}, includes: p1}}" if section == 3 else ""
        lines.append(f"  - {{code: w{section}, kind: long_text, label: What else{when}}}")
    return read_questionnaire_bytes("\n".join(lines).encode(), "bench.yaml")


class Visitor:
    """A browser at the WSGI application."""

    def __init__(self, start: str) -> None:
        self.start, self.cookie, self.page = start, "", ""

    def open(self, path: str, sent: dict[str, Any] | None = None) -> str:
        """Ask for a page, or send a form; follow one redirect. Gives back the page's address."""
        from heard.config.wsgi import application

        body = b"" if sent is None else urlencode(sent, doseq=True).encode()
        environ = {
            "REQUEST_METHOD": "GET" if sent is None else "POST",
            "PATH_INFO": path.partition("?")[0],
            "QUERY_STRING": path.partition("?")[2],
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_COOKIE": self.cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
        }
        answered: dict[str, Any] = {}
        response = application(environ, lambda status, headers: answered.update(
            status=status, headers=headers))  # fmt: skip
        self.page = b"".join(response).decode()
        response.close()
        return self._follow(path, answered)

    def _follow(self, path: str, answered: dict[str, Any]) -> str:
        for name, value in answered["headers"]:
            if name == "Set-Cookie":
                self.cookie = value.partition(";")[0]
        headers = dict(answered["headers"])
        if answered["status"].startswith("302"):
            return self.open(headers["Location"])
        if not answered["status"].startswith("200"):
            raise RuntimeError(f"{path}: {answered['status']}")
        return path

    def send(self, path: str, **answers: Any) -> str:
        found = STAMP.search(self.page)
        return self.open(path, answers | {"form_stamp": found[1] if found else ""})

    def answer_everything(self) -> None:
        self.open(self.start)
        path = self.open(f"{self.start}s0/")
        for section in range(4):
            answers: dict[str, Any] = {f"q{section}_{item}": "agree" for item in range(8)}
            answers |= {f"t{section}": ["p1", "p2"], f"w{section}": "It took a long time. " * 5}
            path = self.send(path, **answers)
        path = self.send(path)
        if not path.endswith("/answers-sent/"):
            raise RuntimeError(f"ended at {path}")


def made_survey() -> str:
    """The address of an open survey."""
    from tests.access import address_in
    from tests.surveys import make

    survey = make.survey(of=questionnaire())
    return address_in(survey.partnership, "surveys:show_survey", survey.key)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with install():
        start = made_survey()
        for _ in range(3):  # templates compile and connections open once, not for each family
            Visitor(start).answer_everything()
        with measured() as one:
            Visitor(start).answer_everything()
        profile = cProfile.Profile() if options.profile else None
        with measured() as work:
            if profile:
                profile.enable()
            for _ in range(options.responses):
                Visitor(start).answer_everything()
            if profile:
                profile.disable()
        report(work, one.statements, options.responses)
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
            pstats.Stats(profile).sort_stats("cumtime").print_stats(60)


def report(work: Any, statements: int, responses: int) -> None:
    application = 1000 * work.application / responses
    database = 1000 * work.database / responses
    print(f"a completed response, mean of {responses}:")
    print(f"  application CPU {application:6.1f} ms")
    print(f"  database CPU    {database:6.1f} ms")
    print(f"  together        {application + database:6.1f} ms (at most {LIMITS['CPU ms']})")
    print(f"  SQL statements  {statements:6} (at most {LIMITS['statements']})")


if __name__ == "__main__":
    main()
