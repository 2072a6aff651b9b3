"""The list of all checks in Japanese and English, as Markdown."""

import string
from collections.abc import Iterator

from pipeline.knowledge import load

HEAD = """\
<!-- Generated from pipeline/knowledge/checks.toml and findings.toml by `make schemas`. -->

# 検査の一覧 / The checks

`make extract` は報告書ごとに次の検査を行い、合わないものを確認事項 (`findings`) として文で示します。値は変えません。
検査できなかったもの（対象外）は、合格に数えません。正しければ来歴 (`.toml`) で承認し、誤植なら訂正を書きます：
[毎年の手順](毎年の手順.md)の手順3。値ごとにどの検査を受けたかは `make explain` で、実施した回数は
`make check-data` で分かります。どれだけの誤りが見つかるかは [injected-errors.md](injected-errors.md) にあります。

`make extract` compares every report with itself and with the one before it, and reports contradictions in a sentence
(`findings`). It changes no figure. A check that had nothing to compare never counts as passed. If the report is printed
like this, accept the finding in the passport; if it is a misprint, write a correction: [毎年の手順.md](毎年の手順.md),
step 3. `make explain` shows which checks a figure took part in, `make check-data` how often each ran.
[injected-errors.md](injected-errors.md) shows what share of errors they catch.

- error：値が誤っているか欠けているおそれがある。a figure may be misread or missing, or contradicts the report
- warning：読みは紙面のとおりだが、書かれ方がおかしい。read as printed, but what is printed is unusual
- notice：お知らせ。for information

⟨ ⟩ は、その場の値に置き換わります。What is in ⟨ ⟩ is filled in.
"""

COMPARING = """\
## 値を比べる検査 / Checks that compare figures
"""
OTHERS = """\
## 読み取りの確認事項 / Findings about the reading

これらは値を比べません。ファイル、ページ、表、セルについて、読めないもの・確かでないものを示します。
These compare no figures: they report what of a file, page, table or cell could not be read, or not with certainty.

| check | severity | |
|---|---|---|\
"""


def check_list() -> str:
    """Every check: what it compares, what it tolerates and why, and its sentence with the next step."""
    compared, sentences = load("checks"), load("findings")
    sections = [line for check in compared for line in _section(check)]
    rows = [_row(check) for check in sentences if check not in compared]
    return "\n".join((HEAD, COMPARING, *sections, OTHERS, *rows, ""))


def _section(check: str) -> Iterator[str]:
    compared, finding = load("checks")[check], load("findings")[check]
    yield f"### {check}"
    yield ""
    yield f"- 比べるもの：{compared['compares_ja']}"
    yield f"- 許容差：{compared['tolerance_ja']}"
    yield f"- {finding['severity']}：{_cell(finding['ja'])}"
    yield f"- Compares: {compared['compares']}"
    yield f"- Tolerance: {compared['tolerance']}"
    yield f"- {finding['severity']}: {_cell(finding['en'])}"
    yield ""


def _row(check: str) -> str:
    finding = load("findings")[check]
    return (
        f"| `{check}` | {finding['severity']} | {_cell(finding['ja'])}<br>{_cell(finding['en'])} |"
    )


def _cell(sentence: str) -> str:
    """The sentence without its place, the words that are filled in marked as such."""
    parts = [
        text + (f"⟨{field}⟩" if field and field != "place" else "")
        for text, field, *_ in string.Formatter().parse(sentence)
    ]
    return "".join(parts).removeprefix(": ").removeprefix("：").replace("|", "\\|")
