"""Typesets hanging_marks.pdf with LibreOffice Impress: run it in this folder to make the PDF anew.

Impress hangs closing punctuation past the right border of a cell, as PowerPoint does.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

ROWS = (
    ("項目", "取組内容", "成果"),
    (
        "手続の電子化",
        "手続を点検して書類を全て見直し押印、も原則としてやめ窓口のしくみも改め。利用は増えた。",
        "住民の声を聴いて画面の用語を改めた。案内する文書も短くした（全120件）。",
    ),
)
SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = """
<style:page-layout style:name="page">
 <style:page-layout-properties fo:page-width="160mm" fo:page-height="60mm"/>
</style:page-layout>
<style:style style:name="cell" style:family="table-cell">
 <style:graphic-properties draw:fill="none" fo:padding-left="1mm" fo:padding-right="1mm"/>
 <style:paragraph-properties fo:border="0.5pt solid #000000"
  style:punctuation-wrap="hanging" style:line-break="strict"/>
 <style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"
  fo:font-family="Noto Sans CJK JP" style:font-family-asian="Noto Sans CJK JP"
  style:language-asian="ja" style:country-asian="JP"/>
</style:style>
<style:style style:name="narrow" style:family="table-column">
 <style:table-column-properties style:column-width="30mm"/>
</style:style>
<style:style style:name="wide" style:family="table-column">
 <style:table-column-properties style:column-width="56.4mm"/>
</style:style>
"""


def document() -> str:
    rows = "".join(
        '<table:table-row table:default-cell-style-name="cell">'
        + "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in row)
        + "</table:table-row>"
        for row in ROWS
    )
    columns = "".join(
        f'<table:table-column table:style-name="{width}"/>' for width in ("narrow", "wide", "wide")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.presentation">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="plain"'
        ' style:page-layout-name="page"/></office:master-styles>'
        '<office:body><office:presentation><draw:page draw:master-page-name="plain">'
        '<draw:frame svg:x="8mm" svg:y="8mm" svg:width="142.8mm" svg:height="20mm">'
        f"<table:table>{columns}{rows}</table:table>"
        "</draw:frame></draw:page></office:presentation></office:body></office:document>"
    )


def main() -> None:
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice (LibreOffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "hanging_marks.fodp"
        source.write_text(document())
        target = str(Path(__file__).parent)
        subprocess.run(
            [office, "--headless", "--convert-to", "pdf", "--outdir", target, source], check=True
        )


if __name__ == "__main__":
    main()
