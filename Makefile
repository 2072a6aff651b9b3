# The list of commands. What each does is in pipeline/, pyproject.toml and .ci/.

RAW ?= raw
OUT ?= normalized
TO ?= published

# What a person gives reaches the recipes as environment, as it was typed: no shell and no make looks
# into it. So a recipe says "$$RAW"; $(RAW) would run what stands between backquotes in a file name.
GIVEN = RAW OUT TO PDF AT REASON REVIEWER READER WORKERS FORCE SCAN QUIET JSON PAGES ONLY CHANGE MINUTES SEED BASE QUICK BENCH AUDIT
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)
TELLING = $${QUIET:+--quiet} $${JSON:+--json}

define MENU
make extract   PDF in raw/ to tables in normalized/ (RAW=… OUT=… READER=… WORKERS=… FORCE=1 SCAN=1 QUIET=1 JSON=1)  PDFから表を作る
make publish   tables to Excel, CSV, DuckDB, a web page in published/ (TO=… PAGES=all)  表をExcel・CSV・頁などにする
make new       take a new report into raw/, show what is read (PDF=…)  新しい報告書を入れて調べる
make explain   where a figure comes from, from page to row (AT="report 健民アプリ")  値の由来をたどる
make check-data  check the tables, reading no PDF (OUT=… QUIET=1 JSON=1)  表だけを検査する
make diff      what has changed against the accepted tables         承認済みの表との違いを示す
make accept    show that, then accept the tables                    違いを示してから表を承認する
make test      run the tests                                        テストを実行する
make check     style, types, fresh generated files, known vulnerabilities (AUDIT=…)  書式・型・生成物・脆弱性を確かめる
make schemas   regenerate schemas/ and docs/checks.md                 スキーマと検査の一覧を書き直す
make bench     speed and accuracy compared with others (QUICK=1)    速さと正確さを他と比べる
make pictures  draw the pictures of docs/how-it-works.md again        仕組みの図を描き直す
make same      whether a change of the code changes a table (BASE=HEAD)   コードの変更で表が変わらないか確かめる
make torture   hostile files, damaged copies, kills, figures that look otherwise (ONLY=… CHANGE=…)  壊れたファイルや見た目の変更で試す
make fuzz      strange texts, guided by coverage (MINUTES=10)       奇妙な文字列で読み取りを試す
make mutants   small changes of the code that no test notices (MINUTES=10 SEED=…)  気付かれないコードの変更を探す
make lock      resolve the dependencies again, write the lock files  依存関係を固定し直す
make clean     remove the environment and caches, never data        環境と一時ファイルを消す
endef
export MENU

.PHONY: menu extract publish new explain check-data diff accept test check schemas pictures bench same torture fuzz mutants lock clean

menu:
	@printf '%s\n' "$$MENU"

# The program ends with 0 (all read), 1 (read, with errors among the findings) or 2 (nothing
# written). make itself knows only 0 and 2, and adds a line of its own: the recipe says which it was.
extract: $(if $(SCAN),.venv/.installed-scan,.venv/.installed)
	@.venv/bin/python -m pipeline extract --raw "$$RAW" --out "$$OUT" \
	$${READER:+--reader "$$READER"} $${WORKERS:+--workers "$$WORKERS"} $${FORCE:+--force} $${SCAN:+--scan} $(TELLING) || { status=$$?; \
	case $$status in \
	1) echo "status 1: the tables are written, with errors among the findings  (表はできたが、要確認のエラーがある)";; \
	2) echo "status 2: nothing was written  (何も書かれていない)";; \
	esac >&2; exit $$status; }

publish: .venv/.installed-publish
	@.venv/bin/python -m pipeline publish --out "$$OUT" --to "$$TO" --raw "$$RAW" $${PAGES:+--all-pages}

new: .venv/.installed
	@.venv/bin/python -m pipeline new "$$PDF" --raw "$$RAW" || { status=$$?; \
	case $$status in \
	1) printf '%s\n' "status 1: the report is in $$RAW, with errors among the findings  (報告書は入れたが、要確認のエラーがある)";; \
	2) echo "status 2: the report was not taken in  (報告書を入れていない)";; \
	esac >&2; exit $$status; }

explain: .venv/.installed
	@.venv/bin/python -m pipeline explain "$$AT" --raw "$$RAW"

check-data: .venv/.installed
	@.venv/bin/python -m pipeline check-data --out "$$OUT" $(TELLING)

diff: .venv/.installed
	@.venv/bin/python -m pipeline diff --raw "$$RAW" || test $$? -eq 1

accept: .venv/.installed-dev
	@.venv/bin/python -m pipeline accept --raw "$$RAW" $${AT:+--at "$$AT"} $${REASON:+--reason "$$REASON"} $${REVIEWER:+--reviewer "$$REVIEWER"}

test: .venv/.installed-dev
	@.venv/bin/pytest -n auto

check: .venv/.installed-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest -q tests/schemas/test_fresh.py tests/test_lock.py
	.venv/bin/python .ci/audit.py $${AUDIT:+--advisories "$$AUDIT"}

schemas: .venv/.installed
	@.venv/bin/python -m pipeline schemas

pictures: .venv/.installed
	@.venv/bin/python docs/pictures/draw.py

bench: .venv/.installed
	@.venv/bin/python bench/quantities.py
	@.venv/bin/python bench/injected_errors.py
	@PYTHONPATH=. .venv/bin/python bench/clean_reports.py
	@.venv/bin/python bench/speed.py $${QUICK:+--quick} $$BENCH

same: .venv/.installed
	@.venv/bin/python bench/same_tables.py $${BASE:+--base "$$BASE"}

torture: .venv/.installed-dev
	@.venv/bin/python tests/torture/torture.py $${ONLY:+--only "$$ONLY"} $${CHANGE:+--appearance "$$CHANGE"}

fuzz: .venv/.installed-fuzz
	@PYTHONPATH=. .venv/bin/python tests/fuzz/fuzz.py $${MINUTES:+--minutes "$$MINUTES"}

mutants: .venv/.installed-dev
	@PYTHONPATH=. .venv/bin/python tests/mutants/mutants.py $${MINUTES:+--minutes "$$MINUTES"} $${SEED:+--seed "$$SEED"}

# The lock is what the exports hold: versions and hashes, and no address of any index.
lock:
	uv lock
	uv export --quiet --frozen --no-dev --group install --no-emit-project --output-file requirements.txt
	uv export --quiet --frozen --no-dev --group install --extra publish --no-emit-project --output-file requirements-publish.txt
	uv export --quiet --frozen --no-dev --group install --extra scan --no-emit-project --output-file requirements-scan.txt
	uv export --quiet --frozen --extra publish --no-emit-project --output-file requirements-dev.txt
	uv export --quiet --frozen --only-group fuzz --no-emit-project --output-file requirements-fuzz.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .bench .fuzz .torture dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml requirements.txt .ci/install
	@.ci/install
	@touch $@

.venv/.installed-publish: .venv/.installed requirements-publish.txt
	@.ci/install publish
	@touch $@

.venv/.installed-scan: .venv/.installed requirements-scan.txt
	@.ci/install scan
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@.ci/install dev
	@touch $@

.venv/.installed-fuzz: .venv/.installed-dev requirements-fuzz.txt
	@.ci/install fuzz
	@touch $@
