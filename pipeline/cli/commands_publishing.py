"""The command that gives the tables the forms people ask for."""

from pathlib import Path

from pipeline.cli.command import OUT, RAW, Command, Option

PUBLISH = Command(
    "publish",
    ("the tables as a workbook, CSV, a database, a web page", "表をExcel・CSV・ページなどにします"),
    (
        (
            "Writes what stands in the tables as an Excel workbook, CSV, a DuckDB file, a page for the "
            "browser with pictures of the printed rows, and records for data catalogues, each with the "
            "credit line of the reports. All of it appears at once or not at all."
        ),
        (
            "表をExcelブック、CSV、DuckDBファイル、印刷された行の画像つきのページ、データカタログ用の定義に"
            "します。どれにも出典が入ります。すべてが一度に現れ、書きかけの状態は見えません。"
        ),
    ),
    (
        OUT,
        Option(
            "--to",
            ("folder of what is published", "書き出すフォルダー"),
            "FOLDER",
            Path,
            Path("published"),
        ),
        RAW,
    ),
    (
        ("make publish", ("into published/", "published/ に書き出します")),
        (
            "shihyo publish --to open-data",
            ("into another folder", "別のフォルダーに書き出します"),
        ),
    ),
    (
        (0, ("published, or unchanged", "書き出しました。または変わりがありません")),
        (2, ("nothing was written", "何も書かれていません")),
    ),
)
