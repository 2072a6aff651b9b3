"""The one door to a process that opens a PDF: it is confined before its work begins."""

from pipeline.run.confinement.landlock import forbid_files
from pipeline.run.confinement.process_limits import forbid_processes, set_limits
from pipeline.run.confinement.seccomp import forbid_system_calls
from pipeline.run.options import Limits


def confine(limits: Limits) -> None:
    """Confine this process, for good. What this system does not know is left out."""
    set_limits(limits)
    forbid_files()
    forbid_processes()
    forbid_system_calls()
