# make run     everything that is missing is installed, then Notebooks/digits.md becomes Output/digits.html, and the
#              other notebooks their reports, with Output/index.html to link them
# make test    the same set-up and the tests' own, the package, then every test
# make fuzz    damaged inputs of every kind for ten minutes, and the kernels under sanitizers; seconds=… seed=…
# make bench   evaluation and training beside numpy, scipy and PyTorch; whole commands; the live page, and
#              an hour of edits of it
# make install the command without Swift's libraries, with KaTeX, completions and manual pages; PREFIX=…  DESTDIR=…
# make deb     the same as a Debian package, .build/cahier.deb
# make docs    the documentation for contributors and for steps of one's own, in .build/docs
# make format  the sources as .swift-format wants them        make lint  says what is not so
#
# Tests run in the release configuration: training 5,000 digits takes seconds there and minutes in a debug build.
# They see `package` declarations, so no -enable-testing is needed, and one build serves the command and its tests.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run build test fuzz bench install deb docs format lint setup setup-tests

cahier := .build/release/cahier
notebooks := $(addprefix Notebooks/,digits.md two-losses.md guide.md digits.zh.md)
python := .build/python/bin/python3

# What the build links against, by pkg-config name and by Debian package; what the report reads, by file.
libraries := libcmark-gfm:libcmark-gfm-dev yaml-0.1:libyaml-dev duktape:duktape-dev libpng:libpng-dev zlib:zlib1g-dev \
  libzmq:libzmq3-dev
# Swift's networking, which the server's package names and nothing here calls, wants it where Swift's libraries are linked in.
ifeq ($(shell uname),Linux)
libraries += libcurl:libcurl4-openssl-dev
endif
katex := /usr/share/javascript/katex
katex-fonts := /usr/share/fonts/truetype/katex
files := /usr/include/cmark-gfm-core-extensions.h:libcmark-gfm-extensions-dev \
  $(katex)/katex.min.js:libjs-katex $(katex-fonts):fonts-katex
# What the tests hold the report and its pictures against, what sweeps are run by, the editor that talks to our server, and
# what the kernels for Arm are compiled and run with: by command and by Debian package, or by file.
commands := chromium:chromium pdftotext:poppler-utils pngtopam:netpbm strace:strace nvim:neovim parallel:parallel \
  sbatch:slurm-client $(addprefix /usr/sbin/,slurmctld:slurmctld slurmd:slurmd munged:munge) \
  qemu-aarch64:qemu-user aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu
test-files := /usr/aarch64-linux-gnu/include/stdio.h:libc6-dev-arm64-cross
# axe-core comes in a package for another browser's driver, which is not needed.
python-packages := numpy scipy pillow websocket-client pytest-lsp jupyterlab jupyter_kernel_test nbclient nbconvert \
  papermill nbval

run: build
	@$(cahier) index $(notebooks)
	@echo Output/digits.html

build: setup
	@swift build -c release --product cahier

# A server in the tests' own process waits for Swift's two threads, which other tests hold for seconds.
alone := LanguageTests
# What failed stands once more at the end, where it is looked for: half a million lines are before it.
tested = swift test -c release --skip-build $1 2>&1 | tee .build/tests.log || \
  { echo; grep -a -A 2 'recorded an issue' .build/tests.log | cut -c 1-400 | tail -30; exit 1; }
test: setup setup-tests deb
	@swift build -c release --build-tests
	@swift build --package-path Tests/Fixtures/OwnSteps --scratch-path .build/own-steps
	@$(call tested,--skip $(alone))
	@$(call tested,--filter $(alone))

# Other inputs each time: what is found is told with the seed that gives it again.
seconds := 600
seed := $(shell date +%s)
fuzz: setup setup-tests
	@swift build -c release --product cahier
	@swift build -c release --product fuzz
	@.build/release/fuzz --seconds $(seconds) --seed $(seed)
	@Tests/Sanitizers/sanitize.sh .build/sanitizers 300 $(seed)

# Beside numpy, scipy and, where it is installed in .build/python, PyTorch, alternating in one run.
bench: setup setup-tests
	@swift build -c release --product benchmark
	@swift build -c release --product cahier
	@$(python) Tests/Benchmarks/benchmark.py .build/release/benchmark $(cahier)
	@$(python) Tests/Benchmarks/commands.py $(cahier)
	@$(python) Tests/Benchmarks/live.py $(cahier)

# The command with Swift's libraries in it, built apart: its objects are others than those of the tests.
moving := .build/moving
swift-static := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
PREFIX := /usr/local
DESTDIR :=
place = $(DESTDIR)$(PREFIX)

