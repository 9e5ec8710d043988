# `make run` and `make test` are all that most people need. The recipes are short: what takes more
# than a line is in tools/ or is a command of `heard`.

PYTHON ?= python3
PY := PYTHONPATH=src .venv/bin/python
BIN := .venv/bin
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header
ARGS ?=
# Images set it to stay small; without what it forbids, each process compiles the whole of Heard.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run setup test acceptance check types style fix bench lock clean messages pictures
.DEFAULT_GOAL := help

help:
	@echo "make run         start Heard here, with the demo area (Ctrl-C stops it)"
	@echo "make test        every test; ARGS=tests/surveys for some of them"
	@echo "make acceptance  the tests that use the shared data beside this folder"
	@echo "make check       style, types, imports, templates, migrations, house rules"
	@echo "make fix         put right what can be put right by itself"
	@echo "make bench       how much work the machine does for each thing"
	@echo "make lock        write requirements/*.txt from requirements/*.in"
	@echo "make messages    the words to translate, into var/messages.pot"
	@echo "make pictures    the pictures of the README; ARGS=http://127.0.0.1:8000 of a running demo"
	@echo "make clean       forget what was built and the embedded databases"

run:
	@$(PYTHON) tools/prepare.py run
	@$(PY) -m heard run

setup:
	@$(PYTHON) tools/prepare.py run dev

test: setup
	@$(PYTHON) tools/find_browser.py
	@$(PY) -m heard build_assets
	@$(PY) -m pytest -n 3 $(ARGS)

acceptance: setup
	@$(PY) -m tools.acceptance $(ARGS)

check: setup
	@$(MAKE) --no-print-directory -j 2 types style

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@PYTHONPATH=src $(BIN)/lint-imports --no-logo
	@$(BIN)/djlint --lint src --extension jinja --quiet
	@$(PY) -W ignore::RuntimeWarning -m heard makemigrations --check --dry-run
	@$(PY) -m tools.house_rules

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	@$(PY) -m tools.bench

lock:
	@$(PYTHON) tools/prepare.py run lock
	$(UV) requirements/run.in -o requirements/run.txt
	$(UV) requirements/dev.in -o requirements/dev.txt
	$(UV) requirements/node.in -o requirements/node.txt
	$(UV) requirements/lock.in -o requirements/lock.txt

pictures: setup
	@$(PY) -m tools.pictures $(ARGS)

clean:
	@$(PYTHON) tools/clean.py

messages:
	@mkdir -p var
	$(BIN)/pybabel extract -F babel.cfg -k gettext_lazy -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 \
		--no-location -o var/messages.pot src/heard
	@echo "A new language: .venv/bin/pybabel init -D django -i var/messages.pot -d src/heard/locale -l cy"
