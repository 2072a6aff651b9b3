# The one menu. What each line does stands in pipeline/, pyproject.toml and .ci/.

RAW ?= raw
OUT ?= normalized

define MENU
make extract   PDF in raw/ to tables in normalized/ (RAW=… OUT=… WORKERS=… FORCE=1)  PDFから表を作る
make new       take a new report into raw/, show what is read (PDF=…)  新しい報告書を入れて調べる
make test      run the tests                                        テストを実行する
make check     style, types, and that generated files are fresh     書式・型・生成物を確かめる
make schemas   write schemas/ anew from the records                 スキーマを書き直す
make bench     print how long the stages take                       速さを測る
make torture   hostile files, damaged copies, kills; some minutes    壊れたファイルや強制終了で試す
make lock      resolve the dependencies anew and export the lock    依存関係を固定し直す
make clean     remove the environment and caches, never data        環境と一時ファイルを消す
endef
export MENU

.PHONY: menu extract new test check schemas bench torture lock clean

menu:
	@printf '%s\n' "$$MENU"

# The program ends with 0 (all read), 1 (read, with errors among the findings) or 2 (nothing
# written). make itself knows only 0 and 2, and adds a line of its own: the recipe says which it was.
extract: .venv/.installed
	@.venv/bin/python -m pipeline extract --raw $(RAW) --out $(OUT) \
	$(if $(WORKERS),--workers $(WORKERS)) $(if $(FORCE),--force) || { status=$$?; \
	case $$status in \
	1) echo "status 1: the tables are written, with errors among the findings  (表はできたが、要確認のエラーがある)";; \
	2) echo "status 2: nothing was written  (何も書かれていない)";; \
	esac >&2; exit $$status; }

new: .venv/.installed
	@.venv/bin/python -m pipeline new "$(or $(PDF),no-report-given)" --raw $(RAW) || test $$? -eq 1

test: .venv/.installed-dev
	@.venv/bin/pytest -n auto

check: .venv/.installed-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/pytest -q tests/schemas/test_fresh.py tests/test_lock.py

schemas: .venv/.installed
	@.venv/bin/python -m pipeline schemas

bench: .venv/.installed
	@set -e; for script in bench/*.py; do .venv/bin/python $$script; done

torture: .venv/.installed-dev
	@.venv/bin/python tests/torture/torture.py

# The lock is what the exports hold: versions and hashes, and no address of any index.
lock:
	uv lock
	uv export --quiet --frozen --no-dev --group install --no-emit-project --output-file requirements.txt
	uv export --quiet --frozen --no-emit-project --output-file requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: pyproject.toml requirements.txt .ci/install
	@.ci/install
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@.ci/install dev
	@touch $@
