# make demo: installs, reads the bundled sample, prints the state of the relationship. make test: the tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared

.PHONY: bench-settling bench-whole bench-speed bench-public bench-queries test-postgres assets screenshots bench-pages bench-reading fuzz install demo test lint types docs sessions quality bench bench-dates bench-statements bench-events bench-travel bench-compare bench-adding lock clean help

help:            ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

$(VENV)/installed: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Détente needs Python 3.11 or newer: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install: $(VENV)/installed  ## the program and its tools, into .venv

demo: install    ## reads the bundled sample and shows the state of the relationship
	@mkdir -p build
	@$(BIN)/detente --ledger build/demo.db add "$$($(BIN)/python -c 'from detente.sample import sample_folder; print(sample_folder())')"
	@$(BIN)/detente --ledger build/demo.db status --between USA CHN
	@printf '%s\n' '' 'This was the bundled sample. Next:' \
	  '  source $(BIN)/activate' \
	  '  detente --ledger build/demo.db timeline           everything dated, in order' \
	  '  detente --ledger build/demo.db engagements --as-of 2023-02-10   what was known that day' \
	  '  detente add MY-FOLDER && detente status           your own texts, in ./detente.db' \
	  '  detente --help'

test: install    ## the tests; those that need ../shared are skipped where it is absent
	$(BIN)/python -m pytest -n auto

test-postgres: install ## the store's tests on the server that DETENTE_TEST_POSTGRES names: .ci/postgres make test-postgres
	DETENTE_LAW_EXAMPLES=5 $(BIN)/python -m pytest -n auto tests/store tests/laws -k postgresql -p no:cacheprovider

lint: install    ## style, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: install   ## mypy --strict
	$(BIN)/mypy

docs: install    ## the examples of README and docs, run and compared
	$(BIN)/python -m pytest tests/docs

sessions: install ## the sessions of README and docs anew; read the difference before committing it
	$(BIN)/python tests/docs/refresh.py

quality: install ## the figures of score.py against quality/floors.toml (needs ../shared)
	$(BIN)/python quality/check.py --shared $(SHARED) --detente $(BIN)/detente

bench: install   ## all figures of speed, an hour or more: beside bare spaCy, one process and two, adding, questions
	$(BIN)/python bench/speed.py --shared $(SHARED) --texts 120 --runs 5
	$(BIN)/python bench/whole.py --shared $(SHARED) --documents 75 150
	$(BIN)/python bench/adding.py
	-$(BIN)/python bench/queries.py --documents 16000 --times 20
	@grep -h -m1 '"machine"' bench/results/*.json | sort -u; echo 'all figures: bench/results/*.json'

bench-whole: install      ## from files to records, by stage, 600 and 1,200 releases (needs ../shared; half an hour)
	$(BIN)/python bench/whole.py --shared $(SHARED) --documents 600 1200

bench-settling: install   ## writing and settling anew what a ledger holds: make bench-settling LEDGER=FILE
	$(BIN)/python bench/settling.py $(LEDGER)

bench-public: bench-dates bench-statements bench-events ## the public benchmarks (need ../shared)

bench-dates: install      ## temporal expressions: TimeBank, AQUAINT, WikiWars
	$(BIN)/python bench/dates.py

bench-statements: install ## quotations: PolNeAR's development part
	$(BIN)/python bench/statements.py

bench-speed: install      ## documents a second beside the bare spaCy pipeline, one process and two (needs ../shared)
	$(BIN)/python bench/speed.py --shared $(SHARED)

bench-events: install     ## events: PLV
	$(BIN)/python bench/events.py

bench-travel: install     ## engagements against official travel (not part of `bench`: a few minutes)
	$(BIN)/python bench/travel.py --shared $(SHARED)

bench-compare: install    ## accounts of calls of 2021-2022 held against each other (needs ../shared)
	$(BIN)/python bench/compare.py --shared $(SHARED)

bench-adding: install     ## the cost of one more document in ledgers of 1,000, 4,000 and 16,000
	$(BIN)/python bench/adding.py

bench-queries: install    ## questions to a ledger of 16,000 documents, with and without --as-of
	$(BIN)/python bench/queries.py

bench-reading: install    ## documents read a second, and near-copies found
	$(BIN)/python bench/reading.py --data $(SHARED)/reference/bulk
	$(BIN)/python bench/copies.py --data $(SHARED)/reference/bulk

fuzz: install    ## all readers on broken input, for ten minutes at most
	$(BIN)/python tests/hostile/fuzz.py --examples 20000 --seconds 600

lock:            ## requirements/dev.txt anew, with hashes (needs uv)
	uv pip compile pyproject.toml --all-extras --group dev --generate-hashes --universal --no-annotate --no-header \
	  --no-emit-index-url --python-version 3.11 -o requirements/dev.txt

assets:          ## the pages' htmx anew, checked against its digest (needs npm)
	npm pack --silent --pack-destination build htmx.org@2.0.11
	tar -xzOf build/htmx.org-2.0.11.tgz package/dist/htmx.min.js > src/detente/web/static/htmx-2.0.11.min.js
	echo 'd6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717  src/detente/web/static/htmx-2.0.11.min.js' | sha256sum -c -

screenshots: install ## docs/pages/*.png anew (needs Chromium); look at them before committing
	$(BIN)/python tests/docs/screenshots.py

bench-pages: install ## what each page costs on a ledger: make bench-pages LEDGER=FILE
	$(BIN)/python bench/pages.py $(LEDGER)

clean:           ## what was built
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
