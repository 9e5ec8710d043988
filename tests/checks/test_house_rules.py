"""Each house rule is broken on purpose in a small tree, and is seen to notice."""

import subprocess
import sys
from pathlib import Path

import pytest
from tools.house_rules.__main__ import ROOT, find_problems, main

VIEWS = "src/heard/surveys/views.py"
MODELS = "src/heard/surveys/models.py"
PAGE = "src/heard/surveys/jinja2/surveys/close_survey.jinja"
EXTENDS = '{% extends "layouts/page.jinja" %}\n'

BROKEN = [
    ("src/heard/surveys/queries.py", "x = 1\n" * 401, 400, "401 lines, where 400 are allowed"),
    (PAGE, EXTENDS + "\n" * 150, 150, "151 lines, where 150 are allowed"),
    (MODELS, "def long():\n" + "    a = 1\n" * 50, 1, "the function long has 51 lines"),
    (VIEWS, "def close(request):\n" + "    a = 1\n" * 25, 1, "the view close has 26 lines"),
    (MODELS, "def f(a, b, c, *, d, e, f):\n    pass\n", 1, "f takes 6 arguments"),
    (VIEWS, "page = Survey.objects.all()\n", 1, "`.objects` in a view"),
    (MODELS, "class A(Model):\n    def save(self):\n        pass\n", 2, "A overrides save()"),
    (MODELS, "from django.db.models.signals import post_save\n", 1, "a signal hides"),
    (MODELS, "from django.dispatch import receiver\n", 1, "a signal hides"),
    (MODELS, "import django.contrib.admin\n", 1, "Django's admin"),
    (MODELS, 'APPS = ["django.contrib.admin"]\n', 1, "Django's admin"),
    ("src/heard/surveys/utils.py", "", 1, "the name `utils` says nothing"),
    ("src/heard/core/models.py", "", 1, "the name `core` says nothing"),
    (MODELS, "import x  # no" + "qa\n", 1, "`noqa` needs a code"),
    (MODELS, "import x  # no" + "qa: F401\n", 1, "`noqa` needs a code"),
    (MODELS, "x = y  # type: " + "ignore[arg-type]\n", 1, "`type: ignore` needs a code"),
    ("docs/a.md", "One\nTO" + "DO: more\n", 2, "finish it"),
    ("docs/a.md", "See /root" + "/heard/x\n", 1, "a path of one machine"),
    ("docs/a.md", "See /home" + "/jo/heard\n", 1, "a path of one machine"),
    ("a.txt", "https://files.python" + "hosted.org/x\n", 1, "names a package registry"),
    ("package-lock.json", '"https://registry.npm' + 'js.org/x"\n', 1, "names a package registry"),
    (PAGE, "<p>{{ _('Closed') }}</p>\n", 1, "extends no layout"),
    (PAGE, EXTENDS + '<p style="color: red"></p>\n', 2, "is inline"),
    (PAGE, EXTENDS + "<script>x()</script>\n", 2, "is inline"),
    (PAGE, EXTENDS + '<a href="" onclick="x()"></a>\n', 2, "is inline"),
    (PAGE, EXTENDS + "<p>Nobody can answer</p>\n", 2, "`Nobody can answer` is outside gettext"),
    (PAGE, EXTENDS + '<img alt="A chart">\n', 2, "is outside gettext"),
    (PAGE, EXTENDS + '{{ govukButton({"text": "Close"}) }}\n', 2, "is outside gettext"),
    (PAGE, EXTENDS + '{% set button_text = "Close" %}\n', 2, "is outside gettext"),
]
SOUND = [
    (MODELS, "import x  # noqa: F401 - what others import\n"),
    (MODELS, "x = y  # type: ignore[arg-type] # the stubs know less\n"),
    (MODELS, "class A:\n    def f(self, a, b, c, d, e):\n        pass\n"),
    ("docs/a.md", "The service keeps its files in /var/lib/heard and /home" + "/heard.\n"),
    (PAGE, EXTENDS + "<p>{% trans %}Nobody can answer{% endtrans %} {{ survey.title }}</p>\n"),
    (PAGE, EXTENDS + '<img alt="{{ _("A chart") }}" src="{{ static("a.svg") }}" class="left">\n'),
    (PAGE, EXTENDS + '{{ govukButton({"text": _("Close"), "href": "/x"}) }}&nbsp;\n'),
    (PAGE, "{# stands alone: shown while Heard is stopped #}\n<p>Back soon</p>\n"),
    (PAGE, "{% macro row(survey) %}<td>{{ survey.title }}</td>{% endmacro %}\n"),
]


def write(root: Path, name: str, content: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize(("name", "content", "line", "message"), BROKEN)
def test_a_broken_rule_is_told_with_its_file_and_line(tmp_path, name, content, line, message):
    write(tmp_path, f"tree/{name}", content)

    problems = [str(problem) for problem in find_problems(tmp_path / "tree")]

    assert len(problems) == 1
    assert problems[0].startswith(f"{name}:{line}: ")
    assert message in problems[0]


@pytest.mark.parametrize(("name", "content"), SOUND)
def test_what_keeps_the_rules_passes(tmp_path, name, content):
    write(tmp_path, f"tree/{name}", content)

    assert find_problems(tmp_path / "tree") == []


def test_a_problem_fails_the_command(tmp_path, capsys):
    write(tmp_path, "tree/docs/a.md", "TO" + "DO\n")

    assert main([str(tmp_path / "tree")]) == 1
    assert capsys.readouterr().out.startswith("docs/a.md:1: ")


def test_heard_keeps_its_house_rules():
    checked = subprocess.run(
        [sys.executable, "-m", "tools.house_rules"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.stdout == ""
    assert checked.returncode == 0
