"""The commands that read reports."""

from pathlib import Path

from pipeline.cli.command import JSON, OUT, QUIET, RAW, Command, Option, count
from pipeline.run.options import READERS, Limits, Options

EXTRACT = Command(
    "extract",
    ("read the reports of a folder into tables", "報告書を読み、表を作ります"),
    (
        (
            "Reads every report (PDF) of a folder and writes one Parquet file a table. Only what has "
            "changed is read again. Each report is read in a process of its own, with limits, no "
            "network and no right to write; a report of 700 pages keeps well below them."
        ),
        (
            "フォルダーにある報告書（PDF）をすべて読み、表ごとに1つのParquetファイルを書きます。変わったもの"
            "だけを読み直します。報告書は1件ごとに、上限があり、通信も書き込みもできない別プロセスで読みます。"
            "700ページの報告書でも上限には届きません。"
        ),
    ),
    (
        RAW,
        OUT,
        Option(
            "--reader",
            (
                "what reads the PDF; both compare what they read",
                "PDFを読むもの。both は照合します",
            ),
            "READER",
            usual=READERS[0],
            choices=READERS,
        ),
        Option(
            "--workers",
            (
                "reports read at once; as many as there are cores if nothing is said",
                "同時に読む件数。指定がなければコアの数です",
            ),
            "N",
            count,
        ),
        Option("--force", ("read again what is kept", "保存した結果を使わずに読み直します")),
        QUIET,
        JSON,
        Option(
            "--memory-mb",
            ("most memory for one report, in MB", "1件に使うメモリの上限（MB）"),
            "N",
            count,
            Limits().memory_mb,
        ),
        Option(
            "--cpu-seconds",
            ("most computing time for one report", "1件に使う計算時間の上限（秒）"),
            "N",
            count,
            Limits().cpu_seconds,
        ),
        Option(
            "--wall-seconds",
            ("most time for one report, in seconds", "1件に使う経過時間の上限（秒）"),
            "N",
            count,
            Limits().wall_seconds,
        ),
        Option(
            "--file-mb",
            ("largest PDF that is opened, in MB", "開くPDFの大きさの上限（MB）"),
            "N",
            count,
            Options().file_mb,
        ),
    ),
    (
        (
            "make extract",
            ("reads raw/, writes normalized/", "raw/ を読み、normalized/ に書きます"),
        ),
        (
            "make extract RAW=in OUT=out WORKERS=4",
            ("other folders, four reports at once", "別のフォルダーで、4件ずつ読みます"),
        ),
        (
            "shihyo extract --json --quiet > errors.jsonl",
            ("the errors for a script, one a line", "エラーだけを1行1件でスクリプトに渡します"),
        ),
    ),
    (
        (0, ("all was read", "すべて読めました")),
        (
            1,
            (
                "the tables are written, with findings of severity error",
                "表は書きましたが、重要度 error の確認事項があります",
            ),
        ),
        (2, ("nothing was written", "何も書けませんでした")),
    ),
)

NEW = Command(
    "new",
    ("put a report into raw/, show what is read", "初めての報告書を入れて調べます"),
    (
        (
            "Copies a report into the folder of the reports, lays a passport to fill in beside it, and "
            "says table by table what was understood. Nothing that is there is overwritten."
        ),
        (
            "報告書を報告書のフォルダーに写し、来歴の用紙を置き、どの表が読めたかを示します。すでにあるものは"
            "上書きしません。"
        ),
    ),
    (Option("pdf", ("the report", "報告書"), "PDF", Path), RAW),
    (
        (
            "make new PDF=downloads/fukushima-dx-r7.pdf",
            ("takes in the report of a new year", "新しい年度の報告書を入れます"),
        ),
        (
            "shihyo new downloads/fukushima-dx-r7.pdf --raw in",
            ("the same, into another folder", "別のフォルダーに入れます"),
        ),
    ),
    (
        (0, ("all of it was understood", "すべて読み取れました")),
        (1, ("there are findings of severity error", "重要度 error の確認事項があります")),
        (2, ("the report was not taken in", "報告書を入れられませんでした")),
    ),
)
