"""A little of each torture; all of it is `make torture`."""

from pathlib import Path

import pytest

from tests.torture.disks import may_mount, on_small_disks
from tests.torture.mutants import HARMED, REPORTS, Chance, verdicts
from tests.torture.stops import killed, on_a_full_disk, two_at_once

SMALLEST = REPORTS[:1]


def test_no_figure_of_a_damaged_copy_is_wrong_in_silence() -> None:
    found = list(verdicts(range(14), SMALLEST, 2))
    assert len(found) == 14
    assert [verdict for verdict in found if verdict.word in {"silent", "died"}] == []
    assert "told" in {verdict.word for verdict in found}


@pytest.mark.parametrize("harm", HARMED)
def test_each_harm_harms_and_always_the_same_way(harm: str) -> None:
    content = SMALLEST[0].read_bytes()
    harmed = HARMED[harm](content, Chance(1))
    assert harmed != content
    assert harmed == HARMED[harm](content, Chance(1))


def test_killed_at_any_moment(tmp_path: Path) -> None:
    assert list(killed(tmp_path, 4)) == []


def test_two_at_once(tmp_path: Path) -> None:
    assert list(two_at_once(tmp_path, 2)) == []


@pytest.mark.parametrize(
    "times",
    [
        pytest.param(3, id="then the reports are again those whose tables are shown"),
        pytest.param(2, id="then they are others"),
    ],
)
def test_a_full_disk(tmp_path: Path, times: int) -> None:
    assert list(on_a_full_disk(tmp_path, times)) == []


@pytest.mark.skipif(not may_mount(), reason="this system does not let its users mount")
def test_a_small_disk_and_one_to_be_read_only(tmp_path: Path) -> None:
    assert list(on_small_disks(tmp_path, 1)) == []
