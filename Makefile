# make demo: the screen with demo articles.  make test: all tests.  make proof: the slow ones too.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)

.PHONY: demo test proof check format pictures clean

demo: $(VENV)/.installed
	@$(BIN)/workbench demo

test: $(VENV)/.installed-dev check
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not proof"

proof: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -n 2 -m "proof or hypothesis" --hypothesis-profile thorough

check: $(VENV)/.installed-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

pictures: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV) dist

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found: install one (Debian: apt install python3 python3-venv) or name it with make PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python has no venv module: install it (Debian: apt install python3-venv) and run make again."; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing the workbench and its parts, a minute the first time …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@
