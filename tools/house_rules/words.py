"""What no file may say."""

import re
from collections.abc import Iterable, Iterator

from tools.house_rules.tree import File, Problem

# Each is put together here, so that this file does not say it either.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~])/(?:work|root|Users)/\w|/tmp/[a-z]/|(?<![\w.~])/home/(?!heard\b)\w"
)
REGISTRIES = re.compile(
    "|".join(
        re.escape(host)
        for host in (
            "pypi" + ".org",
            "pypi" + ".python.org",
            "python" + "hosted.org",
            "npm" + "js.org",
            "npm" + "js.com",
            "yarn" + "pkg.com",
            "deb." + "debian.org",
        )
    )
)
RULES = (
    (UNFINISHED, "finish it, or write down what is missing in the issue tracker"),
    (OF_ONE_MACHINE, "a path of one machine: make it an argument or a variable"),
    (REGISTRIES, "names a package registry: name the package alone"),
)


def check(files: Iterable[File]) -> Iterator[Problem]:
    for file in files:
        for number, line in enumerate(file.lines, start=1):
            for pattern, advice in RULES:
                if found := pattern.search(line):
                    yield file.problem(number, f"`{found[0]}`: {advice}.")
