"""Reading every published number back, as a newspaper would: from pages and files alone.

Nothing of `heard.results` is used here. A number is known by what it counts: a cell, written as
the engine writes it: (("district", "lake"), ("listened", "agree")); () is everybody.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from lxml import html

from tests.results.claims import (
    HIDDEN,
    Cell,
    Claim,
    Kind,
    base_of,
    cell,
    claims_of_csv,
    claims_of_json,
    interval,
    number,
)

WAYS = {"On the web": "web", "On paper": "paper", "With somebody's help": "helped"}


@dataclass
class Everything:
    """All that is public of one publication.

    claims: what stands anywhere as the count of a cell, or its percentage: number -> places.
    """

    title: str = ""
    findings: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Any] = field(default_factory=dict)
    claims: dict[tuple[Kind, Cell], dict[int | None, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )

    def claim(self, kind: Kind, of: Cell, number: int | None, where: str) -> None:
        self.claims[kind, of][number].add(where)

    def contradictions(self) -> list[tuple[Any, Any]]:
        return [(what, dict(said)) for what, said in self.claims.items() if len(said) > 1]

    def numbers(self) -> dict[Cell, int]:
        """What is shown of each cell, by whatever page or file."""
        return {
            of: number
            for (kind, of), said in self.claims.items()
            for number in said
            if kind == "count" and number is not None
        }

    @property
    def questions(self) -> list[dict[str, Any]]:
        parts = self.findings.get("parts", ())
        return [each for part in parts for each in part["questions"]]


def gather(address: str) -> Everything:
    """Follow every link of a publication from its front page, and read what stands there."""
    found = Everything()
    files = _follow(found, address)
    read_files(found, *(files[f"{address}findings.{kind}"] for kind in ("json", "csv")))
    found.title = found.pages[address].xpath("//h1")[0].text_content()
    for where, page in found.pages.items():
        read_page(found, where.removeprefix(address), page)
    return found


def _follow(found: Everything, address: str) -> dict[str, str]:
    """Keep a page and all that it links to of the same publication; give back the files."""
    files: dict[str, str] = {}
    waiting = [address]
    while waiting:
        here = waiting.pop()
        if here in found.pages or here in files:
            continue
        response = Client().get(here)
        assert response.status_code == 200, here
        if here.endswith("/easy-read/"):
            files[here] = ""  # says fewer numbers, held to the frozen ones in test_easy_read.py
        elif response["Content-Type"].startswith("text/html"):
            page = found.pages[here] = html.fromstring(response.content.decode())
            links = (link.partition("#")[0] for link in page.xpath("//a/@href"))
            waiting += [link for link in links if link.startswith(address)]
        elif response["Content-Type"].startswith(("text/csv", "application/json")):
            files[here] = response.content.decode()
        else:
            files[here] = ""  # papers: their words are read in test_papers.py
    return files


def read_files(found: Everything, as_json: str, as_csv: str) -> None:
    found.findings = json.loads(as_json)
    for claim in claims_of_json(found.findings):
        found.claim(*claim, "json")
    for claim in claims_of_csv(found.questions, as_csv):
        found.claim(*claim, "csv")


def read_page(found: Everything, where: str, page: Any) -> None:
    """Take the numbers out of a page, piece by piece, and see that none is left over."""
    here = PageReader(found, where)
    for figure in page.xpath("//figure"):
        here.chart(figure)
        figure.drop_tree()
    for box in page.xpath("//div[@class='heard-table-box']"):
        here.table(box)
        box.drop_tree()
    for terms in page.xpath("//main//dl"):
        here.terms(terms)
        terms.drop_tree()
    here.sentences(page)


class PageReader:
    def __init__(self, found: Everything, where: str) -> None:
        self.found, self.where = found, where
        self.by_label = {question["label"]: question for question in found.questions}
        self.by_code = {question["code"]: question for question in found.questions}
        code = re.match(r"question/([^/]+)/", where)
        self.question = self.by_code[code[1]] if code else None
        by = re.match(r"by/([^/]+)/", where)
        self.by = by[1] if by else ""

    def chart(self, figure: Any) -> None:
        key = figure.xpath(".//svg/title/@id")[0].removesuffix("-title")
        rows = [
            [" ".join(each.text_content().split()) for each in row.xpath("./th|./td")]
            for row in figure.xpath(".//tbody/tr")
        ]
        assert drawn(figure) == [row[:2] for row in rows], (self.where, key)
        for label, *cells in rows:
            self._row(key, label, cells)
        said = figure.xpath("./p")[0].text_content()
        assert figure.xpath(".//desc")[0].text_content() == said
        if key.startswith("by-"):
            shares = [share for share in (number(row[1]) for row in rows) if share is not None]
            self._span(shares, said)
        else:
            self._sentence(key, said)

    def _span(self, shares: list[int], said: str) -> None:
        """How far groups lie apart: nothing that the bars do not say."""
        told = [int(found) for found in re.findall(r"(\d+)%", said)]
        assert told == ([min(shares), max(shares)] if len(shares) > 1 else shares), said
        if len(shares) > 1:
            assert re.search(rf"in (?:all|the) {len(shares)} ", said), said

    def _row(self, key: str, label: str, cells: list[str]) -> None:
        """One line of a chart's table: shares and counts, by the kind of chart."""
        kind, _, code = key.partition("-")
        if kind == "modes":
            share, count = map(number, cells)
            self._claims([("percent of mode", cell(("mode", WAYS[label])), share)])
            self._claims([("count", cell(("mode", WAYS[label])), count)])
        elif kind == "question":
            of = cell((code, self.option(self.by_code[code], label)))
            self._share(code, of, *cells[:2])
            self._claims([("count", of, number(cells[2]))])
        elif kind == "part":
            self._rated(self.by_label[label], ("", ""), cells)
        else:
            assert self.question is not None
            self._rated(self.question, (code, self.group(code, label)), cells)

    def _share(self, code: str, of: Cell, share: str, likely: str) -> None:
        low, high = interval(likely)
        self._claims([(f"percent of {code}", of, number(share))])
        self._claims([(f"low of {code}", of, low), (f"high of {code}", of, high)])

    def _rated(self, question: dict[str, Any], group: tuple[str, str], cells: list[str]) -> None:
        code = question["code"]
        self._share(code, cell((code, "_positive"), group), *cells[:2])
        negative, base = map(number, cells[2:])
        self._claims([(f"percent of {code}", cell((code, "_negative"), group), negative)])
        self._claims([("count", cell((code, base_of(question, 1)), group), base)])

    def _sentence(self, key: str, said: str) -> None:
        """The sentence above a chart."""
        if found := re.search(r"(\d+)% chose .*: about ([\d,]+) of ([\d,]+) who gave", said):
            code = key.rpartition("-")[2]
            positive = cell((code, "_positive"))
            self._claims([(f"percent of {code}", positive, int(found[1]))])
            self._claims([("count", positive, number(found[2]))])
            base = cell((code, base_of(self.by_code[code], 1)))
            self._claims([("count", base, number(found[3]))])
        elif found := re.fullmatch(r"About ([\d,]+) people answered\.(.*)", said):
            self._claims([("count", cell((key[9:], "_answered")), number(found[1]))])
            self._most_common(self.by_code[key[9:]], found[2])
        elif found := re.match(r"About ([\d,]+) replied", said):
            self._claims([("count", (), number(found[1]))])
        elif found := re.match(r"The largest share was for (.*?), the smallest for (.*)\.$", said):
            for half in found.groups():
                self._extreme(half)
        else:
            assert re.fullmatch(r"Too few .*|The share was \d+% for each\.", said), said

    def _most_common(self, question: dict[str, Any], said: str) -> None:
        most = r" The most common answer was “(.*)” \((\d+)%\)\."
        if found := re.search(most, said):
            code = question["code"]
            of = cell((code, self.option(question, found[1])))
            self._claims([(f"percent of {code}", of, int(found[2]))])

    def _extreme(self, half: str) -> None:
        percent = re.search(r"\((\d+)%\)", half)
        assert percent is not None
        for label in re.findall(r"“(.*?)”", half):
            code = self.by_label[label]["code"]
            positive = cell((code, "_positive"))
            self._claims([(f"percent of {code}", positive, int(percent[1]))])

    def table(self, box: Any) -> None:
        """The table of a grouping's page, or one of the tables of a question's page."""
        heads = [each.text_content().strip() for each in box.xpath(".//thead//th")][1:]
        for row in box.xpath(".//tbody/tr"):
            label, *cells = (each.text_content().strip() for each in row.xpath("./th|./td"))
            if box.get("aria-labelledby") == "ranking-places":
                code = self.by_label[label]["code"]
                of = cell((code, "_positive"))
                self._claims([(f"percent of {code}", of, number(cells[0]))])
                continue
            numbers = [number(words) for words in cells]
            if self.by:
                code = self.by_label[label]["code"]
                for head, percent in zip(heads, numbers, strict=True):
                    of = cell((code, "_positive"), (self.by, self.group(self.by, head)))
                    self._claims([(f"percent of {code}", of, percent)])
            else:
                by = box.get("aria-labelledby").removeprefix("table-")
                self._group_row((by, self.group(by, label)), heads, numbers)

    def _group_row(
        self, group: tuple[str, str], heads: list[str], numbers: list[int | None]
    ) -> None:
        assert self.question is not None
        code = self.question["code"]
        bases = {"Gave a view": 1, "Answered": None}
        for head, found in zip(heads, numbers, strict=True):
            if head in bases:
                base = base_of(self.question, bases[head])
                self._claims([("count", cell((code, base), group), found)])
            else:
                of = cell((code, self.option(self.question, head)), group)
                self._claims([(f"percent of {code}", of, found)])

    def terms(self, terms: Any) -> None:
        """Where the figures come from: dates, versions, and about how many replied."""
        replies = re.findall(r"About ([\d,]+)", terms.text_content())
        self._claims([("count", (), number(each)) for each in replies])

    def sentences(self, page: Any) -> None:
        """What stands between charts and tables: no number there but those we know of."""
        for paragraph in page.xpath("//main//p"):
            said = " ".join(paragraph.text_content().split())
            if wrote := re.match(r"About ([\d,]+) people wrote something", said):
                label = paragraph.xpath("preceding-sibling::h3[1]")[0].text_content()
                of = cell((self.by_label[label]["code"], "written"))
                self._claims([("count", of, number(wrote[1]))])
            elif replied := re.match(r"About ([\d,]+) replied", said):
                self._claims([("count", (), number(replied[1]))])
            elif turned := re.match(r"“(.*)”: (\d+)% (?:of those|chose).*", said):
                self._turning(self.by_label[turned[1]]["code"], int(turned[2]), said)
            elif points := re.match(r"(.*): (\d+) points (above|below) everybody else \(", said):
                self._points(paragraph, points[1], int(points[2]))
            elif re.search(r"\d", said):
                harmless = (
                    r"To protect people, |We asked from [^%]* We published|We published this on"
                )
                assert re.match(harmless, said), said
        for item in page.xpath("//main//ul[preceding-sibling::h2[1][@id='in-short']]/li"):
            self._named(item.text_content().strip())
            item.drop_tree()
        elsewhere = page.xpath("//main//*[not(self::p)]/text()[re:test(., '\\d')]", namespaces=RE)
        options = (label for question in self.found.questions for label in _labels(question))
        labels = {self.found.title, *self.by_label, *options}
        unknown = [text for text in elsewhere if not any(label in text for label in labels)]
        assert not unknown, (self.where, unknown)

    def _named(self, said: str) -> None:
        """One of the items at an end of the ranking, or how many more there are."""
        if not re.fullmatch(r"and \d+ more", said):
            label, share = re.fullmatch(r"(.*): (\d+)%", said).groups()  # type: ignore[union-attr]  # fails loudly where it is neither
            code = self.by_label[label]["code"]
            self._claims([(f"percent of {code}", cell((code, "_positive")), int(share))])

    def _turning(self, code: str, share: int, said: str) -> None:
        """What those who did not reply would have to say: the share told, and the file's own."""
        self._claims([(f"percent of {code}", cell((code, "_positive")), share)])
        silent = re.search(r"if (?:only )?(\d+)% of those who did not reply", said)
        point = next(p for p in self.found.findings["tipping"] if p["question"] == code)
        assert (silent and int(silent[1])) == point["silent"], said

    def _points(self, paragraph: Any, label: str, points: int) -> None:
        assert self.question is not None
        by = paragraph.xpath("preceding-sibling::h2[1]/@id")[0].removeprefix("table-")
        code = self.question["code"]
        of = cell((code, "_positive"), (by, self.group(by, label)))
        self._claims([(f"points of {code}", of, points)])

    def option(self, question: dict[str, Any], label: str) -> str:
        return str(next(o["code"] for o in question["options"] if o["label"] == label))

    def group(self, by: str, label: str) -> str:
        return WAYS[label] if by == "mode" else self.option(self.by_code[by], label)

    def _claims(self, claims: list[Claim]) -> None:
        for claim in claims:
            self.found.claim(*claim, self.where or "overview")


RE = {"re": "http://exslt.org/regular-expressions"}


def _labels(question: dict[str, Any]) -> list[str]:
    return [option["label"] for option in question["options"] if option["label"]]


def drawn(figure: Any) -> list[list[str]]:
    """Label and words of each bar of a picture; a bar's length must be what its words say."""
    rows: list[list[str]] = []
    for text in figure.xpath("./svg//text"):
        spans = text.xpath("./tspan")
        if spans:
            rows.append([" ".join(span.text for span in spans)])
        else:
            rows[-1].append(text.text_content())
    lengths = figure.xpath("./svg//rect[@class='heard-chart__bar']/@width")
    assert lengths == [words for _, words in rows if words not in HIDDEN]
    return rows
