# Two commands on a fresh machine with Python 3.11 or newer: `make site`, `make test`. Each sets up what it needs.
.DEFAULT_GOAL := site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
ARGS ?=
N ?= 10000

.PHONY: site serve test check format lint types golden bench soak clean

site: $(RUN)  ## build the site from seeds/ into _site/
	$(BIN)/python build.py $(ARGS)

serve: $(RUN)  ## look at it on this machine, rebuilt on every change
	$(BIN)/antq-site serve $(ARGS)

test: $(DEV)  ## run the tests, all but those that need a browser (those are part of `make check`)
	$(BIN)/python -m pytest -m "not browser" $(ARGS)

check: $(DEV)  ## all that the server checks; `make check ARGS="lint types"` runs some steps only
	$(BIN)/python scripts/check.py $(ARGS)

format: $(DEV)  ## bring the code into its shape
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(DEV)  ## what ruff has to say
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(DEV)  ## what mypy has to say
	$(BIN)/mypy

golden: $(DEV)  ## write the expected site anew; review the difference like code
	ANTQ_GOLDEN=write $(BIN)/python -m pytest tests/golden tests/test_fields.py

bench: $(DEV)  ## compare with other generators on N articles; they are installed into .bench/
	$(BIN)/python -m bench.run $(N) $(ARGS)

soak: $(DEV)  ## edit at random and build, a hundred times, and compare with builds from nothing
	ANTQ_SOAK=100 $(BIN)/python -m pytest -s tests/properties/test_incremental.py $(ARGS)

clean:  ## remove the site and the environment
	rm -rf $(VENV) _site ._site.*

$(RUN): pyproject.toml requirements/run.txt
	@$(PYTHON) scripts/environment.py $(VENV) requirements/run.txt
	@touch $@

$(DEV): pyproject.toml requirements/dev.txt
	@$(PYTHON) scripts/environment.py $(VENV) requirements/dev.txt
	@touch $(RUN) $@
