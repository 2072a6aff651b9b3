"""The sentences of the command line but the findings' and explain's, in English and Japanese."""

PHRASES: dict[str, tuple[str, str]] = {
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
    "no_tables_to_publish": (
        "There are no tables to publish in {folder} ({reason}). Run make extract first.",
        "{folder} に公開する表がありません（{reason}）。先に make extract を実行してください。",
    ),
    "publish_missing": (
        "{name} is not installed: make publish installs what publishing needs, then publishes.",
        "{name} が入っていません。make publish を実行すると、必要なものを入れてから作成します。",
    ),
    "published_file": ("  {path:<24} {size:>8} KB", "  {path:<24} {size:>8} KB"),
    "published": ("Published in {folder}.", "{folder} に作成しました。"),
    "published_before": (
        "Nothing has changed: {folder} stays as it is.",
        "変わりはありません。{folder} はそのままです。",
    ),
    "unchanged": (
        "Nothing has changed: the tables in {folder} stay as they are.",
        "変わりはありません。{folder} の表はそのままです。",
    ),
}
