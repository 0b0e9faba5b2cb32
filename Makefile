# For `sam build`, which asks for one target per function: the first packages the functions in one run of Maven, the
# others find them up to date and only copy. To build and test, use ./tokenward.

# For which processor the native HTTP client is packaged: what samconfig.toml gives `sam deploy` for Architecture, as guided deployment writes
# it there, else the template's default. CONFIG_ENV names another section than default; ARCHITECTURE=x86_64 sam build says it outright. Built
# for the other processor, the functions work and are slower.
CONFIG_ENV ?= default
# Both ways that SAM takes parameters in, Name=value and ParameterKey=Name,ParameterValue=value; guided deployment puts the value into quotes.
configured = $(shell sed -n '/^\[$(CONFIG_ENV)\.$1\.parameters\]/,/^\[/p' samconfig.toml | grep -vE '^[[:space:]]*(\#|tags)' | \
    grep -oE '\bArchitecture(=|,ParameterValue=)[^[:alnum:] ]*(arm64|x86_64)' | tail -n 1 | grep -oE '(arm64|x86_64)$$')
ARCHITECTURE ?= $(firstword $(call configured,deploy) $(call configured,global) arm64)
PLATFORM := linux-$(if $(filter x86_64,$(ARCHITECTURE)),x86_64,aarch_64)
FUNCTIONS := $(patsubst functions/%/pom.xml,%,$(wildcard functions/*/pom.xml))
comma := ,
empty :=
MODULES := $(subst $(empty) $(empty),$(comma),$(addprefix functions/,$(FUNCTIONS)))
# Directories count as sources, so that a deleted file is noticed too.
SOURCES := $(shell find pom.xml shared functions -name pom.xml -o -path '*/src/main*')
# `sam build --parallel` would otherwise run Maven several times in one tree. macOS has no flock: leave out --parallel there.
LOCK := $(if $(shell command -v flock),flock pom.xml)

# The tests are no part of what ships: ./tokenward test runs them.
target/packaged-$(PLATFORM): $(SOURCES)
	rm -rf functions/*/target/function target/packaged-*
	mvn -q -B -pl $(MODULES) -am -Dcrt.platform=$(PLATFORM) -Dmaven.test.skip=true -Dspotless.check.skip=true package
	@mkdir -p $(@D) && touch $@

.PHONY: architecture
architecture:
	@echo $(ARCHITECTURE)

.PHONY: packaged
packaged: target/packaged-$(PLATFORM)

build-%Function:
	$(LOCK) $(MAKE) --no-print-directory packaged
	cp -R functions/$(shell echo $* | tr A-Z a-z)/target/function/. "$(ARTIFACTS_DIR)"
	# SAM publishes a version for a change of the code and not for one of a parameter's value, and the API calls published versions:
	# so what samconfig.toml says is part of the package, and what a pipeline gives on the command line instead, as SETTINGS
	# (docs/decisions/snapshots.md)
	(cat samconfig.toml; printf '%s' "$$SETTINGS") | cksum > "$(ARTIFACTS_DIR)/settings.cksum"

# The other packaging: template-image.yaml and what its Dockerfile copies (docs/performance.md). Then `sam build -t template-image.yaml`.
.PHONY: images
images: packaged
	mvn -q -B -pl sandbox/bench -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
	image/layout sandbox/bench/target/runtime-client $(PLATFORM) $(FUNCTIONS)
	python3 image/template.py > template-image.yaml
