# Galley: `make help` lists what there is.
SWIFT ?= swift
PREFIX ?= /usr/local
GALLEY := .build/release/galley

.PHONY: help demo build test accept lint format bench profile fuzz docs examples check clean install \
  setup

# Builds as for use: optimised, by the profile, with all but the C library within it.
OPTIMISED := Tests/Benchmarks/profile.sh build

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: ## install what is missing to build
	@.ci/setup

demo: setup build ## convert the articles of seeds/ and Examples/, show the results
	@Examples/demo.sh $(GALLEY)

build: .build/static ## build the command, optimised
	$(OPTIMISED) --product galley

# Where the command is linked from before all other places: the C++ library that Swift's needs.
.build/static:
	@mkdir -p $@
	@library=$$(clang -print-file-name=libstdc++.a); [ ! -f "$$library" ] || ln -s "$$library" $@

test: setup ## run all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

accept: ## rewrite the expected parts of case pages; read the diff before you commit it
	ACCEPT=1 $(SWIFT) test --no-parallel || true
	@git status --short

lint: ## check form and spelling of the sources
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Plugins Tests Examples

format: ## bring the sources into form
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Plugins Tests Examples

bench: build ## measure, beside other programs where they are installed, MARKDOWN="FILE …" too
	$(OPTIMISED) --product GalleyBenchmarks
	.build/release/GalleyBenchmarks $(PART)

profile: setup ## record which branches are taken, for the next build
	Tests/Benchmarks/profile.sh record

fuzz: setup ## look for inputs that break something, MINUTES=4 in all
	@Tests/Fuzz/fuzz.sh $(or $(MINUTES),4)

docs: build ## write the reference pages from the registry
	$(GALLEY) reference > Documentation/reference.md
	$(GALLEY) reference diagnostics > Documentation/diagnostics.md

examples: build ## run every example and its tests
	@Examples/check.sh $(abspath $(GALLEY))

check: lint build examples ## all that has to pass before a commit
	@.ci/without-plugin
	@$(MAKE) --no-print-directory test

install: setup build ## install the command, its completions and its manual page under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s -m 755 $(GALLEY) $(DESTDIR)$(PREFIX)/bin/galley
	$(GALLEY) completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/galley
	$(GALLEY) completion zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_galley
	$(GALLEY) completion fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/galley.fish
	install -m 644 Documentation/galley.1 $(DESTDIR)$(PREFIX)/share/man/man1/galley.1

clean: ## remove what was built
	rm -rf .build .build-fuzz .build-profile
