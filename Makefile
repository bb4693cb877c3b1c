# Everything a fresh Debian machine with Python 3.11 and make needs to run and to test Dragoman.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test lint types floors check clean

demo: $(READY)
	$(BIN)/dragoman demo

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

floors: $(READY)
	$(BIN)/python -m benchmarks.floors

check: lint types test floors

# Debian splits venv from python3; say so rather than fail with ensurepip's message.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Dragoman needs Python 3.11 or newer, found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed: on Debian, apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $(READY)

clean:
	rm -rf $(VENV) .cache .pytest_cache .ruff_cache build dist
