"""A quantity printed in any notation and read again is itself."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.figure import Qualifier
from pipeline.normalize.number import read_number
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.year import read_year

LAW = settings(derandomize=True, max_examples=300, deadline=None)
FEW = settings(LAW, max_examples=60)
UNITS = st.sampled_from(
    ["件", "人", "円", "%", "市町村", "経営体", "PV", "ダウンロード", "t-CO2", "人/年", "㎡"]
)
SCALES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8}
BOUNDS = {
    "以上": Qualifier.AT_LEAST,
    "以下": Qualifier.AT_MOST,
    "未満": Qualifier.LESS_THAN,
    "超": Qualifier.MORE_THAN,
    "程度": Qualifier.ABOUT,
}
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
KANJI = "〇一二三四五六七八九"
DECIMALS = st.decimals(0, 999_999, places=1)
WHOLE = st.integers(0, 9_999_999)


@LAW
@given(DECIMALS, st.sampled_from(sorted(SCALES)), UNITS, st.booleans(), st.booleans())
def test_a_printed_figure_is_read_as_itself(
    number: Decimal, scale: str, unit: str, has_commas: bool, is_wide: bool
) -> None:
    written = f"{number:,}" if has_commas else str(number)
    printed = f"{written.translate(WIDE) if is_wide else written}{scale}{unit}"
    (quantity,) = read_quantities(printed)
    assert (quantity.value, quantity.unit) == (number * SCALES[scale], unit)


@FEW
@given(WHOLE, UNITS, st.sampled_from(sorted(BOUNDS)))
def test_a_bound_is_read_as_itself(number: int, unit: str, bound: str) -> None:
    (quantity,) = read_quantities(f"{number:,}{unit}{bound}")
    assert (quantity.value, quantity.unit) == (Decimal(number), unit)
    assert quantity.qualifier is BOUNDS[bound]


@FEW
@given(WHOLE, st.sampled_from("△▲－−‐"), UNITS)
def test_a_negative_figure_is_read_as_itself(number: int, sign: str, unit: str) -> None:
    (quantity,) = read_quantities(f"{sign}{number}{unit}")
    assert quantity.value == -number
    assert not str(quantity.value).startswith("-0")


@FEW
@given(WHOLE, WHOLE, st.sampled_from("～〜~"), UNITS)
def test_a_range_is_read_as_itself(one: int, other: int, wave: str, unit: str) -> None:
    (quantity,) = read_quantities(f"{one:,}{wave}{other:,}{unit}")
    assert quantity.value == min(one, other)
    assert quantity.upper == max(one, other)
    assert quantity.unit == unit


@FEW
@given(st.integers(11, 99_999_999))
def test_a_number_in_kanji_is_read_as_itself(number: int) -> None:
    assert read_number(in_kanji(number)) == number
    assert read_number("".join(KANJI[int(digit)] for digit in str(number))) == number


def in_kanji(number: int) -> str:
    if number >= 10_000:
        below = number % 10_000
        return f"{in_kanji(number // 10_000)}万{in_kanji(below) if below else ''}"
    written = ""
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        written += ("" if digit == 1 and sign else KANJI[digit]) + sign if digit else ""
    return written


@FEW
@given(st.integers(1, 64), st.sampled_from(["平成", "令和", "H", "R"]), st.booleans())
def test_a_fiscal_year_is_read_as_itself(count: int, era: str, is_wide: bool) -> None:
    before = {"平成": 1988, "H": 1988, "令和": 2018, "R": 2018}[era]
    written = f"{era}{count}年度"
    year = read_year(written.translate(WIDE) if is_wide else written)
    assert str(year) == f"{before + count}年度"
