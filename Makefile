# Two commands: `make run` and `make test`. Everything else is named by `make help`.
# Setting up speaks on standard error only, so that `echo question | make run` prints nothing but the answer.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run dev lint test soak eval fit bench bench-large clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# pip comes last into an environment, so one whose making was interrupted is made again.
$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Career Bot needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python has no venv support. On Debian and Ubuntu: sudo apt install python3-venv. Then run make again." >&2; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute)…" >&2
	@$(PYTHON) -m venv $(VENV) >&2

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/pip
	@$(PIP) install -c constraints.txt -e . >&2
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/pip
	@$(PIP) install -c constraints.txt -e '.[dev]' >&2
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## Start the bot: on Discord with a token, in this terminal without one
	@$(BIN)/python -m bot run

dev: $(VENV)/.dev ## Set up everything a contributor needs

lint: $(VENV)/.dev ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint ## Everything a contributor should run: ruff, mypy, pytest
	$(BIN)/pytest -n 2 --dist loadfile

soak: $(VENV)/.dev ## The long fault and kill runs at full count
	CAREER_BOT_SOAK=1 $(BIN)/pytest -m soak

eval: $(VENV)/.dev ## Retrieval and salary-fact quality, beside plain rank-bm25
	$(BIN)/python -m tests.evaluation
	$(BIN)/python -m tests.salary_evaluation
	$(BIN)/python -m tests.html_evaluation

fit: $(VENV)/.dev ## Fit the line between answer and refusal to the golden questions
	$(BIN)/python -m tests.fit_sufficiency

bench: $(VENV)/.dev ## Speed: the index beside its peers, answers, reloads, starts, and the bot over sockets
	$(BIN)/python -m tests.benchmarks.index
	$(BIN)/python -m tests.benchmarks.answers
	$(BIN)/python -m tests.benchmarks.reload
	$(BIN)/python -m tests.benchmarks.starts
	$(BIN)/python -m tests.benchmarks.end_to_end

bench-large: $(VENV)/.dev ## The index beside its peers, with 1,000,000 chunks as well
	$(BIN)/python -m tests.benchmarks.index --large

clean: ## Remove what setting up and testing made
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
