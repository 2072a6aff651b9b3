"""What was seen that a person must look at, before it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen by a stage. `facts` fills the sentence of its check in `knowledge/findings.toml`.

    `facts_ja` has what of it is said in other words in Japanese.
    """

    check: str
    table: str | None = None
    kpi_no: int | None = None
    page: int | None = None
    printed: str | None = None
    expected: str | None = None
    observed: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    facts_ja: Mapping[str, str] = field(default_factory=dict)
