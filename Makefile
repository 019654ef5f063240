# Wegwijzer: kiosk, staff tool and publications. `make help` lists the targets.

VARIANT ?= plain
BUILD ?= build
O := $(BUILD)/$(VARIANT)
SHARE := $(BUILD)/share/wegwijzer
HOUSES := essen wuustwezel kalmthout schoten
PREFIX ?= /usr
VERSION := 0.1.0
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-6s %s\n' '$(1)' '$(2)';)

# Debian packages: to build and run, and what only the tests, or only fuzzing, need on top.
PACKAGES := gcc libc6-dev pkg-config gettext libsdl2-dev libsdl2-ttf-dev libsqlite3-dev libqrencode-dev libicu-dev \
	libhyphen-dev hyphen-nl hyphen-de libsodium-dev libcurl4-openssl-dev libjansson-dev libical-dev libcsv-dev libzip-dev libexpat1-dev libxlsxwriter-dev \
	libpng-dev scdoc fonts-sil-andika fonts-noto-core \
	fonts-noto-ui-core fonts-material-design-icons-iconfont tzdata
FUZZ_PACKAGES := clang libclang-rt-dev
TEST_PACKAGES := libcmocka-dev minisign strace nginx-light openssl e2fsprogs libzbar-dev zbar-tools sqlite3 xvfb xdotool openbox clang-format universal-ctags
LIBRARIES := sdl2 SDL2_ttf sqlite3 libsodium libqrencode icu-uc icu-i18n libical libpng libcurl jansson libzip expat xlsxwriter
HOUSE_FILES := $(HOUSES:%=$(BUILD)/data/%.sqlite)

WARN := -Wall -Wextra -Wshadow -Wpointer-arith -Wstrict-prototypes -Wmissing-prototypes -Wconversion -Wno-sign-conversion
FLAGS_plain := -O2 -g
FLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS_cov := -O0 -g --coverage
FLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
CC_fuzz := clang
CC := $(or $(CC_$(VARIANT)),gcc)
CFLAGS = -std=gnu11 $(WARN) $(FLAGS_$(VARIANT)) -Isrc -I$(O) -pthread -DVERSION='"$(VERSION)"' $(PKG_CFLAGS)
LIBS = -Wl,--as-needed $(PKG_LIBS) -lhyphen -lcsv -lm -pthread

