"""What the command line says, in the language of the person at it."""

import os
import re
from typing import Protocol


class Told(Protocol):
    """What of a finding is told on the command line."""

    @property
    def severity(self) -> str:
        """Error, warning or notice."""

    @property
    def check(self) -> str:
        """The stable name of what was checked."""

    @property
    def message(self) -> str:
        """The sentence in English."""

    @property
    def message_ja(self) -> str:
        """The sentence in Japanese."""


PHRASES = {
    "no_folder": (
        "{folder} cannot be read: {reason}. Make the folder and put the reports (PDF) into it.",
        "{folder} を読めません（{reason}）。フォルダーを作り、報告書のPDFを入れてください。",
    ),
    "no_reports": (
        "There is no PDF in {folder}: put the report there and run make extract again.",
        "{folder} にPDFがありません。報告書を入れて、もう一度 make extract を実行してください。",
    ),
    "reading": ("reading {file}", "読み取り中 {file}"),
    "read_so_far": (
        "{done} of {reports} reports, {pages} pages",
        "{reports}件中 {done}件、{pages}ページ",
    ),
    "time_left": ("left", "残り"),
    "report": (
        (
            "{file}: {pages} pages, {kpi} indicators, {kpi_values} figures, {field_summary} rows of "
            "field summaries, {overview} overview counts, {initiatives} initiatives, {mentions} "
            "mentions, {cells} cells"
        ),
        (
            "{file}：{pages}ページ、指標 {kpi}、指標の値 {kpi_values}、分野別集計 {field_summary}行、"
            "全体集計 {overview}件、取組 {initiatives}、本文中の数値 {mentions}、表のセル {cells}"
        ),
    ),
    "report_head": (
        "{title} ({publisher}), fiscal year {fiscal_year}",
        "{title}（{publisher}）、{fiscal_year}年度",
    ),
    "no_title": ("title unknown", "表題不明"),
    "no_publisher": ("publisher not stated", "公表者の記載なし"),
    "no_fiscal_year": ("unknown", "不明"),
    "table_heading": ("table", "表"),
    "rows_heading": ("rows", "行数"),
    "meaning_heading": ("one row is", "内容"),
    "finding_heading": (
        "What a person must look at (.findings has all of it)",
        "人が確かめること（すべては .findings に）",
    ),
    "handed_over": (
        "{handed_over} of {pages} pages were read by pdfplumber alone: PDFium was unsure of them.",
        "{pages}ページ中 {handed_over}ページは、PDFiumでは確かでないため pdfplumber だけで読みました。",
    ),
    "not_read": ("{file}: not read", "{file}：読めませんでした"),
    "total": (
        "Read {documents} of {files} files: {pages} pages, {kpi} indicators, {kpi_values} figures.",
        (
            "{files}ファイル中 {documents}件の報告書を読みました："
            "{pages}ページ、指標 {kpi}、指標の値 {kpi_values}。"
        ),
    ),
    "findings": (
        "Findings: {error} errors, {warning} warnings, {notice} notices.",
        "確認事項：エラー {error}件、警告 {warning}件、お知らせ {notice}件。",
    ),
    "written": ("The tables are in {folder}.", "表は {folder} にあります。"),
    "table": (
        "p.{page} table {number}: {kind}, {rows} rows: {words}",
        "p.{page} 表{number}：{kind}、{rows}行：{words}",
    ),
    "other_tables": (
        (
            "Tables of kind other were not understood. If one of them holds indicators, compare its "
            "headings with pipeline/knowledge/headings.toml, add the missing word, and run this again."
        ),
        (
            "種類が other の表は読み取っていません。指標の表が含まれていたら、見出しの言い方を "
            "pipeline/knowledge/headings.toml に書き足して、もう一度実行してください。"
        ),
    ),
    "passport": ("A passport to fill in: {file}", "来歴を書き込んでください：{file}"),
    "passport_head": (
        "# What the PDF itself does not say. See CONTRIBUTING.md.",
        "# PDFからは分からない来歴。CONTRIBUTING.md を見てください。",
    ),
    "then": (
        "Next: make extract, then read ten figures on the page (CONTRIBUTING.md, step 4).",
        "次は make extract。そのあと、ページの数値を十個確かめます（CONTRIBUTING.md の手順4）。",
    ),
    "no_pdf": (
        "it is no PDF; say which report: make new PDF=path/of/report.pdf",
        "PDFではありません。make new PDF=報告書.pdf のように指定してください",
    ),
    "not_put": (
        "{file} could not be put into {folder}: {reason}",
        "{file} を {folder} に入れられません：{reason}",
    ),
    "no_tables": (
        "There are no tables to check in {folder} ({reason}). Run make extract first.",
        "{folder} に確かめる表がありません（{reason}）。先に make extract を実行してください。",
    ),
    "checks_head": (
        "  check                  run  passed  failed  not applicable",
        "  検査                  実施    合格  不合格  対象外",
    ),
    "check_count": (
        "  {check:<20} {run:>5} {passed:>7} {failed:>7} {not_applicable:>7}",
        "  {check:<20} {run:>5} {passed:>7} {failed:>7} {not_applicable:>7}",
    ),
    "checks_sum": (
        "  {run} checks run: {passed} passed, {failed} failed; {not_applicable} had nothing to compare.",
        "  検査 {run}件：合格 {passed}、不合格 {failed}、対象なし {not_applicable}。",
    ),
    "never_accepted": (
        "{document}: never accepted yet. Look at its tables, then make accept.",
        "{document}：まだ承認されていません。表を確かめて make accept を実行してください。",
    ),
    "changed_figures": (
        "{document}: {count} changes against the accepted tables (+ a new row, - a lost one):",
        "{document}：承認済みの表から {count}か所変わりました（+ 増えた行、- 消えた行）：",
    ),
    "as_accepted": (
        "{document}: as accepted.",
        "{document}：承認済みの表のとおりです。",
    ),
    "not_accepted": (
        (
            "Nothing was accepted: {folder} stays as it is. Mend the errors, or accept each with its "
            "reason in the passport (CONTRIBUTING.md, step 3)."
        ),
        (
            "承認していません。{folder} はそのままです。エラーを直すか、理由を添えて来歴で承認してください"
            "（CONTRIBUTING.md の手順3）。"
        ),
    ),
    "accepted": (
        "Accepted: {folder} now holds these tables. Commit it with what changed them.",
        "承認しました。{folder} を、変えた理由とともにコミットしてください。",
    ),
    "cannot_explain": (
        "{at} cannot be explained: {reason}.",
        "{at} をたどれません（{reason}）。",
    ),
    "nothing_at": (
        (
            "No figure is found at {at}. Say a document_id, then a number or words of an indicator's name, "
            "or p.9 and a place (300,120). Known here: {known}."
        ),
        (
            "{at} に当たる値がありません。文書IDのあとに、指標の番号か名称の一部、または p.9 と位置（300,120）を"
            "書いてください。ここにあるもの：{known}。"
        ),
    ),
    "way_place": (
        "  on the page     p.{page} at {box} pt; picture: {picture}",
        "  紙面            p.{page} 位置 {box} pt、画像：{picture}",
    ),
    "way_reader": ("  as {reader} read it: {text}", "  {reader} の読み：{text}"),
    "way_text": ("  as text         {text}", "  文字列          {text}"),
    "way_correction": ("  corrected       {text}", "  訂正            {text}"),
    "way_pieces": ("  pieces          {pieces}", "  読みの内訳      {pieces}"),
    "check_passed": (
        "  check passed    {check}  {figures}",
        "  検査 合格       {check}  {figures}",
    ),
    "check_failed": (
        "  check FAILED    {check}  {figures}",
        "  検査 不合格     {check}  {figures}",
    ),
    "way_row": ("  row             {row}", "  行              {row}"),
    "stopped": (
        "Stopped. The tables are as they were; what has been read is kept for the next run.",
        "中断しました。表は元のままです。読み終えた分は次の実行で使います。",
    ),
    "unchanged": (
        "Nothing has changed: the tables in {folder} stay as they are.",
        "変わりはありません。{folder} の表はそのままです。",
    ),
}


UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters a terminal acts on instead of showing them, or that no terminal can show."""


def visible(text: str) -> str:
    r"""The text with everything escaped that a terminal would act on: controls, writing directions.

    >>> visible("a\x1b[2J\u202eb")
    'a\\x1b[2J\\u202eb'
    """
    return UNSEEN.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    """A character as Python writes it; a byte of a file name that is no text, as that byte."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def is_japanese() -> bool:
    """Whether the person's environment asks for Japanese."""
    language = next(
        filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), ""
    )
    return language.lower().startswith("ja")


def say(phrase: str, **words: object) -> str:
    """A phrase in the person's language."""
    return visible(in_language(PHRASES[phrase]).format(**words))


def in_language(words: tuple[str, str]) -> str:
    """The person's language of two: English, Japanese."""
    return words[is_japanese()]


def sentence(finding: Told) -> str:
    """A finding in the person's language, its severity first."""
    return f"{finding.severity.upper():<7} [{visible(finding.check)}] {message(finding)}"


def message(finding: Told) -> str:
    """The sentence of a finding in the person's language."""
    return visible(finding.message_ja if is_japanese() else finding.message)
