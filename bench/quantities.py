"""Prints how many quantities, years and narratives `normalize` reads in a second."""

import re
import time
from collections.abc import Callable, Iterable

from pipeline.normalize.quantity.mention import find_mentions
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.normalize.year import find_years

CELLS = (
    "73.7%",
    "20百万枚",
    "275万PV",
    "1,093経営体",
    "98.441ダウンロード",
    "３０．９時間",
    "△10％",
    "約20万人分",
    "2,000～2,500ha",
    "98％（88校／90校）",
    "4,914人（令和２年度）",
    "男性79.83以上 女性84.35以上 (H29年)",
    "H26年1.54→H31年1.68",
    "三十五市町村",
    "1O5",
    "減少を目指します",
    "集計中",
    "－",
)
HEADINGS = ("目標値（Ｒ６年度）", "現状（平成30年度）", "令和7年3月31日現在", "指標の\n達成状況")
NARRATIVE = "県内15町村において、延べ36回のスマホ教室を開催し、324名の情報リテラシーが向上した。"
SECONDS = 1.0
FIRST_DIGIT = re.compile("[0-9０-９]")


def per_second(read: Callable[[str], object], texts: Iterable[str]) -> float:
    """How many of the texts are read in a second of processor time, each with a figure of its own.

    A text that was read before is remembered, and would measure nothing.
    """
    texts, took, count, number = tuple(texts), 0.0, 0, 0
    while took < SECONDS:
        number += 1
        new = [FIRST_DIGIT.sub(str(number), text, count=1) for text in texts]
        began = time.process_time()
        for text in new:
            read(text)
        took += time.process_time() - began
        count += len(new)
    return count / took


def main() -> None:
    """Prints one line for each kind of text."""
    print(f"quantities: {per_second(read_quantities, CELLS):,.0f} cells per second")
    print(f"years:      {per_second(find_years, HEADINGS):,.0f} headings per second")
    print(f"mentions:   {per_second(find_mentions, [NARRATIVE]):,.0f} narratives per second")
    print(f"text:       {per_second(normalized, (*CELLS, NARRATIVE)):,.0f} cells per second")


if __name__ == "__main__":
    main()
