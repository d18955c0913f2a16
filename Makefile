# Two commands matter: `make serve` and `make test`. Both install what they need into this folder.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .stamp
PORT ?= 8000
# What Python compiled is kept, whatever the shell says: the tests start some hundred servers.
unexport PYTHONDONTWRITEBYTECODE
WEB_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/docs.html web/generate.mjs web/vite.config.ts web/package.json
PY_SOURCES := $(shell find src/quarterdeck -name '*.py')

.PHONY: serve test check bench bench-web wheel web pictures design lock typed clean

serve: $(STAMP)/install $(STAMP)/web  ## install, build and start with demo data
	$(BIN)/quarterdeck serve --demo --port $(PORT)

test: $(STAMP)/test-install $(STAMP)/web check  ## install and run every test
	cd web && npm test --silent
	$(BIN)/python -m pytest -n 2 -m "not alone" -ra
	$(BIN)/python -m pytest -m alone -ra
	cd web && npm run --silent e2e

check: $(STAMP)/test-install $(STAMP)/web  ## lint, format, types and architecture on both sides
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --project pyproject.toml
	$(BIN)/lint-imports
	cd web && npm run --silent check

bench: $(STAMP)/bench-install  ## ours beside the floor and the rival, in one run
	$(BIN)/python -m benchmarks

bench-web: $(STAMP)/install $(STAMP)/web  ## the built app in a browser, beside what is wanted and a bare page
	cd web/bench/lighthouse && npm ci --no-audit --no-fund --loglevel=error
	cd web && node e2e/available.mjs node bench/run.mjs

web: $(STAMP)/web

pictures: $(STAMP)/install $(STAMP)/web  ## take the pictures of the documentation anew
	cd web && node pictures.mjs

design: $(STAMP)/npm web/openapi.json  ## show the design system's page
	cd web && npm run --silent generate && npx vite --open /design/

wheel: $(STAMP)/test-install $(STAMP)/web  ## the wheel, with the built web app inside
	$(BIN)/python -m hatchling build -t wheel

lock: $(STAMP)/venv  ## pin everything anew, with hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 pyproject.toml --group build -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 -c requirements.txt --group test -o requirements-test.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 -c requirements.txt --group bench -o requirements-bench.txt

typed: $(STAMP)/install  ## write the typed Python API anew from the nouns
	$(BIN)/python -m quarterdeck.typed

clean:
	rm -rf $(STAMP) .venv web/node_modules src/quarterdeck/web_dist web/openapi.json web/src/api/schema.d.ts

$(STAMP)/venv:
	@mkdir -p $(STAMP)
	$(PYTHON) -m venv .venv
	@touch $@

$(STAMP)/install: $(STAMP)/venv requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMP)/test-install: $(STAMP)/install requirements-test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

$(STAMP)/bench-install: $(STAMP)/test-install requirements-bench.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

$(STAMP)/npm: web/package.json web/package-lock.json
	@mkdir -p $(STAMP)
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# The typed client follows the API's description; it is written anew only when that changed.
web/openapi.json: $(STAMP)/install $(PY_SOURCES)
	@$(BIN)/quarterdeck openapi > web/openapi.json.new
	@cmp -s web/openapi.json.new web/openapi.json && rm web/openapi.json.new || mv web/openapi.json.new web/openapi.json
	@touch $@

$(STAMP)/web: $(STAMP)/npm web/openapi.json $(WEB_SOURCES)
	cd web && npm run --silent generate && npm run --silent build
	@touch $@
