"""Texts out of bytes, so that a fuzzer that changes bytes puts together words of reports."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.knowledge import load

HOUSE = Path(__file__).parents[2]
SIGNS = (
    *"0123456789０１２３６９.,．，・：:/／～~〜-－ー―−‐△▲±+%％‰()（）[]〔〕【】「」<>《》〈〉※*→⇒、。;=",
    *" \n\t　㌧㎡①⑳ⅠⅣⅩ⽬⻑ｱﾃﾞか゛\u3099\u200b\ufe00\ue000\uf0b7\ufffd𠮷々〇○◯一二三四五六七八九十百千万億兆",
    *("年", "年度", "月", "日", "元", "末", "令和", "平成", "Ｒ", "R", "H", "人", "件", "円", "割"),
    *("百万", "分の", "約", "以上", "以下", "未満", "超", "程度", "延べ", "累計", "から", "まで"),
    *("中", "の", "うち", "男", "女", "なし", "集計中", "(cid:", "#REF!", "回", "社", "倍", "位"),
    *(
        "O",
        "l",
        "I",
        "A",
        "z",
        "t-CO2",
        "PV",
        "ゼロ",
        "マイナス",
        "¥",
        "第",
        "前年度比",
        "目標",
        "実績",
    ),
)
"""Pieces that one byte stands for."""
FIRST_OF_WORDS, LETTER = 232, 255
"""Bytes from the first on begin a word of `pipeline/knowledge`, the other any letter."""
LONGEST_SEED = 200


@cache
def words() -> tuple[str, ...]:
    """Every word a person has put into `pipeline/knowledge`."""
    names = sorted(path.stem for path in (HOUSE / "pipeline" / "knowledge").glob("*.toml"))
    return tuple(sorted({word for name in names for word in _leaves(load(name))}))


def _leaves(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield from (word for word in entry.split() if len(word) < 16)
    elif isinstance(entry, dict):
        for name, inside in entry.items():
            yield str(name)
            yield from _leaves(inside)
    elif isinstance(entry, list):
        for inside in entry:
            yield from _leaves(inside)


def text_of(content: bytes) -> str:
    """The text that these bytes stand for: every bytes stand for one."""
    pieces, rest = [], iter(content)
    for byte in rest:
        if byte == LETTER:
            place = int.from_bytes(bytes(next(rest, 0) for _ in range(3))) % 0x110000
            pieces.append("" if 0xD800 <= place < 0xE000 else chr(place))
        elif byte >= FIRST_OF_WORDS:
            number = (byte - FIRST_OF_WORDS) * 256 + next(rest, 0)
            pieces.append(words()[number % len(words())])
        else:
            pieces.append(SIGNS[byte % len(SIGNS)])
    return "".join(pieces)


def bytes_of(text: str) -> bytes:
    """Bytes that stand for this text, letter by letter."""
    return b"".join(map(_bytes_of_letter, text))


def _bytes_of_letter(letter: str) -> bytes:
    if letter in SIGNS:
        return bytes([SIGNS.index(letter)])
    return bytes([LETTER, *ord(letter).to_bytes(3)])


def seeds(folders: tuple[str, ...]) -> Iterator[str]:
    """Every text that stands in the tests of these folders: forms that people have seen."""
    for path in sorted(path for folder in folders for path in (HOUSE / folder).glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value[:LONGEST_SEED]
