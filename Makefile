# The only entrance. `make run` and `make test` need nothing but a bare Debian 12 with make, and root or sudo:
# both install what is missing, build what changed, and start in seconds when there is nothing to do.
.DEFAULT_GOAL := run
MAKEFLAGS += --no-print-directory

# make run: where the data is kept, and where to listen.
FIVESTAR_DATA   ?= data
FIVESTAR_LISTEN ?= 127.0.0.1:8600
# Compilers at once; seconds for each fuzz target; CHANGED=1 checks only what differs from main.
JOBS         ?= $(shell nproc)
FUZZ_SECONDS ?= 60
CHANGED      ?=

# How long make soak kills servers, and how long a working day is.
SECONDS      ?= 3600
MINUTES      ?= 20

.PHONY: run test build bench format check fuzz tsan soak workday setup clean help

run: build  ## build and serve, with the demo company when the data folder is empty
	@tools/setup run
	@exec build/release/fivestar serve --data "$(FIVESTAR_DATA)" --listen "$(FIVESTAR_LISTEN)" --demo

test: build  ## build with sanitizers and run every suite
	@tools/setup run test
	@tools/cmake_build dev $(JOBS) all
	@tools/test

build:  ## build/release/fivestar, the web application inside
	@tools/setup build
	@tools/fetch_duckdb
	@tools/build_web
	@tools/cmake_build release $(JOBS) fivestar

bench: build  ## run every benchmark of bench/
	@tools/setup bench
	@tools/cmake_build release $(JOBS) benches
	@tools/bench

format:  ## lay out every C++ source
	@tools/setup check
	@git ls-files '*.cpp' '*.hpp' | xargs -r clang-format-14 -i

check:  ## floors, layout, clang-tidy
	@tools/setup build check
	@tools/cmake_build dev $(JOBS) all
	@tools/check $(if $(CHANGED),--changed)

fuzz:  ## every libFuzzer target for FUZZ_SECONDS
	@tools/setup build check
	@tools/cmake_build fuzz $(JOBS) all
	@tools/fuzz $(FUZZ_SECONDS)

tsan:  ## the test programs under ThreadSanitizer
	@tools/setup build run test
	@tools/cmake_build tsan $(JOBS) all
	@tools/test --preset tsan --only programs

workday: build  ## two agents in browsers, an import and two kills for MINUTES: nothing lost, no error seen
	@tools/setup run test
	@CHROMIUM=/usr/bin/chromium MINUTES=$(MINUTES) node web/e2e/workday.mjs

soak: build  ## kill servers under load for SECONDS, and look for an answered write that is lost
	@tools/setup run test
	@SECONDS=$(SECONDS) python3 tests/faults/kill_test.py

setup:  ## install what is missing for run and test
	@tools/setup build run test
	@tools/fetch_duckdb

clean:  ## forget everything that was built; data and third_party stay
	rm -rf build web/dist web/node_modules

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' Makefile | expand -t 10
