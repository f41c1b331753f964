# `make demo` shows what Copydesk does, `make test` checks everything; both do all the set-up.

PREFIX ?= /usr/local
DEMO := out/demo
TIME ?= 60

.PHONY: help demo test setup lint build release install docs docs-check coverage bench fuzz clean

help:
	@echo "make demo             set up, build, run the default pipeline over Fixtures and show who said what, when"
	@echo "make test             set up, lint, build without warnings, run all tests"
	@echo "make install PREFIX=  build one program that may be moved, and put it into PREFIX/bin"
	@echo "make docs             write the reference pages anew from what the stages say of themselves"
	@echo "make coverage         run the tests and print how much of each file they reach"
	@echo "make bench            run the benchmarks"
	@echo "make fuzz TIME=60     feed each reader with damaged inputs for so many seconds"
	@echo "make lint             check the formatting"
	@echo "make clean            remove what was built"

setup:
	@Scripts/setup.sh

# Fixtures hold broken inputs on purpose: status 3, "some were rejected", is what is wanted here.
demo: setup
	swift build -c release --product copydesk
	@"$$(swift build -c release --show-bin-path)/copydesk" run -p pipeline.json -o $(DEMO) --overwrite Fixtures || test $$? -eq 3

test: setup lint
	swift build --build-tests
	swift test --skip-build
	$(MAKE) --no-print-directory docs-check
	Scripts/check-example.sh

lint:
	swift format lint --strict --recursive Package.swift Sources Tests $(wildcard Examples Benchmarks)

build: setup
	swift build

release: setup
	swift build -c release --product copydesk

# The Swift runtime goes into the program; libxml2, zlib, Brotli, Zstandard and SQLite are the machine's.
install: setup
	swift build -c release --product copydesk --static-swift-stdlib
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$(swift build -c release --static-swift-stdlib --show-bin-path)/copydesk" "$(DESTDIR)$(PREFIX)/bin/copydesk"

docs: build
	@Scripts/write-docs.sh .

# Fails when the reference pages are not what the stages say.
docs-check:
	@Scripts/write-docs.sh --check

coverage: setup
	swift test --enable-code-coverage
	@Scripts/coverage.sh

bench: setup
	swift package --package-path Benchmarks benchmark --target Desk

# One reader alone: `make -C Fuzz warc SECONDS=600`.
fuzz: setup
	@$(MAKE) --no-print-directory -C Fuzz SECONDS=$(TIME)

clean:
	swift package clean
	rm -rf out
