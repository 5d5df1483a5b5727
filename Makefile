# Short names for what is done often. `make` alone runs every check that CI runs, in the active environment.
PYTHON ?= python

.PHONY: check test slow lint format types imports docs samples bench lock

check: lint types imports docs test

test:      ## the tests (make slow: also those of more than a few seconds)
	$(PYTHON) -m pytest -n auto

slow:
	$(PYTHON) -m pytest -n auto -m "slow or not slow"

lint:      ## layout and rules
	ruff format --check
	ruff check

format:    ## lay out the code and mend what ruff can
	ruff format
	ruff check --fix

types:
	mypy

imports:   ## which room may import which
	lint-imports

docs:      ## stored help pages and the command reference say what Typer draws (write them: python scripts/make_docs.py)
	$(PYTHON) scripts/make_docs.py --check
	$(PYTHON) scripts/make_samples.py --check

samples:   ## write data/samples again
	$(PYTHON) scripts/make_samples.py

bench:     ## measure; see docs/benchmarks.md
	$(PYTHON) benchmarks/run.py

lock:      ## pin the newest packages that pyproject.toml allows (needs uv)
	$(PYTHON) scripts/make_lock.py
