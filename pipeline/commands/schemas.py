"""`schemas`: write the schema of every table, and the list of the checks."""

from pathlib import Path

from pipeline.model.tables import TABLES
from pipeline.write.check_list import check_list
from pipeline.write.dictionary import dictionary, schema_toml

CHECK_LIST = "checks.md"


def schemas(folder: Path) -> None:
    """Write every schema and the data dictionary into `folder`; remove those of no table."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = schema_texts()
    for stale in folder.glob("*.toml"):
        if stale.name not in texts:
            stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def check_list_in(folder: Path) -> None:
    """Write the list of all checks into `folder`."""
    (folder / CHECK_LIST).write_text(check_list(), encoding="utf-8")


def schema_texts() -> dict[str, str]:
    """The text of each published file by its name."""
    return {
        **{f"{table.name}.toml": schema_toml(table) for table in TABLES},
        "README.md": dictionary(),
    }
