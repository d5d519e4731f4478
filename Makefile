# Everything a developer or a reader of Pathways does with the checkout. It needs Python 3.11 or newer and the
# Python package index; no root, no `dot`. All that is installed goes into .venv, and `make clean` takes it away.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The Python that .venv is made from; another one: make setup PYTHON=/path/to/python
PYTHON ?=
BIN := .venv/bin
# The judges, OR-Tools with all that it brings, are large and wanted by tests only: they are for continuous integration.
ifeq ($(CI),true)
EXTRAS := dev,judges
READY := .venv/ready-with-judges
else
EXTRAS := dev
READY := .venv/ready
endif
# What is compiled is kept in .venv, even where Python may keep nothing: a command line that a test starts is else compiled anew.
COMPILED := env -u PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX="$(CURDIR)/.venv/compiled"
PIP_QUIET := --quiet --quiet --disable-pip-version-check

.PHONY: help setup demo test lint types floors tests seeds wheel bench mutants fuzz docs format lock clean

help: ## what can be made
	@echo "make ..."
	sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

setup: $(READY) ## make .venv with Pathways and the developer's tools in it (once)

demo: $(READY) ## check the rules, audit learners by them, draw a pathway, write a page to hand out
	@mkdir -p out
	say() { printf '\n\033[1m$$ pathways %s\033[0m\n' "$$*"; }
	# An audit that says "not yet" ends with 1, one that needs a person with 3: both are answers, not failures.
	run() { say "$$@"; $(BIN)/pathways "$$@" || { code=$$?; [ $$code -eq 1 ] || [ $$code -eq 3 ]; }; }
	exact() { say "$$@"; $(BIN)/pathways "$$@"; }
	exact check
	exact test
	run audit fixtures/example/mira_nearly_finished.json --goal quill.aa_data --as-of 2024-01-10
	run audit fixtures/aacrao/two_of_three_certificates.json --goal anytown.master --as-of 2024-06-01
	run admit fixtures/asu/adult_with_twelve_hours.json --to asu.earned_admission --as-of 2024-09-01
	run admit fixtures/example/applicants.csv --to quill.earned_admission
	for kind in svg png; do
		exact draw quill.aa_data --learner fixtures/example/mira_nearly_finished.json --as-of 2024-01-10 -o out/aa_data.$$kind
	done
	run plan fixtures/example/tomas_midway.json --goal quill.aa_data --as-of 2024-01-10 --html out/tomas.html
	printf '\nThe pathway with the learner in it: %s and %s\n' "$$PWD/out/aa_data.svg" "$$PWD/out/aa_data.png"
	printf 'A page to hand out, for a browser or to print: %s\n' "$$PWD/out/tomas.html"

test: lint types floors seeds tests wheel ## every check and every test, as in continuous integration

lint: $(READY) ## style: ruff's rules and its formatting
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted: make format"; exit 1; }

types: $(READY) ## types: mypy, strict
	$(BIN)/mypy

floors: $(READY) ## imports go downward: the contracts in pyproject.toml
	$(BIN)/lint-imports --no-cache --no-logo

