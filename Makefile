# The commands people rely on: demo, test, check, bench. Each does all set-up on a fresh machine.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hearth needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@echo "Setting up $(VENV) (models included, about 500 MB the first time)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP) ## Virtual environment, pinned dependencies, models

demo: $(STAMP) ## Two rooms, a hub and virtual devices, on real sound (KEEP=1 stays up)
	$(BIN)/python -m tests.demo $(if $(KEEP),--keep)

test: $(STAMP) ## Every test
	$(BIN)/python -m pytest $(ARGS)

check: $(STAMP) ## Formatter, linter, strict types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py

bench: $(STAMP) ## The benchmarks, as tables and as JSON in out/bench
	$(BIN)/python -m tests.bench $(ARGS)

lock: ## Pin the newest allowed versions with digests (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -q -o requirements/dev.lock
	uv pip compile pyproject.toml --extra hub --extra openai --extra mcp --extra piper --extra meaning --extra models-en -c requirements/dev.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/hub.lock
	uv pip compile pyproject.toml --extra satellite --extra openwakeword --extra aec -c requirements/dev.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements/satellite.lock

clean: ## Remove everything that was made here
	rm -rf $(VENV) out *.egg-info .pytest_cache .mypy_cache .ruff_cache

.PHONY: help setup demo test check bench lock clean
