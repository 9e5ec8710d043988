"""Another language: found in the sources, compiled, served under an address of its own."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from lxml import html

from heard.design.build import compile_messages
from tests.partnerships import make

ROOT = Path(__file__).parents[2]
CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Skip to main content"
msgstr "[Šķíp tö ṁáíñ çöñtéñt]"

msgid "Privacy"
msgstr "[Prívàçý]"
"""


@pytest.fixture
def _two_languages(settings, tmp_path):
    messages = tmp_path / "cy" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "django.po").write_text(CATALOGUE, encoding="utf-8")
    compile_messages(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Welsh")]


def test_words_are_found_in_python_and_in_templates():
    with (ROOT / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)

    found = {
        message
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / "src" / "heard" / "design", methods, options
        )
    }

    assert "Accessibility statement" in found
    assert "Skip to main content" in found
    assert "You can enter up to %(limit)s characters" in found


@pytest.mark.usefixtures("_two_languages")
def test_a_page_in_another_language_says_so_and_links_back(client, db):
    slug = make.partnership().slug

    page = html.fromstring(client.get(f"/a/{slug}/cy/privacy/?a=1").content)

    assert page.get("lang") == "cy"
    assert page.xpath("//a[@href='#main-content']/text()") == ["[Šķíp tö ṁáíñ çöñtéñt]"]
    switch = page.xpath("//nav[contains(@class, 'language-navigation')]")[0]
    assert switch.xpath(".//a/@href") == [f"/a/{slug}/privacy/?a=1"]
    assert switch.xpath(".//*[@aria-current]/text()") == ["Cymraeg"]


@pytest.mark.usefixtures("_two_languages")
def test_the_footer_keeps_to_the_language_of_the_page(client, db):
    slug = make.partnership().slug

    page = html.fromstring(client.get(f"/a/{slug}/cy/privacy/").content)

    assert f"/a/{slug}/cy/privacy/" in page.xpath("//footer//a/@href")


def test_with_one_language_there_is_nothing_to_switch(client, db):
    page = html.fromstring(client.get(f"/a/{make.partnership().slug}/privacy/").content)

    assert page.xpath("//nav[contains(@class, 'language-navigation')]") == []
