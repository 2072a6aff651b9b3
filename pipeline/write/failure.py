"""Why nothing could be written, and what to do about it, in English and in Japanese."""

import errno
from pathlib import Path

Words = tuple[str, str]

FULL = (
    "Free some space on that disk, then run again.",
    "そのディスクの空きを増やして、もう一度実行してください。",
)
CLOSED = (
    "Make the folder writable, or name another one (make extract OUT=…).",
    "フォルダーに書き込めるようにするか、別のフォルダーを指定してください（make extract OUT=…）。",
)
NEXT_STEP: dict[int, Words] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: CLOSED,
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.ENOTDIR: (
        "Name a folder, not a file (make extract OUT=…).",
        "ファイルではなくフォルダーを指定してください（make extract OUT=…）。",
    ),
    errno.EEXIST: (
        "Move away what stands in the folder's place, then run again.",
        "フォルダーの場所にあるものをどけて、もう一度実行してください。",
    ),
}
LOOK = (
    "Look at the disk, then run again.",
    "ディスクを確かめて、もう一度実行してください。",
)
REPORT = (
    "This is a fault of the program: please report it.",
    "プログラムの誤りです。お知らせください。",
)
IN_JAPANESE = {
    errno.ENOENT: "ファイルやフォルダーがありません",
    errno.ENOSPC: "ディスクに空きがありません",
    errno.EDQUOT: "割り当てられた容量を超えます",
    errno.EFBIG: "ファイルが大きすぎます",
    errno.EROFS: "読み取り専用のディスクです",
    errno.EACCES: "アクセスが許可されていません",
    errno.EPERM: "操作が許可されていません",
    errno.ENOTDIR: "フォルダーではありません",
    errno.EISDIR: "フォルダーです",
    errno.EEXIST: "同じ名前のファイルがあります",
}
"""What the system says in English."""


class CannotWrite(Exception):  # noqa: N818 -- the name says what happened, as a sentence
    """Nothing was written; what `folder` holds is as it was.

    Its text is English, `message_ja` the same in Japanese.
    """

    def __init__(self, folder: Path, cause: Words, next_step: Words) -> None:
        self.folder = folder
        self.cause = cause[0]
        self.next_step = next_step[0]
        self.message_ja = (
            f"{folder}：何も書かれていません。中身は元のままです（{cause[1]}）。{next_step[1]}"
        )
        super().__init__(
            f"{folder}: nothing was written, what it holds is as it was: {cause[0]}. {next_step[0]}"
        )


def refused(folder: Path, error: Exception) -> CannotWrite:
    """The failure as the person who started the run can use it."""
    if isinstance(error, OSError) and error.strerror:
        english, japanese = cause_of(error)
        place = f" ({error.filename})" if error.filename else ""
        step = NEXT_STEP.get(error.errno or 0, LOOK)
        return CannotWrite(folder, (english + place, japanese + place), step)
    return CannotWrite(folder, (str(error), str(error)), REPORT)


def cause_of(error: OSError) -> Words:
    """Why the system refused something; what is not known in Japanese stays as the system says it."""
    said = error.strerror or str(error)
    return said, IN_JAPANESE.get(error.errno or 0, said)
