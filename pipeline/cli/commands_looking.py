"""The commands that look at what was read."""

from pathlib import Path

from pipeline.cli.command import JSON, OUT, QUIET, RAW, Command, Option

NO_REPORTS = (2, ("there are no reports to read", "読める報告書がありません"))

EXPLAIN = Command(
    "explain",
    ("the way of one figure from page to row", "値の由来をたどります"),
    (
        (
            "Tells how a figure was read: the picture of its cell, the text as read, the pieces of the "
            "reading, a correction, the checks it took part in, its row."
        ),
        "値がどう読まれたかを示します。紙面の画像、読んだ文字、読みの内訳、訂正、受けた検査、表の行の順です。",
    ),
    (
        Option(
            "at",
            (
                (
                    "a document_id, then the number or words of the name of an indicator, or a page and "
                    "a place on it (p.9 300,120)"
                ),
                "文書IDのあとに、指標の番号か名称の一部、またはページと位置（p.9 300,120）を書きます",
            ),
            "AT",
        ),
        RAW,
        Option(
            "--pictures",
            ("folder for the pictures", "画像を置くフォルダー"),
            "FOLDER",
            Path,
            Path(".explain"),
        ),
    ),
    (
        (
            'make explain AT="fukushima-dx-r6 8"',
            ("the figures of the eighth indicator", "8番目の指標の値をたどります"),
        ),
        (
            'shihyo explain "fukushima-dx-r6 p.9 300,120"',
            ("what stands at a place of a page", "ページのその位置にある値をたどります"),
        ),
    ),
    (
        (0, ("a figure was explained", "値の由来を示しました")),
        (2, ("no figure was found there", "当たる値がありませんでした")),
    ),
)

CHECK_DATA = Command(
    "check-data",
    ("check the tables, reading no PDF", "PDFを読まずに表だけを検査します"),
    (
        (
            "Repeats every check that needs no PDF on the tables as they stand, and says how often each "
            "ran, passed, failed and had nothing to compare."
        ),
        "PDFのいらない検査を今の表でもう一度行い、検査ごとに実施、合格、不合格、対象外の数を示します。",
    ),
    (OUT, QUIET, JSON),
    (
        (
            "make check-data",
            ("checks the tables in normalized/", "normalized/ の表を検査します"),
        ),
        (
            "shihyo check-data --out out --json",
            ("the findings for a script", "確認事項をスクリプトに渡します"),
        ),
    ),
    (
        (0, ("nothing of severity error was found", "重要度 error の確認事項はありません")),
        (1, ("something of severity error was found", "重要度 error の確認事項があります")),
        (2, ("there are no tables to check", "検査できる表がありません")),
    ),
)

OF_ACCEPTED = (
    RAW,
    Option(
        "--accepted",
        ("the accepted tables", "承認済みの表のフォルダー"),
        "FOLDER",
        Path,
        Path("tests/snapshots"),
    ),
    Option(
        "--known-good",
        ("tests that must pass", "通らなければならない試験"),
        "FOLDER",
        Path,
        Path("tests/known_good"),
    ),
)

DIFF = Command(
    "diff",
    ("what this checkout changes in the accepted tables", "承認済みの表との違いを示します"),
    (
        (
            "Reads the reports anew and shows, figure by figure, what differs from the tables last "
            "accepted. Nothing is written."
        ),
        "報告書を読み直し、承認済みの表と違うところを一件ずつ示します。何も書き込みません。",
    ),
    OF_ACCEPTED,
    (
        (
            "make diff",
            ("after a change of the program or its words", "プログラムや語彙を変えたあとに"),
        ),
    ),
    (
        (0, ("nothing differs", "違いはありません")),
        (1, ("something differs", "違いがあります")),
        NO_REPORTS,
    ),
)

ACCEPT = Command(
    "accept",
    ("show that, then accept the tables", "違いを示してから表を承認します"),
    (
        (
            "Shows what differs, then keeps the tables of now as the accepted ones. Refused while an "
            "error stands among the findings or a figure read by a person is read otherwise."
        ),
        (
            "違いを示してから、今の表を承認済みの表とします。エラーが残っているとき、人が読んだ値と食い違うときは"
            "承認しません。"
        ),
    ),
    OF_ACCEPTED,
    (
        (
            "make accept",
            ("once the findings have been settled", "確認事項を片づけたあとに"),
        ),
    ),
    (
        (0, ("the tables were accepted", "承認しました")),
        (
            1,
            ("refused; the accepted tables stay", "承認していません。承認済みの表はそのままです"),
        ),
        NO_REPORTS,
    ),
)

SCHEMAS = Command(
    "schemas",
    ("write schemas/ and docs/checks.md anew", "表の定義書と検査の一覧を作り直します"),
    (
        (
            "Writes the schema of each table and the data dictionary from the records in "
            "pipeline/model/, and the list of checks from pipeline/knowledge/."
        ),
        (
            "表の定義と項目の一覧を pipeline/model/ の記述から、検査の一覧を pipeline/knowledge/ の記述から"
            "書き直します。"
        ),
    ),
    (
        Option(
            "--to",
            ("folder of the schemas", "定義書のフォルダー"),
            "FOLDER",
            Path,
            Path("schemas"),
        ),
        Option(
            "--docs",
            ("folder of checks.md", "checks.md のフォルダー"),
            "FOLDER",
            Path,
            Path("docs"),
        ),
    ),
    (
        (
            "make schemas",
            ("after a change of a record", "表の項目を変えたあとに"),
        ),
    ),
    ((0, ("the schemas are written", "定義書を書きました")),),
)