tests: $(READY) ## tests and examples in docstrings, with branch coverage
	$(COMPILED) $(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder --quiet --cov --cov-report=term

seeds: $(READY) ## again under two other hash seeds: what must not hang on the order of sets
	@printf '%s\n' 1 2 | xargs -P 2 -I NUMBER bash -c '
		said=$$(PYTHONHASHSEED=NUMBER $(COMPILED) $(BIN)/pytest --quiet -m seeds 2>&1) || failed=$$?
		printf "PYTHONHASHSEED=NUMBER\n%s\n" "$$said"
		exit $${failed:-0}'

wheel: $(READY) ## build sdist and wheel, and try the wheel where there is no checkout
	@rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist . > .venv/build.log 2>&1 || { cat .venv/build.log; exit 1; }
	tests/packaging/smoke $(BIN)/python dist/*.whl

bench: $(READY) ## the tables of benchmarks/: [ONLY=check] [ONLY=scale] [ONLY=audits] [ONLY=reasons] [ONLY=articulation] [ONLY=plans]
	$(BIN)/python benchmarks $(ONLY)

mutants: $(READY) ## change one thing at a time and tell which changes no test sees: [ONLY=pathways/search] [QUICK=10] [BY=tests/search]
	@$(BIN)/python -m tests.mutation $(if $(QUICK),--seconds $(QUICK)) $(ONLY) $(if $(BY),--by $(BY))

docs: $(READY) ## write docs/ and the messages in grammar/README.md anew, from what Pathways says; read the difference
	@PATHWAYS_REWRITE=1 $(BIN)/pytest --quiet tests/cli/test_documentation.py tests/docs
	$(BIN)/pytest --quiet --rewrite tests/language/counter_examples \
		tests/language/test_reference.py::test_the_quotations_and_the_messages_are_those_of_today

fuzz: $(READY) ## throw anything at what reads, for an hour: [SECONDS=600] [ONLY=syntax]
	@$(BIN)/python -c 'import atheris' 2> /dev/null ||
		$(BIN)/python -m pip install $(PIP_QUIET) --constraint constraints.txt --editable '.[fuzzing]'
	$(BIN)/python -m tests.fuzzing $(if $(filter command line,$(origin SECONDS)),--seconds $(SECONDS)) $(if $(ONLY),--only $(ONLY))

format: $(READY) ## put every file into the formatter's layout
	$(BIN)/ruff format --quiet
	$(BIN)/ruff check --quiet --fix

lock: $(READY) ## write constraints.txt anew, after a change of what pyproject.toml asks for
	@$(BIN)/uv pip compile pyproject.toml --extra dev --extra judges --universal --python-version 3.11 \
		--no-annotate --no-emit-index-url --custom-compile-command "make lock" --quiet --output-file constraints.txt > /dev/null

clean: ## take away all that was made here
	@rm -rf .venv dist build out htmlcov .coverage .coverage.* .fuzzing .hypothesis .import_linter_cache .mutants .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Continuous integration looks at pages in a browser; where this may install one, it does.
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable

# Made again only when what is to be installed has changed. uv installs several times faster; where it cannot be had,
# or does not reach the index because it does not read pip's settings, pip does for it.
$(READY): pyproject.toml constraints.txt
	@if ! [ -x $(BIN)/python ]; then
		chosen=
		for python in $(PYTHON) $(if $(PYTHON),,python3.11 python3 python3.12 python3.13 python3.14); do
			if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
				chosen=$$python
				break
			fi
		done
		if [ -z "$$chosen" ]; then
			found=$$($(or $(PYTHON),python3) --version 2> /dev/null || echo missing)
			echo "Pathways needs Python 3.11 or newer; here $(or $(PYTHON),python3) is $$found." >&2
			echo "If there is a newer one under another name: make setup PYTHON=/path/to/python3.11" >&2
			exit 1
		fi
		echo "Setting up .venv with $$("$$chosen" --version), once ..."
		# Some Linux distributions leave pip out of venv; their own pip then does for it.
		"$$chosen" -m venv .venv > /dev/null 2>&1 ||
			{ "$$chosen" -m venv --clear --without-pip .venv && "$$chosen" -m pip --python $(BIN)/python install $(PIP_QUIET) pip; } ||
			{ rm -rf .venv; echo "$$chosen could not make .venv: is its venv module installed?" >&2; exit 1; }
	fi
	wanted=(--constraint constraints.txt --editable '.[$(EXTRAS)]')
	$(BIN)/python -m pip install $(PIP_QUIET) 'uv<1' 2> /dev/null || true
	$(BIN)/uv pip install --quiet --python $(BIN)/python "$${wanted[@]}" 2> /dev/null ||
		$(BIN)/python -m pip install $(PIP_QUIET) "$${wanted[@]}" ||
		{ echo "Setting up needs the Python package index once; nothing is fetched after that." >&2; exit 1; }
	if [ "$(CI)" = true ] && ! command -v $(BROWSERS) > /dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
		echo "Installing Chromium, once ..."
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium; } > /dev/null ||
			echo "Chromium could not be installed; the tests that look at pages will say so." >&2
	fi
	touch $@
