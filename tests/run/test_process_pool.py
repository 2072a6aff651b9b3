"""A process for each piece of work: what is said, how it ends, and that none is left."""

import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run.confinement.process_limits import MOST_OPEN_FILES
from pipeline.run.process_pool import Outcome, Send, Work, outcomes


def _one(work: Work) -> Outcome:
    with closing(outcomes([(1, work)], 1)) as found:
        (outcome,) = found
    return outcome


def _says_much(send: Send) -> None:
    send(b"a", bytes(3_000_000))
    send(b"b", b"")


def _fails(send: Send) -> None:
    send(b"a", b"1")
    raise ZeroDivisionError


def _is_killed(_: Send) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _leaves(_: Send) -> None:
    os._exit(3)


def _open_files() -> list[int]:
    """The numbers of the open files of this process, without those of every process."""
    return [number for number in range(3, MOST_OPEN_FILES) if _is_open(number)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _says_half(_: Send) -> None:
    for number in _open_files():
        try:
            os.write(number, b"a\0\0")
        except OSError:
            continue


@pytest.mark.parametrize(
    ("work", "outcome"),
    [
        pytest.param(_says_much, Outcome(1, {b"a": bytes(3_000_000), b"b": b""}, 0), id="all"),
        pytest.param(_fails, Outcome(1, {b"a": b"1"}, 1), id="said before it failed"),
        pytest.param(_is_killed, Outcome(1, {}, -signal.SIGSEGV), id="a fault of a library"),
        pytest.param(_leaves, Outcome(1, {}, 3), id="ended at once"),
        pytest.param(_says_half, Outcome(1, {}, 0), id="half a message is none"),
    ],
)
def test_an_outcome(work: Work, outcome: Outcome) -> None:
    assert _one(work) == outcome


def test_as_many_at_once_as_are_wanted_and_each_heard_when_it_ends(tmp_path: Path) -> None:
    def waits(number: int) -> Work:
        def work(send: Send) -> None:
            while number == 1 and not (tmp_path / "go on").exists():
                time.sleep(0.002)
            send(b"n", bytes([number]))

        return work

    started = []

    def works() -> Iterator[tuple[int, Work]]:
        for number in (1, 2, 3):
            started.append(number)
            yield number, waits(number)

    with closing(outcomes(works(), 2)) as found:
        assert next(found) == Outcome(2, {b"n": b"\2"}, 0)
        assert started == [1, 2]
        assert next(found).number == 3
        (tmp_path / "go on").touch()
        assert next(found).number == 1


def test_whoever_stops_listening_leaves_no_child(tmp_path: Path) -> None:
    def sleeps(send: Send) -> None:
        send(b"n", str(os.getpid()).encode())
        time.sleep(60)

    def ends(_: Send) -> None:
        while not (tmp_path / "heard").exists():  # a path may be looked at, not read
            time.sleep(0.002)

    def note(_: int, sent: Mapping[bytes, bytes]) -> None:
        (tmp_path / "heard").write_bytes(sent[b"n"])

    with closing(outcomes([(1, sleeps), (2, ends)], 2, on_message=note)) as found:
        assert next(found).number == 2
    process = int((tmp_path / "heard").read_bytes())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_child_has_no_file_of_its_parent(tmp_path: Path) -> None:
    def counts(send: Send) -> None:
        send(b"n", bytes([len(_open_files())]))

    with (tmp_path / "open").open("w"):
        assert _one(counts).messages[b"n"] == b"\1", "the pipe alone"
