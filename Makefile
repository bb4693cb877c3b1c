# Everything a fresh Debian machine with Python 3.11 and make needs to run and to test Dragoman.
#
#   make demo     read the example crisis and show its brief
#   make test     run the tests
#   make check    lint, types, tests and floors, as .ci/run does
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Two stamps: the demo waits for the run-time packages only.
RUNS   := $(VENV)/.runs
TESTS  := $(VENV)/.tests
PIP    := PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip -qq --disable-pip-version-check

.PHONY: demo test lint types floors check clean

demo: $(RUNS)
	@$(BIN)/dragoman demo

test: $(TESTS)
	$(BIN)/python -m pytest -n auto

lint: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TESTS)
	$(BIN)/mypy

floors: $(TESTS)
	$(BIN)/python -m benchmarks.floors

check: lint types test floors

# Debian splits venv from python3; say so rather than fail with ensurepip's message.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Dragoman needs Python 3.11 or newer, found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed: on Debian, apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(RUNS): pyproject.toml | $(BIN)/python
	@echo "installing what Dragoman needs into $(VENV)" >&2
	@$(PIP) install --editable .
	@touch $@

$(TESTS): pyproject.toml | $(BIN)/python
	@echo "installing what Dragoman and its tests need into $(VENV)" >&2
	@$(PIP) install --editable '.[test]'
	@touch $@ $(RUNS)

clean:
	rm -rf $(VENV) .cache .pytest_cache .ruff_cache build dist
