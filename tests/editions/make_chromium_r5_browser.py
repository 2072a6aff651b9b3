"""Typeset chromium-r5-browser: a web page printed by the browser with its own header and footer, Chromium."""

import functools
import http.server
import itertools
import shutil
import subprocess
import tempfile
import threading
from html import escape
from pathlib import Path

from truth import HERE, printed, read_truth

NAME = "chromium-r5-browser"
STYLE = """
body { font-family: "Noto Sans CJK JP", sans-serif; font-size: 13px; color: #222; margin: 0 8px }
nav { font-size: 11px; color: #666; border-bottom: 3px solid #1f6fb2; padding: 4px 0 }
h1 { font-size: 21px; color: #1f6fb2; margin: 14px 0 6px } h2 { font-size: 16px; border-left: 6px solid #1f6fb2; padding-left: 8px; margin: 22px 0 6px; break-after: avoid }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid } thead { display: table-header-group }
th { font-weight: bold; text-align: center; border-top: 2px solid #999; border-bottom: 1px solid #bbb; padding: 5px 6px; font-size: 12px }
td { border-bottom: 1px solid #ccc; padding: 6px } tbody tr:nth-child(odd) { background: #eef5fb }
td.n { text-align: right } td.c { text-align: center } p.note { font-size: 11px; color: #555 } h2.page { break-before: page }
"""
HEADS = [
    "指標名（単位）",
    "策定時<br>（R元年度）",
    "目標値<br>（R5年度）",
    "実績値<br>（R5年度）",
    "達成状況",
    "最終目標値<br>（R7年度）",
]


def body(truth):
    parts = ["<nav>ホーム ＞ 県政情報 ＞ 計画・施策 ＞ 総合戦略</nav>", f"<h1>{escape(printed(truth['document'], 'title'))}</h1>",
             "<p>更新日：2024年9月30日　掲載ページ番号：0048213</p><p>第2期かすみ県総合戦略に掲げた18の成果指標について、令和5年度末の状況をお知らせします。18指標のうち7指標が目標に達しました。</p>"]  # fmt: skip
    for (_page, section), group in itertools.groupby(
        truth["kpi"], key=lambda k: (k["page"], k["section_name"])
    ):
        mark = ' class="page"' if section.startswith("結婚") else ""
        parts.append(
            f"<h2{mark}>{section}</h2><table><thead><tr>"
            + "".join(f"<th>{h}</th>" for h in HEADS)
            + "</tr></thead><tbody>"
        )
        for kpi in group:
            b, t, a, f = (v["raw"] for v in kpi["values"])
            parts.append(
                f"<tr><td>{printed(kpi, 'name')}</td>"
                + "".join(f'<td class="n">{x}</td>' for x in (b, t, a))
                + f'<td class="c">{kpi["status_raw"]}</td><td class="n">{f}</td></tr>'
            )
        parts.append("</tbody></table>")
    parts.append(
        '<p class="note">※集計中・公表待ちの指標は、実績値が確定しだい更新します。</p><p>お問い合わせ先　かすみ県政策企画課　電話 000-000-0000</p>'
    )
    return "".join(parts)


def main():
    truth = read_truth(NAME)
    title = escape(printed(truth["document"], "title"))
    html = f"<!doctype html><html lang=ja><meta charset=utf-8><title>{title} - かすみ県公式サイト</title><style>{STYLE}</style>{body(truth)}"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "seisaku").mkdir()
        (Path(folder) / "seisaku" / "r5-shihyo.html").write_text(html, encoding="utf-8")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        rule = f"MAP www.pref.kasumi.example:80 127.0.0.1:{server.server_port}"
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--host-resolver-rules={rule}",
            "--no-proxy-server",
            "--lang=ja",
        ]
        subprocess.run(
            [
                shutil.which("chromium"),
                *options,
                f"--print-to-pdf={HERE / (NAME + '.pdf')}",
                "http://www.pref.kasumi.example/seisaku/r5-shihyo.html",
            ],
            check=True,
            capture_output=True,
        )
        server.shutdown()


main()
