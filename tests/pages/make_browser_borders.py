"""Prints browser_borders.pdf with Chromium: run it in this folder to make the PDF anew.

One small table in each way a style sheet draws its borders, and one in vertical writing.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

BORDERS = {
    "1px solid": "td{border:1px solid #000}",
    "1px dotted": "td{border:1px dotted #000}",
    "2px dotted": "td{border:2px dotted #555}",
    "1px dashed": "td{border:1px dashed #000}",
    "3px double": "td{border:3px double #000}",
    "4px solid": "td{border:4px solid #333}",
    "apart by 2px": "table{border-collapse:separate;border-spacing:2px}td{border:1px solid #000}",
    "across only": "td{border-bottom:1px solid #000}table{border-top:1px solid #000}",
    "above and below": "table{border-top:2px solid #000;border-bottom:2px solid #000}"
    ".head td{border-bottom:1px solid #000}",
    "filled": "td{background:#dbe5f1;border:2px solid #fff}",
    "every other row filled": "tr:nth-child(odd) td{background:#dbe5f1}",
}
ROWS = (
    ("指標", "目標", "実績"),
    ("利用率", "73.7%", "32.2%"),
    ("紙の枚数", "20百万枚", "25百万枚"),
)
PAGE = """<meta charset="utf-8"><style>@page{size:A4;margin:12mm}
body{font:9pt "Noto Sans CJK JP";columns:2}section{break-inside:avoid}p{margin:6pt 0 2pt}
table{border-collapse:collapse}td{padding:2pt 12pt 2pt 3pt}</style>"""


def document() -> str:
    tables = "".join(
        f"<section class={letter}><p>{name}</p><style>{scoped(style, letter)}</style>{table()}</section>"
        for letter, (name, style) in zip("abcdefghijk", BORDERS.items(), strict=True)
    )
    vertical = (
        "<section class=v><p>vertical</p><style>.v td{border:1px solid #000}</style><table>"
        '<tr><td rowspan=2 style="writing-mode:vertical-rl;height:60pt">行政サービスのデジタル変革'
        "<td>利用率<td>73.7%</tr><tr><td>紙の枚数<td>20百万枚</tr></table></section>"
    )
    return PAGE + tables + vertical


def scoped(style: str, letter: str) -> str:
    """The rules for one section only."""
    rules = (rule for rule in style.split("}") if rule)
    return "".join(f".{letter} {rule}}}" for rule in rules)


def table() -> str:
    rows = (
        f"<tr{' class=head' if row is ROWS[0] else ''}>" + "".join(f"<td>{words}" for words in row)
        for row in ROWS
    )
    return f"<table>{''.join(rows)}</table>"


def main() -> None:
    browser = shutil.which("chromium")
    if browser is None:
        raise SystemExit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "borders.html"
        source.write_text(document())
        target = Path(__file__).with_name("browser_borders.pdf")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run([browser, *options, f"--print-to-pdf={target}", source.as_uri()], check=True)


if __name__ == "__main__":
    main()
