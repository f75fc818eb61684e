# Everything a fresh machine needs is Python 3.11+, make and a package index. README says the same without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint golden shipped docs bench bench-matching bench-crossref bench-library bench-records bench-formats bench-latex bench-check bench-made-up clean

$(VENV)/.demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,hosts]"
	$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## the main job on the shipped record, offline
	@$(BIN)/incident-refs demo

test: lint ## everything
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/incident-refs --refs refs check

golden: $(VENV)/.test ## renew the golden files; read the diff before you commit it
	INCIDENT_REFS_RENEW=1 $(BIN)/python -m pytest tests -k golden

shipped: $(VENV)/.test ## write refs/ again exactly as the tool writes it
	$(BIN)/python -m tests.shipped

docs: $(VENV)/.test ## renew the reference pages: from the help texts and the checks, and the styles side by side
	$(BIN)/python -m tests.reference
	$(BIN)/python -m tests.checks_page
	$(BIN)/python -m tests.gallery

bench-matching: $(VENV)/.test ## how rightly and how fast strings are matched; needs ../shared/data
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/short_citations.py

bench-crossref: $(VENV)/.test ## how often and how politely Crossref is asked, against a stand-in on this machine
	$(BIN)/python benchmarks/crossref.py

bench-library: $(VENV)/.test ## how safe and fast the library is, beside other programs that write BibTeX
	$(BIN)/python benchmarks/library.py

bench-records: $(VENV)/.test ## how rightly and how fast references are found on incident pages
	$(BIN)/python benchmarks/records.py

bench-formats: $(VENV)/.test ## how fast bibliographies are printed, beside pybtex and citeproc-py
	$(BIN)/python benchmarks/formats.py

bench-latex: $(VENV)/.test ## how fast and how exactly tex finds the entries of a thesis, beside bibtool and bibexport
	$(BIN)/python benchmarks/latex.py
	$(BIN)/python benchmarks/subsets.py

bench-made-up: $(VENV)/.test ## how rightly made-up references are told from real ones
	$(BIN)/python benchmarks/made_up.py

bench-check: $(VENV)/.test ## how fast and how rarely wrong the checks are, and what they find beside other programs
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/checkers.py

bench: $(VENV)/.test ## start-up: the figures of docs/benchmarks.md
	$(BIN)/python benchmarks/startup.py

clean:
	rm -rf $(VENV) dist build
