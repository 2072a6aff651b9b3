"""The public bodies a text names: longest names, words around them, several bodies of one name."""

from collections import Counter

import pytest

from pipeline.model.publisher import is_publisher_code
from pipeline.normalize.public_bodies import named_bodies, public_bodies
from pipeline.normalize.text import comparison_key


def _named(text: str) -> list[set[str | None]]:
    return [{body.code for body in one.bodies} for one in named_bodies(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("福島県総合計画", [{"070009"}], id="a prefecture"),
        pytest.param("令和６年度福島県総合計画", [{"070009"}], id="behind a year"),
        pytest.param("福 島 県", [{"070009"}], id="letters set apart"),
        pytest.param("大津市", [{"252018"}], id="not 津市, which ends the name"),
        pytest.param("北広島市", [{"012343"}], id="not 広島市"),
        pytest.param("新大津市", [], id="another name that ends like one"),
        pytest.param("東京都府中市", [{"132063"}], id="not 京都府; the prefecture decides"),
        pytest.param("府中市", [{"132063", "342084"}], id="two of one name"),
        pytest.param("福島県双葉郡浪江町", [{"075477"}], id="a county between"),
        pytest.param("札幌市中央区役所", [{"011011"}], id="a ward with its city"),
        pytest.param("龍ヶ崎市・檮原町", [{"082082"}, {"394050"}], id="small ヶ; two bodies"),
        pytest.param("梼原町", [{"394050"}], id="another form of a letter"),
        pytest.param("みどり市の計画", [{"102121"}], id="a name in hiragana"),
        pytest.param("那珂川町", [{"094111", "403059"}], id="one of them is no more"),
        pytest.param("もみじ市", [], id="no body that is listed"),
    ],
)
def test_the_bodies_a_text_names(text: str, codes: list[set[str]]) -> None:
    assert _named(text) == codes


def test_a_ward_without_its_city_may_be_any_ward_of_the_name() -> None:
    (codes,) = _named("中央区")
    assert {"131024", "011011", "221384"} <= codes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("国土交通省北海道局", "国土交通省", id="a part named after a place"),
        pytest.param("総務省消防庁", "消防庁", id="an agency of a ministry"),
        pytest.param("農林水産省", "農林水産省", id="a ministry alone"),
    ],
)
def test_a_ministry_and_its_parts(text: str, name: str) -> None:
    (found,) = named_bodies(text)
    assert [(body.name, body.code) for body in found.bodies] == [(name, None)]


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("福島県立医科大学", True),
        ("福島県社会福祉協議会", True),
        ("北海道電力", True),
        ("東京都心部", True),
        ("福島県企画調整部", False),
        ("福島県総合計画", False),
    ],
)
def test_a_word_may_make_it_another_body(text: str, is_other: bool) -> None:
    (found,) = named_bodies(text)
    assert found.is_other == is_other


def test_all_codes_have_their_check_digit_and_names_are_as_they_are_compared() -> None:
    bodies = public_bodies()
    assert [body for body in bodies if body.code and not is_publisher_code(body.code)] == []
    assert [body.name for body in bodies if comparison_key(body.name) != body.name] == []


def test_every_body_of_today_has_a_code_and_a_short_name_of_its_own() -> None:
    """47 prefectures, 1,741 municipalities and special wards, 171 wards of cities, with Hamamatsu's."""
    today = [body for body in public_bodies() if body.until is None]
    local = [body for body in today if body.code]
    assert len(local) == 1959
    assert sum(not body.above for body in local) == 47
    assert [code for code, times in Counter(b.code for b in local).items() if times > 1] == []
    names = Counter(body.short_name for body in public_bodies())
    assert [name for name, times in names.items() if times > 1] == []
    assert all(body.short_name.replace("-", "").isalnum() for body in today)
    assert all(body.short_name.isascii() for body in today)


@pytest.mark.parametrize(
    ("code", "is_code"),
    [
        ("070009", True),
        ("072133", True),
        ("221384", True),
        pytest.param("070008", False, id="a wrong check digit"),
        pytest.param("07000", False, id="five digits"),
        pytest.param("０７０００９", False, id="full-width digits"),
        pytest.param("07000X", False, id="a letter"),
    ],
)
def test_the_check_digit(code: str, is_code: bool) -> None:
    assert is_publisher_code(code) == is_code
