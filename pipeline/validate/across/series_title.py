"""The title of a report → the title of its series: without years, in words a person can read."""

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import normalized
from pipeline.normalize.year import find_years

BETWEEN_YEARS = Pattern(r"\s*(?:～|〜|~|-|－|−|–|→|から|及び|・|、|,|/)?\s*")
"""What may be between two years that are taken out together: 令和4年度～令和7年度."""
BEHIND_YEAR = Pattern(
    r"(?:末|時点|現在|まで|版|分)*+(?P<particle>における|において|に係る|の)?+[、\s]*+"
)
"""What belongs to a year and says nothing without it: 令和6年度の取組, 令和6年度末現在の値."""
ENDS_A_WORD = Pattern(r"[\p{Han}\p{Katakana}ーA-Za-z0-9]$")
"""A word that a particle behind the year goes on: 総合計画令和6年度の進捗 is 総合計画の進捗."""
EMPTY_BRACKETS = Pattern(r"[(（\[【〔「]\s*[)）\]】〕」]")


def series_title(title: str) -> str:
    """The title as the tables hold it, without its years and what belongs to them alone.

    >>> series_title("デジタル変革（ＤＸ）に係る令和６年度の取組状況及び令和７年度の事業一覧について")
    'デジタル変革(DX)に係る取組状況及び事業一覧について'
    """
    text = normalized(title)
    kept, end = "", 0
    for year in find_years(text):
        between = text[end : year.start]
        if end == 0 or not BETWEEN_YEARS.fullmatch(between):
            kept += between
        if behind := BEHIND_YEAR.match(text, year.end):
            end = behind.end()
            kept += (behind["particle"] or "") if ENDS_A_WORD.search(kept) else ""
    return " ".join(EMPTY_BRACKETS.sub("", kept + text[end:]).split())
