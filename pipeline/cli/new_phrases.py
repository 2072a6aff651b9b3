"""What `new` says, in English and in Japanese."""

NEW_PHRASES: dict[str, tuple[str, str]] = {
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
    "nothing_read": (
        (
            "No table of {place} could be read, for the reasons above. It lies there, and every make "
            "extract tells of it, until it is removed or a PDF that can be read takes its place."
        ),
        (
            "{place} の表は、上の理由で一つも読めません。消すか、読めるPDFに置き換えるまでそこに残り、"
            "make extract のたびに確認事項になります。"
        ),
    ),
    "no_report_named": (
        "No report is named. Say which: make new PDF=path/of/report.pdf",
        "報告書が指定されていません。make new PDF=報告書.pdf のように指定してください。",
    ),
    "no_pdf": (
        "it is no PDF; say which report: make new PDF=path/of/report.pdf",
        "PDFではありません。make new PDF=報告書.pdf のように指定してください",
    ),
    "odd_name": (
        "its name begins with a dot, or has characters nobody sees; give it another name",
        "名前がピリオドで始まるか、見えない文字が入っています。名前を変えてください",
    ),
    "stands_there": (
        (
            "{place} stands there already, with another content, and is not overwritten; {file} was not "
            "read. If it is the report of another year or body, rename {file} and type make new again; if "
            "it is to take the old one's place, remove {place} first."
        ),
        (
            "{place} は中身の違うファイルとしてすでにあり、上書きしません。{file} は読んでいません。"
            "別の年度や団体の報告書なら {file} の名前を変えて、古いものと差し替えるなら先に {place} を消して、"
            "もう一度 make new を実行してください。"
        ),
    ),
    "not_put": (
        "{file} could not be put into {folder}: {reason}",
        "{file} を {folder} に入れられません：{reason}",
    ),
}