MAINS := src/app/main.c src/tool/main.c src/sync/main.c
SOURCES := $(filter-out $(MAINS),$(wildcard src/*/*.c src/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(O)/%.o)
LIBRARY := $(O)/libwegwijzer.a
PROGRAMS := $(O)/wegwijzer $(O)/wegwijzer-data $(O)/wegwijzer-sync
TEST_SOURCES := $(wildcard tests/*/*_test.c)
TESTS := $(TEST_SOURCES:%.c=$(O)/%)
TEST_SUPPORT := $(patsubst %.c,$(O)/%.o,$(filter-out $(TEST_SOURCES),$(wildcard tests/*/*.c)))
FUZZERS := $(patsubst %.c,$(O)/%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_SECONDS ?= 30
BENCHES := $(patsubst %,$(O)/tests/bench/%,bench start touch generate language swaps fleet search letters)
FAULTS := $(O)/tests/faults/take
CATALOGUES := $(patsubst assets/po/%.po,$(SHARE)/locale/%/LC_MESSAGES/wegwijzer.mo,$(wildcard assets/po/*.po)) \
	$(SHARE)/locale/qps/LC_MESSAGES/wegwijzer.mo \
	$(patsubst assets/po/data/%.po,$(SHARE)/locale/%/LC_MESSAGES/wegwijzer-data.mo,$(wildcard assets/po/data/*.po))
FACES := $(shell awk '!/^\#/ {print "$(SHARE)/fonts/" $$1 ".ttf"}' fonts/fonts.list)
SHARED := $(FACES) $(CATALOGUES) $(SHARE)/icons.list $(SHARE)/personas.txt $(SHARE)/hyphen/hyph_nl.dic $(SHARE)/hyphen/hyph_de.dic \
	$(patsubst assets/%,$(SHARE)/%,$(wildcard assets/hyphen/*.txt assets/keyboards/*.txt assets/check/*.txt assets/web/*.css assets/web/*.js))
MANUALS := $(patsubst assets/man/en/%.scd,$(BUILD)/man/man1/%,$(wildcard assets/man/en/*.scd))
DUTCH_MANUALS := $(patsubst assets/man/%.scd,$(BUILD)/man/nl/man1/%,$(wildcard assets/man/*.scd))

# Tests read what programs say in Dutch, and nothing that is made may depend on the locale of who makes it.
export LC_ALL := C.UTF-8
unexport LANGUAGE

.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
.PHONY: all deps run kiosk tour sheets test unit journeys languages carriers fleet check-datasets loop million test-san test-web lint format po golden bench bench-peers coverage fuzz fuzzers faults install clean help

# The packages are looked after before anything is built: make remakes these files first and then starts over.
NO_SETUP := help clean format
TESTING := test million test-san unit journeys languages faults carriers fleet golden lint bench bench-peers coverage
SETUP := $(if $(filter run tour fuzz deps test test-san journeys carriers bench,$(MAKECMDGOALS)),install,check)
ifneq ($(if $(MAKECMDGOALS),$(filter-out $(NO_SETUP),$(MAKECMDGOALS)),all),)
include $(BUILD)/deps.mk $(if $(filter $(TESTING),$(MAKECMDGOALS)),$(BUILD)/deps-test.mk) \
	$(if $(filter fuzz,$(MAKECMDGOALS)),$(BUILD)/deps-fuzz.mk)
endif

$(BUILD)/deps.mk: Makefile tests/setup.sh
	@mkdir -p $(@D)
	@sh tests/setup.sh $(SETUP) $(PACKAGES)
	@{ echo "PKG_CFLAGS := $$(pkg-config --cflags $(LIBRARIES))"; \
	   echo "PKG_LIBS := $$(pkg-config --libs $(LIBRARIES))"; } > $@

$(BUILD)/deps-test.mk: Makefile tests/setup.sh
	@mkdir -p $(@D)
	@sh tests/setup.sh $(SETUP) $(TEST_PACKAGES) && touch $@

$(BUILD)/deps-fuzz.mk: Makefile tests/setup.sh
	@mkdir -p $(@D)
	@sh tests/setup.sh $(SETUP) $(FUZZ_PACKAGES) && touch $@

all: $(PROGRAMS) $(SHARED) $(HOUSE_FILES) ## build the programs and the publications of all houses

# A change of flags rebuilds what was built with the old ones.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CFLAGS) $(LIBS)' | cmp -s - $@ || echo '$(CC) $(CFLAGS) $(LIBS)' > $@
FORCE:

$(O)/gen/schema_sql.h: data/schema.sql
	@mkdir -p $(@D)
	$(call say,GEN,$@)
	$(Q){ echo 'static const char schema_sql[] ='; sed 's/\\/\\\\/g; s/"/\\"/g; s/??/?\\?/g; s/^/    "/; s/$$/\\n"/' $<; echo '    ;'; } > $@

$(O)/%.o: %.c $(O)/flags | $(O)/gen/schema_sql.h
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(LIBRARY): $(OBJECTS)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(O)/wegwijzer: $(O)/src/app/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -o $@

$(O)/wegwijzer-data: $(O)/src/tool/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -o $@

$(O)/wegwijzer-sync: $(O)/src/sync/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -o $@

# A test links the support code of its own folder (tests/store/fixture.c) and of tests/support.
support_of = $(foreach file,$(TEST_SUPPORT),$(if $(filter $(dir $(file)),$(1) $(O)/tests/support/),$(file)))
.SECONDEXPANSION:
$(TESTS): $(O)/%: $(O)/%.o $$(call support_of,$$(dir $$@)) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -lcmocka -lzbar -licalvcal -o $@

$(BENCHES): $(O)/tests/bench/%: $(O)/tests/bench/%.o $(O)/tests/bench/figures.o $(O)/tests/bench/glass.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -lX11 -lXext -o $@

$(FAULTS): $(O)/tests/faults/%: $(O)/tests/faults/%.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(FLAGS_$(VARIANT)) $^ $(LIBS) -o $@

$(FUZZERS): $(O)/%: $(O)/%.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) -fsanitize=fuzzer,address,undefined $^ $(LIBS) -o $@

$(SHARE)/fonts/%.ttf: fonts/fonts.list
	@mkdir -p $(@D)
	$(Q)cp "$$(awk '$$1 == "$*" {print $$3}' fonts/fonts.list)" $@

$(SHARE)/icons.list: assets/icons.list
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/personas.txt: assets/personas.txt
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/web/%: assets/web/%
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/hyphen/%.txt: assets/hyphen/%.txt
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/check/%.txt: assets/check/%.txt
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/keyboards/%.txt: assets/keyboards/%.txt
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/hyphen/hyph_nl.dic: /usr/share/hyphen/hyph_nl_NL.dic
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(SHARE)/hyphen/hyph_de.dic: /usr/share/hyphen/hyph_de_DE.dic
	@mkdir -p $(@D)
	$(Q)cp $< $@

# The language of tests: long, accented, in brackets, so that what is not translated or does not fit shows.
$(SHARE)/locale/qps/LC_MESSAGES/wegwijzer.mo: assets/po/wegwijzer.pot
	@mkdir -p $(@D)
	$(Q)msgen $< | LC_ALL=C.UTF-8 msgfilter --keep-header sed -e 'y/aeiouAEIOU/áéíóúÁÉÍÓÚ/' -e 's/^/[/; s/$$/ ôé]/' \
		| msgfmt --check-format -o $@ -

$(SHARE)/locale/%/LC_MESSAGES/wegwijzer.mo: assets/po/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

# What the staff tool says; Dutch is the source.
$(SHARE)/locale/%/LC_MESSAGES/wegwijzer-data.mo: assets/po/data/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

# Sample dates move to the day of the build, so that a clone of next year shows a full agenda.
$(BUILD)/data/%.sqlite: $(O)/wegwijzer-data $(SHARE)/icons.list $$(wildcard data/$$*/*.csv)
	@mkdir -p $(@D)
	$(call say,DATA,$@)
	$(Q)$(O)/wegwijzer-data build data/$* -o $@

deps: ## install the Debian packages that are missing
	@sh tests/setup.sh install $(PACKAGES) $(TEST_PACKAGES)

run: all ## set up, build, and show the kiosk of Essen (without a display: its pictures in build/tour)
	@sh tests/run.sh $(O)/wegwijzer $(BUILD)

kiosk: all ## start the kiosk fullscreen on HOUSE (default essen)
	$(O)/wegwijzer --data $(BUILD)/data/$(or $(HOUSE),essen).sqlite

tour: all ## write pictures of every screen and an index.html to build/tour
	@sh tests/tour.sh $(O)/wegwijzer $(BUILD)

sheets: all ## write contact sheets of every language, text size and theme to build/sheets
	@sh tests/sheets.sh $(O)/wegwijzer $(BUILD)

unit: all $(TESTS)
	@sh tests/unit.sh $(O) $(TESTS)

journeys: all
	@sh tests/journeys.sh $(O)/wegwijzer $(BUILD)

languages: all ## walk past every screen in every language, text size, theme and panel under the rules
	@sh tests/languages.sh $(O)/wegwijzer $(BUILD)

fleet: all $(O)/tests/bench/fleet ## ask one nginx on loopback what 100,000 kiosks would ask it
	@sh tests/fleet.sh $(O) $(BUILD)

carriers: all ## publish to a real kiosk by folder, nginx, rsync, a stick and Syncthing, with the times from publishing to pixels
	@sh tests/setup.sh $(SETUP) syncthing rsync
	@sh tests/carriers.sh $(O) $(BUILD) all

loop: all ## a template filled in by LibreOffice, checked, built and shown (needs libreoffice-calc, python3-uno)
	@sh tests/loop.sh $(O) $(BUILD)

check-datasets: all ## import public data sets in DATASETS and hold the result against a count by other programs
	@SETUP=$(SETUP) sh tests/datasets.sh $(abspath $(O))/wegwijzer-data "$(DATASETS)"

test: all $(TESTS) $(FAULTS) ## set up, build and run every test
	@sh tests/lint.sh || lint=no; sh tests/test.sh $(O) $(BUILD) $(TESTS) && [ -z "$$lint" ]

test-san: ## the same unit tests and journeys under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory VARIANT=san unit journeys

million: all $(O)/tests/store/search_oracle_test ## a million random searches (SEARCH_QUERIES) against brute force on a real publication
	@SEARCH_QUERIES=$${SEARCH_QUERIES:-1000000} SEARCH_PUBLICATION=$(BUILD)/data/essen.sqlite $(O)/tests/store/search_oracle_test

test-web: all ## the take-home pages in Chromium behind nginx: QR codes of the kiosk, axe-core, pictures (installs from npm)
	@sh tests/web.sh $(O) $(BUILD)

coverage: ## line and branch coverage of the unit tests
	@$(MAKE) --no-print-directory VARIANT=cov unit || echo 'coverage: of tests that do not all pass'
	@gcov -n -b -r $$(find $(BUILD)/cov/src -name '*.gcda') | awk -F "[:' ]+" '/^File/ {file = $$2} \
		/^Lines/ {lines = $$3} /^(Taken|No branches)/ {branches = /^No/ ? "-" : $$5} \
		/^(Calls|No calls)/ && file ~ /^src.*c$$/ {printf "%-32s lines %8s  branches %8s\n", file, lines, branches; file = ""}' | sort

faults: all $(FAULTS) ## kill what writes at every system call, let every call fail, cut the power at every write (an hour)
	@sh tests/faults.sh $(O) $(BUILD) all
	@sh tests/faults/cuts.sh $(O) $(BUILD) all

fuzz: ## let libFuzzer look for crashes in each tests/fuzz/*.c for FUZZ_SECONDS (30)
	@$(MAKE) --no-print-directory VARIANT=fuzz fuzzers

fuzzers: $(FUZZERS) $(SHARED)
	@set -e; for fuzzer in $(FUZZERS); do name=$$(basename $$fuzzer) corpus=$(BUILD)/corpus/$$(basename $$fuzzer); \
		mkdir -p $$corpus; echo "  FUZZ   $$name, $(FUZZ_SECONDS) s; what it found stays in $$corpus"; \
		$$fuzzer -max_total_time=$(FUZZ_SECONDS) -verbosity=0 -print_final_stats=1 -timeout=10 \
			-artifact_prefix=$$corpus- $$corpus $$(ls -d tests/fuzz/seeds/$$name 2>/dev/null) >$$corpus.log 2>&1 || { tail -n 60 $$corpus.log; exit 1; }; \
		grep -E '^stat::(number|peak)' $$corpus.log; done

lint: ## includes follow the map, functions stay short, the layout is that of .clang-format
	@sh tests/lint.sh

format: ## lay out all C files
	clang-format -i $$(git ls-files 'src/*.[ch]' 'tests/*.[ch]')

golden: all $(O)/tests/golden/golden_test ## renew the pictures that tests/golden compares with, after looking at the screens
	@GOLDEN_RENEW=1 $(O)/tests/golden/golden_test

po: ## gather the strings of the interface, update every catalogue and say what is missing
	@sh tests/po.sh assets/po

bench: all $(BENCHES) ## measure start, redraw, screen changes, load, memory and idleness
	@sh tests/bench/bench.sh $(O) $(BUILD)

bench-peers: all $(BENCHES) ## the search screen beside a filter in JavaScript in Chromium, which it installs
	@sh tests/setup.sh install chromium
	@sh tests/bench/peers.sh $(O) $(BUILD)

# Dutch is the language of our staff; man shows it to who asks for it, and English to all others.
$(BUILD)/man/man1/%: assets/man/en/%.scd
	@mkdir -p $(@D)
	$(Q)scdoc < $< > $@

$(BUILD)/man/nl/man1/%: assets/man/%.scd
	@mkdir -p $(@D)
	$(Q)scdoc < $< > $@

install: all $(MANUALS) $(DUTCH_MANUALS) ## install under DESTDIR and PREFIX
	install -D -t $(DESTDIR)$(PREFIX)/bin $(PROGRAMS)
	mkdir -p $(DESTDIR)$(PREFIX)/share && cp -r $(BUILD)/share/wegwijzer $(DESTDIR)$(PREFIX)/share/
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/wegwijzer/data $(HOUSE_FILES)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 $(MANUALS)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/nl/man1 $(DUTCH_MANUALS)
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system assets/systemd/*.service
	install -D -m 644 assets/systemd/wegwijzer.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/wegwijzer.conf
	install -D -m 644 assets/systemd/wegwijzer.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/wegwijzer.conf
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/wegwijzer README.md LICENSE assets/systemd/*.conf

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

-include $(OBJECTS:.o=.d) $(MAINS:%.c=$(O)/%.d) $(TESTS:=.d) $(TEST_SUPPORT:.o=.d)
