"""The audit of the locked packages fails on what is known, and on nothing else."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

AUDIT = Path(__file__).parents[1] / ".ci" / "audit.py"
Answer = Callable[[list[dict[str, Any]]], bytes]


@contextmanager
def _service(answer: Answer) -> Iterator[str]:
    """The address of a service on this machine that gives this answer to its queries."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer(asked["queries"]))

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/querybatch"
        server.shutdown()


def _audited(*asked: str) -> tuple[int, str]:
    """The exit status and what is said."""
    program = [sys.executable, str(AUDIT), *asked]
    done = subprocess.run(
        program, capture_output=True, text=True, env={"no_proxy": "*"}, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def _all_sound(queries: list[dict[str, Any]]) -> bytes:
    return json.dumps({"results": [{} for _ in queries]}).encode()


def _one_known(queries: list[dict[str, Any]]) -> bytes:
    """A vulnerability of the reader, as the service tells it."""
    told = {"vulns": [{"id": "GHSA-wf5f-4jwr-ppcp", "modified": "2025-11-07T00:00:00Z"}]}
    names = [query["package"]["name"] for query in queries]
    return json.dumps(
        {"results": [told if name == "pdfminer-six" else {} for name in names]}
    ).encode()


def test_what_is_known_fails() -> None:
    with _service(_one_known) as address:
        status, said = _audited("--service", address)
    assert status == 1
    assert "pdfminer-six 2" in said
    assert "GHSA-wf5f-4jwr-ppcp" in said


def test_what_is_sound_passes_and_everything_locked_is_asked_for() -> None:
    asked: list[dict[str, Any]] = []

    def answer(queries: list[dict[str, Any]]) -> bytes:
        asked.extend(queries)
        return _all_sound(queries)

    with _service(answer) as address:
        status, said = _audited("--service", address)
    assert (status, said.count("\n")) == (0, 1)
    assert {"pdfplumber", "pytest", "atheris"} <= {query["package"]["name"] for query in asked}
    assert all(query["version"] for query in asked)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda _: b"<html>log in first</html>", id="a page of the network"),
        pytest.param(lambda _: b'{"code": 3, "message": "busy"}', id="an error"),
        pytest.param(lambda _: b'{"results": []}', id="fewer answers than questions"),
        pytest.param(lambda _: b'{"results": 7}', id="nonsense"),
        pytest.param(lambda _: b"", id="nothing"),
    ],
)
def test_no_answer_is_said_in_one_line_and_fails_nothing(answer: Answer) -> None:
    with _service(answer) as address:
        status, said = _audited("--service", address)
    assert (status, said.count("\n")) == (0, 1)
    assert "not audited" in said


def test_no_network_is_said_in_one_line_and_fails_nothing() -> None:
    with _service(_all_sound) as address:
        pass
    status, said = _audited("--service", address)
    assert (status, said.count("\n")) == (0, 1)
    assert "not audited" in said


def _record(name: str, version: str = "", fixed: str = "", **other: object) -> dict[str, object]:
    """A record of OSV about a package: of a version that is listed, or of all before one."""
    events = [{"introduced": "0"}, {"fixed": fixed}]
    ranges = [{"type": "ECOSYSTEM", "events": events}] if fixed else []
    package = {"name": name, "ecosystem": "PyPI"}
    affected = [{"package": package, "versions": [version], "ranges": ranges}]
    return {"id": "GHSA-wf5f-4jwr-ppcp", "affected": affected, **other}


def _locked(name: str) -> str:
    pins = (Path(__file__).parents[1] / "requirements.txt").read_text(encoding="utf-8")
    return pins.split(f"{name}==")[1].split()[0]


PDFMINER = _locked("pdfminer-six")


@pytest.mark.parametrize("is_archive", [True, False], ids=["all.zip", "JSON"])
@pytest.mark.parametrize(
    ("record", "status"),
    [
        pytest.param(_record("pdfminer-six", PDFMINER), 1, id="a version that is listed"),
        pytest.param(_record("pdfminer.six", PDFMINER), 1, id="another spelling of the name"),
        pytest.param(_record("pdfminer-six", fixed="99999999"), 1, id="fixed later"),
        pytest.param(_record("pdfminer-six", fixed="1"), 0, id="fixed before"),
        pytest.param(_record("pdfminer-six", "1"), 0, id="another version"),
        pytest.param(_record("pdfminer", PDFMINER), 0, id="another package"),
        pytest.param(_record("pdfminer-six", PDFMINER, withdrawn="2025"), 0, id="withdrawn"),
    ],
)
def test_a_downloaded_file_of_advisories_is_used_instead(
    tmp_path: Path, record: dict[str, object], status: int, is_archive: bool
) -> None:
    path = tmp_path / "all.zip"
    if is_archive:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("GHSA-wf5f-4jwr-ppcp.json", json.dumps(record))
    else:
        path.write_text(json.dumps([record]), encoding="utf-8")
    found, said = _audited("--advisories", str(path))
    assert found == status, said
    assert ("GHSA-wf5f-4jwr-ppcp" in said) == (status == 1)
    assert "not audited" not in said
