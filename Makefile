# NeuraScale Workstation. `make` or `make help` says what there is; `make run` and `make test` need nothing beforehand
# but Python 3.11 with pip (and this make).

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test translations trace chaos workflow-kills endurance pictures lint format clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

setup: ## install everything into .venv (system libraries with apt where allowed)
	@$(PYTHON) installers/bootstrap/prepare.py

run: ## open the workstation (ARGS="--theme light" is passed on); without a display, the headless demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PYTHON) installers/bootstrap/prepare.py; \
		else $(PYTHON) installers/bootstrap/prepare.py --window-optional; fi
	@installers/bootstrap/open_workstation.sh $(ARGS)

test: ## run every gate: format, lint, types, layers, tests, journeys, and the core without Qt
	@$(PYTHON) installers/bootstrap/prepare.py --for-tests
	@$(PYTHON) installers/bootstrap/prepare.py core
	@.venv/bin/python .ci/gates.py

trace: setup ## show which test proved which control of a hazard in the last `make test`
	@.venv/bin/python -m tests.traceability show

chaos: setup ## kill acquisition 200 times in the middle of recordings and look what is left (ARGS="--kills 20 --seed 1")
	@.venv/bin/python -m tests.chaos $(ARGS)

workflow-kills: setup ## kill the station around each effect of whole sessions and count the log (ARGS="--sessions 2 --seed 1")
	@.venv/bin/python -m tests.chaos.session_kills $(ARGS)

faults: setup ## every fault of the matrix on every program: kill, freeze, slow, flood, full disk, spoilt log
	@NEURASCALE_ALL_FAULTS=1 .venv/bin/python -m pytest -q -n 0 tests/journeys/test_fault_matrix.py $(ARGS)

endurance: setup ## record eight hours of faults in minutes: is the gap table exact, the time axis within 1 ms?
	@.venv/bin/python -m pytest -q tests/endurance/eight_hours.py

translations: setup ## collect what the window says and compile its translations (ARGS="--new fr" begins one)
	@.venv/bin/python -m installers.translations $(ARGS)

pictures: setup ## take pictures of every screen and dialog in every theme, for the guide
	@.venv/bin/python -m tests.pictures --out docs/images/screens --guide docs/guide/screens.md $(ARGS)

lint: setup ## run the gates that need no test: format, lint, types, layers
	@.venv/bin/python .ci/gates.py --without-tests

format: setup ## put the source into shape
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

clean: ## remove what setup and the gates made (not your data)
	rm -rf .venv .venv-core .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
