# `make run` opens the guide, `make test` runs every check. `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help build install uninstall run test check coverage desktop-test soak bench translations grades pictures lock clean
VENV := .venv
PYTHON_ENV := $(VENV)/bin/python
SETUP := tools/setup_system.sh tools/setup_env.sh tools/system-packages.txt pyproject.toml

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: $(VENV)/run.stamp ## Open the guide (makes the environment first when needed)
	@sh tools/run.sh $(ARGS)

test: $(VENV)/test.stamp ## Run every check and test
	@$(PYTHON_ENV) tools/run_checks.py

check: $(VENV)/test.stamp ## The checks without the tests: ruff, mypy, content, translations
	@$(PYTHON_ENV) tools/run_checks.py --no-tests

coverage: $(VENV)/test.stamp ## Tests that need no real window, with branch coverage by file
	@$(PYTHON_ENV) -m pytest -q -n 2 -m "not desktop" --cov --cov-report=term-missing:skip-covered

desktop-test: $(VENV)/test.stamp ## Only the tests that need a real window system
	@sh tools/desktop_session.sh $(PYTHON_ENV) -m pytest -m desktop

soak: $(VENV)/test.stamp ## 10,000 visitors at one kiosk, with what it leaves behind and what it keeps in memory
	@KIOSK_VISITORS=10000 $(PYTHON_ENV) -m pytest -q -s tests/kiosk/test_visitors.py

bench: $(VENV)/test.stamp ## Speed and memory as ratios, in one table
	@sh tools/desktop_session.sh $(PYTHON_ENV) tests/bench $(ARGS)

build: $(VENV)/test.stamp ## The program as one folder to give away: dist/baclofen-guide
	@$(PYTHON_ENV) tools/build.py $(ARGS)

PREFIX ?= /usr/local
install: ## Put what `make build` built under PREFIX (/usr/local), for packagers below DESTDIR
	@sh tools/install.sh install "$(PREFIX)" "$(DESTDIR)"

uninstall: ## Take it away again; nobody's record is touched
	@sh tools/install.sh uninstall "$(PREFIX)" "$(DESTDIR)"

translations: $(VENV)/run.stamp ## Bring .ts files up to date with the source and build the .qm files
	@$(PYTHON_ENV) tools/translations.py

grades: $(VENV)/test.stamp ## Reckon reading grades of changed texts and store them
	@$(PYTHON_ENV) tools/grades.py

pictures: $(VENV)/run.stamp ## Take the README's pictures anew
	@QT_QPA_PLATFORM=offscreen $(VENV)/bin/baclofen-guide --tour build/pictures
	@for picture in docs/pictures/*.png; do cp "build/pictures/$${picture##*/}" docs/pictures/; done

lock: ## Write the lock files anew (ARGS=--upgrade takes the newest versions)
	@sh tools/lock.sh $(ARGS)

clean: ## Remove the environment and everything that was built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.lock $(SETUP)
	@sh tools/setup_system.sh run
	@sh tools/setup_env.sh run
	@touch $@

# The test lock holds everything the run lock does.
$(VENV)/test.stamp: requirements.lock requirements-dev.lock $(SETUP)
	@sh tools/setup_system.sh test
	@sh tools/setup_env.sh test
	@touch $(VENV)/run.stamp $@
