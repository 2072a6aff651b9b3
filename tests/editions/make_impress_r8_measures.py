"""Typeset impress-r8-measures: one slide a 施策 with a small KPI table, bullets, a photo's place and an arrow."""

import itertools
import tempfile
from pathlib import Path

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Mm, Pt

import slides
from slides import box, new_deck, new_slide, table, write
from truth import print_with_libreoffice, printed, read_truth

NAME = "impress-r8-measures"
slides.FONT = "Noto Sans CJK JP"
HEADS = ["指標", "現状値（R5）", "目標値（R8）", "実績値（R8）", "進捗", "目標値（R9）"]
BULLETS = {
    "1-1": (
        "市役所に来なくても済むよう、利用の多い40手続を電子申請に移しました。\n転出・転居の手続はマイナポータルから24時間受け付けています。\n手数料の電子納付は９種類に広がりました。",
        "転居手続の約６割を\nオンラインで受付",
        "情報政策課",
    ),
    "1-2": (
        "窓口で申請書を書かずに済む仕組みを、本庁と３支所に広げました。\n平均の手続時間は18分から11分に短くなりました。\n利用者アンケートでは92％が「満足」と答えています。",
        "７分短縮",
        "市民課",
    ),
    "1-3": (
        "人流データを用いてバスの便数を見直しました。\n公開しているデータは214件になりましたが、利用は伸び悩んでいます。\n各課に１名のデータ担当を置きました。",
        "データの使い方を\n学ぶ講座を開設へ",
        "情報政策課",
    ),
    "2-1": (
        "北部地区で予約制の乗合交通を始め、車両を３台から５台に増やしました。\n自動運転バスは車両の故障により、実証期間を26日短縮しました。",
        "令和９年度に\n西部地区へ拡大",
        "交通政策課",
    ),
    "2-2": (
        "避難所の混雑状況を地図で確かめられるようにしました。\n出前講座を延べ48回開き、アプリの使い方を案内しました。",
        "登録者は\n２万人を超えました",
        "危機管理課",
    ),
    "2-3": (
        "歩数に応じて地域通貨と交換できるポイントを付与しています。\n参加者数は令和９年６月に確定する見込みです。",
        "歩くほど\nおトクに",
        "健康増進課",
    ),
    "3-1": (
        "市内のどこでも使える地域通貨を始めて２年目を迎えました。\n商店街連合会と協力し、加盟店への説明会を12回開きました。\n流通額は前年度の1.8倍です。",
        "市内で循環する\nお金を増やす",
        "商工課",
    ),
}


def main():
    truth = read_truth(NAME)
    deck = new_deck("しらかば市スマートシティ推進計画")
    slide = new_slide(deck)
    box(slide, "", (0, 0, 297, 60), 10, fill="2F6B4F")
    box(slide, truth["document"]["title_raw"], (25, 75, 247, 40), 28, bold=True, centred=True)
    box(slide, "令和９年５月\nしらかば市デジタル推進本部", (90, 150, 117, 25), 16, centred=True)
    for number, (section, group) in enumerate(
        itertools.groupby(truth["kpi"], key=lambda k: k["section_raw"]), 2
    ):
        kpis = list(group)
        bullets, bubble, department = BULLETS[kpis[0]["section_code"]]
        slide = new_slide(deck)
        box(slide, section, (8, 7, 225, 15), 22, bold=True, fill="E2F0D9")
        box(slide, f"担当　{department}", (236, 9, 53, 9), 11, centred=True, outlined=True)
        place = slide.shapes.add_textbox(Mm(10), Mm(28), Mm(178), Mm(60))
        write(place.text_frame, "\n".join(f"●{line}" for line in bullets.split("\n")), 14)
        photo = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Mm(196), Mm(30), Mm(90), Mm(56))
        photo.fill.solid()
        photo.fill.fore_color.rgb = RGBColor(0xBF, 0xBF, 0xBF)
        photo.line.fill.background()
        write(photo.text_frame, "写真", 14, centred=True)
        arrow = slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, Mm(14), Mm(92), Mm(26), Mm(16))
        arrow.fill.solid()
        arrow.fill.fore_color.rgb = RGBColor(0xF4, 0xB1, 0x83)
        arrow.line.width = Pt(1)
        box(slide, bubble, (44, 91, 90, 19), 15, bold=True)
        box(slide, "成果指標", (30, 124, 42, 10), 14, bold=True, centred=True, fill="2F6B4F")
        rows = [
            HEADS,
            *(
                [
                    printed(k, "name"),
                    k["values"][0]["raw"],
                    k["values"][1]["raw"],
                    k["values"][2]["raw"],
                    k["status_raw"],
                    k["values"][3]["raw"],
                ]
                for k in kpis
            ),
        ]
        table(
            slide,
            rows,
            (30, 136),
            [84, 33, 33, 36, 26, 33],
            [10] + [13] * len(kpis),
            size=12,
            heading_fill="C5E0B4",
            centred=(1, 2, 3, 4, 5),
        )
        box(slide, str(number), (276, 200, 14, 7), 10, centred=True)
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{NAME}.pptx"
        deck.save(pptx)
        print_with_libreoffice(pptx)


main()
