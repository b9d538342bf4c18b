# Two commands: `make demo` and `make test`. Both make their own environment in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: demo test lint types wheel benchmarks peer clean

demo: $(VENV)/.installed
	$(BIN)/goodoffices demo $(ARGS)

test: $(VENV)/.installed-dev lint types
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev
	$(BIN)/mypy

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

benchmarks: $(VENV)/.installed-dev
	for file in benchmarks/bench_*.py benchmarks/stability.py benchmarks/packages.py; do $(BIN)/python $$file || exit 1; done

# NegMAS, which benchmarks/packages.py stands beside; in an environment of its own, never in ours.
peer: .peer-venv/.installed

.peer-venv/.installed:
	@if command -v uv >/dev/null; then uv venv --quiet --seed --python $(PYTHON) .peer-venv; else $(PYTHON) -m venv .peer-venv; fi
	@.peer-venv/bin/python -m pip install --quiet --disable-pip-version-check "negmas>=0.16,<0.17"
	@touch $@

# uv is used when it is there; plain pip does the same, slower.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Good Offices needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V`. Try: make PYTHON=python3.11 demo"; exit 1; }
	@if command -v uv >/dev/null; then uv venv --quiet --seed --python $(PYTHON) $(VENV); else $(PYTHON) -m venv $(VENV); fi

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@if command -v uv >/dev/null; then uv pip install --quiet --python $(BIN)/python --editable .; \
	 else $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .; fi
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@if command -v uv >/dev/null; then uv pip install --quiet --python $(BIN)/python --group dev; \
	 else $(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1" && \
	      $(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev; fi
	@touch $@

clean:
	rm -rf $(VENV) .peer-venv dist build goodoffices-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
