# Newcomers need two of these: make run and make test. make help lists the others.
# Works with GNU make 3.81, the version that macOS brings.

PREFIX ?= /usr/local
CONFIGURATION ?= release
ROUNDS ?= 100000
SEED ?= 1
SECONDS ?= 60
QUERIES ?= 1000000

# One self-contained binary: on Linux with the Swift libraries inside; macOS brings them with the system.
ifeq ($(shell uname -s),Linux)
  STATIC = --static-swift-stdlib
endif

RELEASE = .build/release/byregion
SOURCES_TO_FORMAT = Package.swift Plugins Sources Tests Benchmarks Fuzzing Examples/Package.swift Examples/Sources

.PHONY: help run web test lint format setup setup-tests release install deb uninstall transcripts bench
.PHONY: examples docs layout fuzz fuzz-coverage fuzz-queries work sanitize clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

setup: # installs what is missing; prints nothing and needs no network when nothing is
	@sh scripts/moved
	@sh scripts/setup

setup-tests: # and what the tests alone need, such as a browser
	@sh scripts/setup --tests

release: setup ## the optimised binary, .build/release/byregion
	@swift build --configuration release --product byregion $(STATIC)

run: release ## build, import seed/, show a search and an SQL query
	@sh scripts/tour $(RELEASE)

web: release ## build, import seed/, show it in a browser
	@$(RELEASE) serve --demo --open

test: setup-tests lint examples ## check the format, build and run the examples, run all tests
	swift test

examples: setup ## build and run Examples/, a package that uses the library
	@sh scripts/examples

lint: setup ## check the format of every Swift file
	swift format lint --strict --recursive --parallel $(SOURCES_TO_FORMAT)

format: setup ## format every Swift file
	swift format format --in-place --recursive --parallel $(SOURCES_TO_FORMAT)

install: ## install binary, man page and completions under PREFIX (and DESTDIR)
# A binary that is newer than its sources is used as it is. So is any under sudo: root has another PATH, and would own
# the build.
	@if [ ! -x $(RELEASE) ] || { [ -z "$${SUDO_USER:-}" ] && \
	  [ -n "$$(find Package.swift Sources Plugins Migrations seed -type f -newer $(RELEASE) | head -n 1)" ]; }; \
	  then $(MAKE) --no-print-directory release; fi
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install $(RELEASE)

deb: release ## build a Debian package in .build, and check it with lintian
	@sh scripts/deb $(RELEASE)

uninstall: ## remove them
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install --remove

transcripts: setup ## rewrite transcripts, man page and README examples; then read the diff
	BYREGION_RENEW_TRANSCRIPTS=1 swift test --filter 'Transcripts|PromptSessionTests.session|ManualTests.page'
	BYREGION_RENEW_TRANSCRIPTS=1 swift test --skip-build --filter 'ReadMeTests.everyExample'

docs: setup ## build the library's documentation into .build/site (downloads swift-docc-plugin)
	BYREGION_DOCUMENTATION=1 swift package --allow-writing-to-directory .build generate-documentation \
	  --target Byregion --output-path .build/site

layout: setup ## count files, their sizes, and the files that an import, a search and an SQL query enter
	@sh scripts/layout

bench: release ## measure start, import and search (Benchmarks/README.md)
	scripts/benchmark bench all many

fuzz: setup ## run the fuzz tests longer: make fuzz ROUNDS=1000000 SEED=7
	BYREGION_FUZZ_ROUNDS=$(ROUNDS) BYREGION_FUZZ_SEED=$(SEED) swift test --filter Fuzz

fuzz-coverage: setup ## run libFuzzer on each target for SECONDS (Fuzzing/)
	@sh scripts/fuzz '$(SECONDS)' $(TARGETS)

fuzz-queries: setup ## search for QUERIES random strings, in a release build
	scripts/benchmark queryfuzz $(QUERIES) $(SEED)

work: release ## check with valgrind that hostile input costs linear work
	@sh scripts/work $(RELEASE)

sanitize: setup ## run the tests under each sanitizer of this platform
	@sh scripts/sanitize

clean: ## remove the build
	rm -rf .build
