# Keuzeruimte: `make demo` runs it, `make test` tests it. Each does its own set-up in .venv.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard src/keuzeruimte_web/locale/*/LC_MESSAGES/django.po)
MO := $(PO:.po=.mo)
WORKERS ?= 2
export UV_SYSTEM_CERTS := 1
# Tests start Python over and over. Where it may not keep what it compiled (many containers), each start costs twice.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test check bench mutation drill coverage docs texts messages screenshots format lock
.PHONY: check-types check-rest test-needs test-engine test-sqlite test-postgresql test-browser

setup: $(VENV)/.ready $(MO)

$(VENV)/.ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements/dev.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The engine alone: an environment in which Django is not installed.
.venv-engine/.ready: requirements/engine-test.txt $(VENV)/.ready
	$(PYTHON) -m venv .venv-engine
	VIRTUAL_ENV=.venv-engine $(BIN)/uv pip sync --quiet --require-hashes requirements/engine-test.txt
	touch $@

%.mo: %.po $(VENV)/.ready
	$(BIN)/python bin/messages compile

# The demo school, from nothing, on this machine.
demo: setup
	KEUZERUIMTE_DEMO=1 $(BIN)/keuzeruimte-web demo

# Everything that must hold before a change is kept.
test: test-needs check test-engine test-sqlite test-postgresql test-browser

# Style, types, import contracts, migrations, templates, translations. Types take as long as the rest, and one processor.
check: setup
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target check-types check-rest

check-types: setup
	$(BIN)/mypy

check-rest: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache > .lint-imports.log || { cat .lint-imports.log; exit 1; }
	$(BIN)/djlint --lint --quiet src/keuzeruimte_web/screens src/keuzeruimte_web/components
	$(BIN)/python bin/messages check
	KEUZERUIMTE_DEMO=1 KEUZERUIMTE_VAR=build/check $(BIN)/keuzeruimte-web makemigrations --check --dry-run
	KEUZERUIMTE_DEMO=1 KEUZERUIMTE_VAR=build/check $(BIN)/keuzeruimte-web check --fail-level WARNING

test-needs:
	bin/needs

test-engine: .venv-engine/.ready
	PYTHONPATH=src .venv-engine/bin/pytest -q -n $(WORKERS) -c tests/engine.ini tests/engine

test-sqlite: setup test-needs
	$(BIN)/pytest -q -n $(WORKERS) tests --ignore=tests/browser --ignore=tests/engine

# What screens show, and the crawlers that knock on each, say the same with either database: they run with SQLite
# above, and with PostgreSQL in `drill`. Here is what speaks with the database itself.
# The demo and `prepare` keep their own SQLite.
SHOWN := tests/web/screens tests/web/demo tests/web/test_prepare.py $(addprefix tests/web/access/test_,crawler.py hostile.py twice.py same_bytes.py every_opening.py)
test-postgresql: setup test-needs
	bin/with-postgresql $(BIN)/pytest -q -n $(WORKERS) tests/web $(addprefix --ignore=,$(SHOWN))

test-browser: setup test-needs
	$(BIN)/pytest -q -n $(WORKERS) --dist loadfile tests/browser

# Long or heavy, so not part of `make test`.
bench: setup
	bin/needs wrk
	$(BIN)/python -m bench $(BENCH)

# Which small changes to a rule does no example on a card notice? None, it should say.
mutation: setup
	$(BIN)/python tests/mutation/survivors.py

build/wapiti/bin/wapiti:
	$(PYTHON) -m venv build/wapiti
	build/wapiti/bin/pip install --quiet --disable-pip-version-check wapiti3==3.2.3

# A client made from our OpenAPI, as somebody else would (tests/web/running/test_generated_client.py).
build/openapi-client/bin/openapi-python-client:
	$(PYTHON) -m venv build/openapi-client
	build/openapi-client/bin/pip install --quiet --disable-pip-version-check openapi-python-client==0.29.1

drill: setup build/wapiti/bin/wapiti build/openapi-client/bin/openapi-python-client
	bin/needs chromium pgbouncer sqlmap patroni etcd haproxy nginx
	bin/with-postgresql $(BIN)/pytest -q -m drill tests/drill tests/web
	$(BIN)/pytest -q -s -m drill tests/web/running
	bin/with-postgresql $(BIN)/pytest -q -n $(WORKERS) $(SHOWN)
	TEST_BROWSER=chromium $(BIN)/pytest -q -n $(WORKERS) --dist loadfile tests/browser

# How much of the code the tests walk through: counting it makes them three times as slow.
coverage: setup test-needs
	$(BIN)/pytest -q -n $(WORKERS) --cov --cov-report=term:skip-covered tests --ignore=tests/browser

# The English texts, compiled where nothing is developed: an installation needs this and Python alone.
# What an earlier version left in build/lib would be installed along with this one: it goes first.
texts:
	rm -rf build/lib build/bdist.*
	$(PYTHON) -m venv build/texts
	build/texts/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/texts.txt
	build/texts/bin/python bin/messages compile

# The pages in docs/ that the program prints itself.
docs: setup
	$(BIN)/python -m keuzeruimte.report.as_book docs/method
	KEUZERUIMTE_DEMO=1 KEUZERUIMTE_VAR=build/check $(BIN)/keuzeruimte-web print_access > docs/access/wie-mag-wat.md
	KEUZERUIMTE_DEMO=1 KEUZERUIMTE_VAR=build/check $(BIN)/keuzeruimte-web print_screens > docs/screens.md
	KEUZERUIMTE_DEMO=1 KEUZERUIMTE_VAR=build/check $(BIN)/keuzeruimte-web print_settings > docs/settings.md

# Bring the .po files up to date with the texts in the code, and compile them.
messages: $(VENV)/.ready
	$(BIN)/python bin/messages extract
	$(BIN)/python bin/messages compile

# The pictures in the README and the documents, from the running demo.
screenshots: setup
	bin/needs chromium
	$(BIN)/python bin/screenshots

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Pin every dependency with its hashes, after a change in pyproject.toml. `make lock UPGRADE=--upgrade` takes the newest.
LOCK = $(BIN)/uv pip compile --quiet --generate-hashes --no-header $(UPGRADE) pyproject.toml requirements/build.in
lock: $(VENV)/.ready
	$(LOCK) --extra web --extra saml --group dev -o requirements/dev.txt
	$(LOCK) --extra web -o requirements/web.txt
	$(LOCK) --extra web --extra saml -o requirements/web-saml.txt
	$(LOCK) --group engine-test -o requirements/engine-test.txt
	$(LOCK) --group texts -o requirements/texts.txt
