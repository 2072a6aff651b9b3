"""Tables as text: Markdown that also reads well on a terminal."""

from collections.abc import Mapping, Sequence


def printed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table; a short row leaves its last cells empty."""
    full = [list(row) + [""] * (len(headings) - len(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *full, strict=True)]
    ruled = ["-" * width for width in widths]
    lines = [_line(headings, widths), _line(ruled, widths), *(_line(row, widths) for row in full)]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def share(counts: Mapping[str, int], right: str, all_of: str) -> str:
    """A share in percent, cut and not rounded, so that only all is 100; a dash where nothing was counted."""
    if not counts.get(all_of):
        return "–"
    return f"{int(10_000 * counts[right] / counts[all_of]) / 100:.2f} %"


def times(ratio: float | None) -> str:
    """A ratio in three digits; a dash where there is none."""
    return "–" if ratio is None else f"{ratio:.3g}"
