"""pdfminer's interpreter, which also minds what a page clips away."""

from typing import TYPE_CHECKING

from pdfminer.pdfinterp import PDFPageInterpreter

from pipeline.extract.canvas import Canvas

if TYPE_CHECKING:
    from pdfminer.pdfinterp import PDFResourceManager

    from pipeline.model.page import Box


class ClippingInterpreter(PDFPageInterpreter):
    """Tells its canvas the clipping path, which pdfminer passes over."""

    device: Canvas

    def __init__(self, manager: "PDFResourceManager", canvas: Canvas) -> None:
        super().__init__(manager, canvas)
        self.saved_clips: list[Box] = []

    def do_q(self) -> None:
        """Save the clip with the rest of the state."""
        super().do_q()
        self.saved_clips.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802  named after the operator
        """Restore it."""
        super().do_Q()
        if self.saved_clips:
            self.device.clip = self.saved_clips.pop()

    def do_W(self) -> None:  # noqa: N802  named after the operator
        """Clip to the path drawn last."""
        self.device.narrow_clip(self.curpath)

    def do_W_a(self) -> None:  # noqa: N802  named after the operator
        """Clip to the path drawn last."""
        self.device.narrow_clip(self.curpath)

    def do_sh(self, name: object) -> None:  # noqa: ARG002  pdfminer calls with it
        """Shade all that is not clipped away."""
        self.device.shade()