# The manual comes first: its plugin builds the command with Swift's libraries outside, where that is built already.
install: build
	@swift package -c release --allow-writing-to-package-directory generate-manual --multi-page >/dev/null
	@swift build -c release --product cahier --scratch-path $(moving) $(swift-static)
	@install -D -m 755 -s $(moving)/release/cahier $(place)/bin/cahier
	@mkdir -p $(place)/share/man/man1 $(place)/share/cahier/katex/fonts
	@find .build/plugins/GenerateManual/outputs/CahierMain -name 'cahier*.1' ! -name '*.set-formulas.1' -exec install -m 644 -t $(place)/share/man/man1 {} +
	@install -m 644 -t $(place)/share/cahier/katex $(wildcard /usr/share/doc/libjs-katex/copyright) $(addprefix $(katex)/katex.min.,js css)
	@install -m 644 -t $(place)/share/cahier/katex/fonts $(katex-fonts)/*.woff2
	@install -D -m 644 <($(place)/bin/cahier --generate-completion-script bash) \
	  $(place)/share/bash-completion/completions/cahier
	@install -D -m 644 <($(place)/bin/cahier --generate-completion-script zsh) \
	  $(place)/share/zsh/site-functions/_cahier
	@install -D -m 644 <($(place)/bin/cahier --generate-completion-script fish) \
	  $(place)/share/fish/vendor_completions.d/cahier.fish
	@echo $(place)/bin/cahier

# The libraries that the command loads are those of the package's `Depends`; what it knows itself is not written twice.
package := .build/package
deb: setup
	@rm -rf $(package)
	@$(MAKE) --no-print-directory install DESTDIR=$(CURDIR)/$(package)/ PREFIX=usr >/dev/null
	@mkdir -p $(package)/DEBIAN
	@libraries=$$(ldd $(package)/usr/bin/cahier | awk '$$3 ~ "/" {print $$3}'); \
	depends=$$(for library in $$libraries; do \
	  dpkg -S $$library 2>/dev/null || dpkg -S /usr$$library; done | cut -d: -f1 | sort -u | paste -sd,); \
	printf '%s\n' "Package: cahier" "Version: $$($(package)/usr/bin/cahier --version)" \
	  "Architecture: $$(dpkg --print-architecture)" "Section: science" "Priority: optional" \
	  "Maintainer: The Cahier authors <cahier@localhost>" \
	  "Depends: $${depends//,/, }" \
	  "Description: literate notebooks about small neural networks" \
	  " A Markdown notebook whose fenced cells name steps becomes one self-contained report." \
	  > $(package)/DEBIAN/control
	@dpkg-deb --root-owner-group --build $(package) .build/cahier.deb >/dev/null
	@echo .build/cahier.deb

docs: setup
	@mkdir -p .build/docs
	@swift package --allow-writing-to-directory .build/docs generate-documentation \
	  --enable-experimental-combined-documentation --target Cahier --target Notebook --target Steps \
	  --target Report --target Learning --target Figures --target Wording --target CahierCommand \
	  --output-path .build/docs --transform-for-static-hosting
	@echo .build/docs/documentation/index.html

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

# Asks for everything first, so that what is missing is named or installed at once.
setup:
	@command -v swift >/dev/null || { echo "cahier needs Swift 6.2 or later: https://www.swift.org/install" >&2; exit 1; }
	@missing=""; \
	command -v pkg-config >/dev/null || missing="$$missing pkg-config"; \
	for pair in $(libraries); do \
	  pkg-config --exists "$${pair%%:*}" 2>/dev/null || missing="$$missing $${pair#*:}"; done; \
	for pair in $(files); do [ -e "$${pair%%:*}" ] || missing="$$missing $${pair#*:}"; done; \
	$(install)

setup-tests:
	@missing=""; \
	for pair in $(commands); do \
	  command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair#*:}"; done; \
	for pair in $(test-files); do [ -e "$${pair%%:*}" ] || missing="$$missing $${pair#*:}"; done; \
	command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null \
	  || missing="$$missing python3 python3-venv"; \
	$(install)
	@[ -x $(python) ] || python3 -m venv .build/python
	@$(python) -c 'import numpy, scipy, PIL, websocket, pytest_lsp, jupyterlab, jupyter_kernel_test, nbclient, nbconvert, papermill, nbval' 2>/dev/null \
	  || $(python) -m pip install --quiet $(python-packages)
	@$(python) -c 'import importlib.util as u; u.find_spec("axe_playwright_python").origin' 2>/dev/null \
	  || $(python) -m pip install --quiet --no-deps axe-playwright-python

# Installs the packages in $$missing with apt-get; elsewhere it names them and stops.
define install
if [ -n "$$missing" ]; then \
  if ! command -v apt-get >/dev/null; then \
    echo "please install what these Debian packages hold, then run make again:$$missing" >&2; exit 1; fi; \
  echo "installing:$$missing" >&2; \
  sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
  $$sudo apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
fi
endef
