"""The sentences of the command line but the findings' and explain's, in English and Japanese."""

from pipeline.cli.explain_phrases import EXPLAIN_PHRASES
from pipeline.cli.new_phrases import NEW_PHRASES
from pipeline.cli.publishing_phrases import PUBLISHING_PHRASES

PHRASES: dict[str, tuple[str, str]] = {
    **EXPLAIN_PHRASES,
    **NEW_PHRASES,
    **PUBLISHING_PHRASES,
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
    "no_tables": (
        "There are no tables to check in {folder} ({reason}). Run make extract first.",
        "{folder} に確かめる表がありません（{reason}）。先に make extract を実行してください。",
    ),
    "checks_head": (
        "  check                    run  passed  failed  not applicable",
        "  検査                    実施    合格  不合格  対象外",
    ),
    "check_count": (
        "  {check:<22} {run:>5} {passed:>7} {failed:>7} {not_applicable:>7}",
        "  {check:<22} {run:>5} {passed:>7} {failed:>7} {not_applicable:>7}",
    ),
    "checks_sum": (
        "  {run} checks run: {passed} passed, {failed} failed; {not_applicable} had nothing to compare.",
        "  検査 {run}件：合格 {passed}、不合格 {failed}、対象外 {not_applicable}。",
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
    "stopped": (
        "Stopped. The tables are as they were; what has been read is kept for the next run.",
        "中断しました。表は元のままです。読み終えた分は次の実行で使います。",
    ),
    "unchanged": (
        "Nothing has changed: the tables in {folder} stay as they are.",
        "変わりはありません。{folder} の表はそのままです。",
    ),
}
