# A newcomer needs two of these: make run, make test. The others are in make help.
# Kept to what GNU make 3.81 understands, which is the one that macOS brings.

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
SOURCES_TO_FORMAT = Package.swift Plugins Sources Tests Benchmarks Fuzzing

.PHONY: help run test lint format setup release install uninstall transcripts bench
.PHONY: fuzz fuzz-coverage fuzz-queries work sanitize clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

setup: # installs what is missing; silent and offline when nothing is
	@sh scripts/setup

release: setup ## the optimised binary, .build/release/byregion
	@swift build --configuration release --product byregion $(STATIC)

run: release ## build, import the programme's own documents, ask them, say how to go on
	@sh scripts/tour $(RELEASE)

test: lint ## everything that must hold: the format, then all tests
	swift test

lint: setup ## is every Swift file formatted as .swift-format says?
	swift format lint --strict --recursive --parallel $(SOURCES_TO_FORMAT)

format: setup ## format every Swift file
	swift format format --in-place --recursive --parallel $(SOURCES_TO_FORMAT)

install: ## put binary, man page and completions under PREFIX (and DESTDIR)
# Under sudo nothing is built, if it can be helped: root has another PATH, and would own what it builds.
	@if [ -z "$${SUDO_USER:-}" ] || [ ! -x $(RELEASE) ]; then $(MAKE) --no-print-directory release; fi
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install $(RELEASE)

uninstall: ## take them away again
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' sh scripts/install --remove

transcripts: setup ## rewrite what transcripts, man page and README show: then read the diff
	BYREGION_RENEW_TRANSCRIPTS=1 swift test --filter 'Transcripts|PromptSessionTests.session|ManualTests.page'
	BYREGION_RENEW_TRANSCRIPTS=1 swift test --skip-build --filter 'ReadMeTests.everyExample'

bench: release ## measure start, import and search, few and many (Benchmarks/README.md)
	scripts/benchmark bench all many

fuzz: setup ## the fuzz tests with more rounds: make fuzz ROUNDS=1000000 SEED=7
	BYREGION_FUZZ_ROUNDS=$(ROUNDS) BYREGION_FUZZ_SEED=$(SEED) swift test --filter Fuzz

fuzz-coverage: setup ## libFuzzer, which looks for new ways through the code: SECONDS=60 a target (Fuzzing/)
	@sh scripts/fuzz '$(SECONDS)' $(TARGETS)

fuzz-queries: setup ## a million strings as queries, in a release build: make fuzz-queries QUERIES=1000000 SEED=1
	scripts/benchmark queryfuzz $(QUERIES) $(SEED)

work: release ## count the instructions of hostile sources and questions, by valgrind: all linear?
	@sh scripts/work $(RELEASE)

sanitize: setup ## the tests under each sanitizer that this platform has: address, thread, undefined
	@sh scripts/sanitize

clean: ## remove everything that was built
	rm -rf .build
