"""`python -m tools.house_rules [FOLDER]`."""

import sys
from itertools import chain
from pathlib import Path

from tools.house_rules import code, sizes, templates, words
from tools.house_rules.tree import Problem, read_tree

ROOT = Path(__file__).resolve().parent.parent.parent


def find_problems(root: Path) -> list[Problem]:
    files = read_tree(root)
    unreadable = [problem for file in files if (problem := file.syntax_problem())]
    if unreadable:
        return unreadable
    found = chain.from_iterable(rule.check(files) for rule in (sizes, code, words, templates))
    return sorted(found, key=lambda problem: (problem.path, problem.line))


def main(arguments: list[str]) -> int:
    problems = find_problems(Path(arguments[0]) if arguments else ROOT)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
