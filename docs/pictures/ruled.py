"""How a ruled table is found: rulings, networks, grid, cells; and columns that nobody drew."""

from collections.abc import Sequence
from itertools import cycle, product

from PIL import Image

from canvas import BLUE, GREY, ORANGE, RED, SERIES, Panel, under_one_another
from pipeline.extract.tables.acceptance import tables_in
from pipeline.extract.tables.cells import UnassignedText, cells_of, members_of
from pipeline.extract.tables.edges import TOUCH, Edges, edges_of, joined, networks
from pipeline.extract.tables.grid import Grid
from pipeline.extract.tables.horizontal_rules import grids_between_rules
from pipeline.extract.tables.ruled_grid import ruled_grid
from pipeline.extract.tables.whitespace_columns import with_columns
from pipeline.model.page import Box, PageContent, TextRun

ROUND = 8.0
"""Points of the page shown round a table."""


def grids(marks: PageContent) -> list[Grid]:
    """The grids that the rulings of a page make."""
    return [grid for net in networks(edges_of(marks.rulings)) if (grid := ruled_grid(net))]


def shown(box: Box, points: float = ROUND) -> Box:
    """A place with some of the page round it."""
    return Box(box.x0 - points, box.top - points, box.x1 + points, box.bottom + points)


def draw_networks(content: bytes, marks: PageContent) -> Image.Image:
    """The rulings of the upper half of a page; below, the edges they make, a colour a network."""
    part = Box(8, 8, marks.width - 16, 252)
    rulings = [one for one in marks.rulings if one.box.bottom < part.bottom]
    nets = networks(edges_of(rulings))
    first = Panel(content, marks.number, part, f"Rulings, as the PDF draws them: {len(rulings)}")
    for (x0, top, x1, bottom), _ in rulings:
        first.line((x0, top), (x1, bottom), RED)
        first.dot((x0, top), RED, 4)
        first.dot((x1, bottom), RED, 4)
    edges = sum(len(net.across) + len(net.down) for net in nets)
    title = f"Joined into {edges} edges. Edges that meet are one network: {len(nets)}"
    second = Panel(content, marks.number, part, title)
    for net, colour in zip(nets, cycle(SERIES), strict=False):
        for edge in net.across:
            second.line((edge.start, edge.at), (edge.end, edge.at), colour)
        for edge in net.down:
            second.line((edge.at, edge.start), (edge.at, edge.end), colour)
        for place in crossings(net):
            second.dot(place, colour)
    return under_one_another([first.image, second.image])


def crossings(net: Edges) -> list[tuple[float, float]]:
    """Where the edges of a network meet."""
    return [
        (down.at, across.at)
        for across, down in product(net.across, net.down)
        if across.start - TOUCH <= down.at <= across.end + TOUCH
        and down.start - TOUCH <= across.at <= down.end + TOUCH
    ]


def draw_grid(content: bytes, marks: PageContent) -> Image.Image:
    """The largest grid of a page: its borders with their numbers, merged cells in a colour."""
    grid = max(grids(marks), key=lambda one: len(one.cells))
    merged = [cell for cell in grid.cells if cell.rows > 1 or cell.columns > 1]
    title = f"{grid.rows} rows, {grid.columns} columns, {len(grid.cells)} cells, {len(merged)} of them merged"
    panel = Panel(content, marks.number, shown(grid.box, 2), title, above=34, left=40)
    for cell, colour in zip(merged, cycle(SERIES), strict=False):
        panel.tint(grid.cell_box(cell), colour, 0.3)
    for cell in grid.cells:
        x0, top, x1, bottom = grid.cell_box(cell)
        for x in (x0, x1):
            panel.line((x, top), (x, bottom), BLUE)
        for y in (top, bottom):
            panel.line((x0, y), (x1, y), RED)
    for number, x in enumerate(grid.xs):
        panel.label(str(number), (x, grid.box.top), BLUE, move=(0, -24))
    for number, y in enumerate(grid.ys):
        panel.label(str(number), (grid.box.x0, y), RED, move=(-28, 0))
    for cell, colour in zip(merged, cycle(SERIES), strict=False):
        box = grid.cell_box(cell)
        text = f"{cell.rows} x {cell.columns}"
        panel.label(text, (box.x0, box.top), colour, move=(12, 20), anchor="lm", size=18)
    return panel.image


def draw_cells(content: bytes, marks: PageContent, at: int) -> Image.Image:
    """The text runs of one table, each in the colour of the cell it was put into."""
    grid = [one for one in grids(marks) if len(one.cells) > 1][at]
    text = UnassignedText(marks.text_runs).between(grid.ys[0], grid.ys[-1])
    own = cells_of(grid, text)
    part = shown(grid.box, 2)._replace(x0=grid.xs[1] - 1)
    seen = {number: cell for number, cell in own.items() if text[number].box.x0 > part.x0}
    title = f"{len(seen)} text runs in {len(set(seen.values()))} cells: each where its middle is"
    panel = Panel(content, marks.number, part, title)
    colours = dict(zip(range(len(grid.cells)), cycle(SERIES), strict=False))
    for number, box in enumerate(map(grid.cell_box, grid.cells)):
        if box.x0 > part.x0:
            panel.tint(box, colours[number], 0.18)
            panel.frame(box, GREY, 2)
    for number, cell in seen.items():
        x0, top, x1, bottom = text[number].box
        panel.frame(text[number].box, colours[cell])
        panel.dot(((x0 + x1) / 2, (top + bottom) / 2), colours[cell], 5)
    return panel.image


def draw_gutters(content: bytes, marks: PageContent) -> Image.Image:
    """A table with rules across it alone: the stretches of text, and the cuts between them."""
    loose = UnassignedText(marks.text_runs)
    across = joined(edges_of(marks.rulings).across)
    (stack,) = grids_between_rules(across, (), loose)
    near = loose.between(stack.ys[0], stack.ys[-1])
    members = members_of(stack, cells_of(stack, near), near)
    grid = with_columns(stack, members, 0)
    (accepted,) = tables_in(marks.number, stack, loose, is_open=True)
    title = (
        f"{len(stack.ys)} rules, none down. {grid.columns - 1} gutters are free in all rows: "
        f"{accepted.table.rows} x {accepted.table.columns} cells"
    )
    panel = Panel(content, marks.number, shown(stack.box), title, above=34)
    for y in stack.ys:
        panel.line((stack.box.x0, y), (stack.box.x1, y), RED)
    for row in members:
        for one in row:
            panel.tint(one.box, BLUE, 0.35)
    for number, (cut, gutter) in enumerate(zip(grid.xs[1:-1], gutters(grid, members), strict=True)):
        panel.tint(Box(gutter[0], stack.box.top, gutter[1], stack.box.bottom), ORANGE, 0.25)
        panel.dashes((cut, stack.box.top), (cut, stack.box.bottom), ORANGE)
        panel.label(str(number + 1), (cut, stack.box.top), ORANGE, move=(0, -22))
    return panel.image


def gutters(grid: Grid, members: Sequence[Sequence[TextRun]]) -> list[tuple[float, float]]:
    """The stretch without text round each cut of a grid."""
    runs = [one.box for row in members for one in row]
    return [
        (
            max((box.x1 for box in runs if box.x1 <= cut), default=cut),
            min((box.x0 for box in runs if box.x0 >= cut), default=cut),
        )
        for cut in grid.xs[1:-1]
    ]
