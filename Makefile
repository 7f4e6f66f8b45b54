# The tasks of the project; `make` alone lists them.

PYTHON ?= python3
VENV ?= .venv
# What pip installs: the tree itself with the tools of development, or `.` for use alone.
PACKAGE ?= --editable '.[dev]'
# Named first and exactly, so that pip takes one build of it and never looks for a newer one.
TORCH ?= torch==2.13.0

comma := ,
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo serve test check bench bench-speed bench-peers quality bench-quality clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## install samewire and its tools into .venv

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "samewire needs Python 3.11 or newer, not " + sys.version.split()[0] + ": name one with make PYTHON=...")'
	@$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "installing into $(VENV) (some minutes the first time)"
	@$(PIP) install '$(TORCH)'
	@$(PIP) install '$(TORCH)' $(PACKAGE)
	@$(BIN)/python -m compileall -q service models
	@touch $@

demo: install ## collapse the seed articles into demo-out
	$(BIN)/samewire dedupe seeds --out demo-out

serve: install ## serve samewire-data over HTTP on 127.0.0.1:8000
	$(BIN)/samewire serve --data samewire-data

# In the order of their names: files of few tests, which are those of servers, would come last else.
test: install ## run every test
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: install ## lint, format, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy service models scripts
	$(BIN)/lint-imports

bench: install ## measure speed against a peer, into bench-out
	$(BIN)/python scripts/bench.py --out bench-out

bench-speed: install ## measure speed against its bars, into speed-out: make bench-speed DATA=dir
	$(BIN)/python scripts/bench_speed.py $(if $(DATA),--data '$(DATA)') $(if $(ROWS),--rows '$(ROWS)') $(if $(SIZE),--size '$(SIZE)') --out speed-out

bench-peers: install ## compare with what else there is, into peers-out: make bench-peers DATA=dir
	@test -n "$(DATA)" || { echo "name the directory of the labelled sets: make bench-peers DATA=dir" >&2; exit 2; }
	$(BIN)/python scripts/peers.py '$(DATA)' --out peers-out --work peers-out/vectors

quality: install ## score labelled sets: make quality DATA=dir
	@test -n "$(DATA)" || { echo "name the directory of the labelled sets: make quality DATA=dir" >&2; exit 2; }
	$(BIN)/python scripts/quality.py '$(DATA)'

bench-quality: install ## every figure of quality, into quality-out: make bench-quality PARALLEL=dir DATA=dir SECTIONS=hard,sets
	$(BIN)/python scripts/bench_quality.py $(if $(PARALLEL),--parallel '$(PARALLEL)') $(if $(DATA),--data '$(DATA)') \
	  $(if $(WORDNET),--wordnet '$(WORDNET)') $(if $(SECTIONS),--sections $(subst $(comma), ,$(SECTIONS))) --out quality-out

clean: ## remove what was made, but samewire-data: the environment, results and caches
	rm -rf $(VENV) demo-out bench-out speed-out peers-out quality-out build dist *.egg-info
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
