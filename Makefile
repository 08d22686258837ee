# Every command is here; `make help` lists them. PORT=, PYTHON= and the OPASTAMO_* variables may be set.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev test check bench lock format

help: ## list these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: .venv/.runtime ## serve on http://127.0.0.1:$(PORT) with the bundled sample feeds
	$(BIN)/opastamo import all
	OPASTAMO_BASE_URL=$${OPASTAMO_BASE_URL:-http://127.0.0.1:$(PORT)} $(BIN)/opastamo serve --port $(PORT)

setup: .venv/.runtime ## only the environment, in .venv/

setup-dev: .venv/.dev ## the environment with the tools for tests and checks

test: .venv/.dev check ## all checks and tests, browser journeys included
	CHROMIUM="$$(.ci/chromium)" $(BIN)/pytest -n 2 $(ARGS)

check: .venv/.dev ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --check --lint templates
	$(BIN)/codespell README.md CHANGELOG.md docs data/samples/README.md
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

bench: .venv/.dev ## the benchmarks: a table, and a JSON line per figure in var/bench.jsonl
	$(BIN)/python -m tests.bench $(ARGS)

format: .venv/.dev ## put code and templates into the house's shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --reformat --quiet templates

lock: ## pin all dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -q -o requirements-dev.lock

.venv/.runtime: requirements.lock requirements-lexicon.lock app/search/finnish/location.py pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m app.search.finnish.build
	touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@
