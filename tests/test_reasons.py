"""The system's error numbers in the user's words: a table, and real errors of this system."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from tables import each_row
from wenming_cli.errors import NotPlain, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.reasons import find_reason

USUAL = M("check the disk and the folder's permissions, then try again")

OF_FILES = (
    "EACCES", "EPERM", "ENOENT", "ENOSPC", "EDQUOT", "EROFS", "EIO", "EBUSY", "ETXTBSY",
    "EMFILE", "ENFILE", "ENAMETOOLONG", "ELOOP", "ENOTDIR", "EISDIR", "EEXIST", "ENOTEMPTY",
    "EFBIG", "EXDEV", "ENOSYS", "ENOLCK", "EOPNOTSUPP", "ENOTSUP", "ESTALE", "ETIMEDOUT",
    "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ENOTCONN", "ECONNRESET", "EPIPE", "EAGAIN",
    "EINVAL", "ENODEV", "ENXIO", "ENOMEM", "EINTR", "EBADF", "EMLINK", "ESPIPE", "EOVERFLOW",
    "ENOEXEC", "EDEADLK",
)  # fmt: skip
"""What operations on files end with."""

OF_WINDOWS = {
    5: "没有权限，或正被别的程序打开",
    21: "磁盘或设备不在",
    32: "正被别的程序占用",
    33: "正被别的程序占用",
    53: "网络或服务器没有响应",
    64: "连接已断开",
    112: "磁盘已满",
    121: "网络或服务器没有响应",
    225: "被杀毒软件拦截",
    362: "云盘还没有取回这个文件",
}


class WindowsError(OSError):
    """An error as it comes on Windows, where many numbers share one `errno`."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = winerror


def is_chinese(text: str) -> bool:
    """Tell whether no English is left but the names of programs."""
    rest = re.sub(r"Word|WPS|Excel", "", text)
    return bool(re.search(r"[一-鿿]", rest)) and not re.search(r"[A-Za-z]", rest)


@each_row("name", OF_FILES)
def test_what_a_file_operation_ends_with_is_said_in_both_languages(name: str) -> None:
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("this system has no such error")
    error = OSError(number, os.strerror(number))

    known = find_reason(error)

    assert known is not None
    assert is_chinese(known.text.speak("zh"))
    assert known.text.speak("en") == known.text.text
    assert is_chinese(hint_of(error, USUAL).speak("zh"))


@each_row(("number", "said"), OF_WINDOWS.items())
def test_windows_says_it_more_precisely(number: int, said: str) -> None:
    error = WindowsError(number)

    assert reason_of(error).speak("zh") == said
    assert is_chinese(hint_of(error, USUAL).speak("zh"))


def test_a_number_of_windows_that_is_not_listed_is_told_by_its_errno() -> None:
    assert reason_of(WindowsError(99999)).speak("zh") == "没有权限，或正被别的程序打开"


def test_an_error_that_is_not_listed_keeps_the_words_of_the_system() -> None:
    error = OSError(errno.EDOM, "Numerical argument out of domain")

    assert reason_of(error).speak("zh") == "Numerical argument out of domain"
    assert hint_of(error, USUAL) is USUAL


def test_what_is_no_error_of_the_system_has_the_usual_advice() -> None:
    assert hint_of(ValueError("embedded null byte"), USUAL) is USUAL


def test_what_is_no_plain_file_has_words_of_its_own() -> None:
    error = NotPlain("pipe", M("it is a pipe, not a file"), M("save it as a file first"))

    assert hint_of(error, USUAL).speak("en") == "save it as a file first"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("ENOLCK", "move the folder to a disk of this computer, or ask whoever runs the server"),
        ("ENOSPC", "make room there: delete what nobody needs, or empty the recycle bin; "
                   "then try again"),
        ("ESTALE", "open the folder anew, from its share; then try again"),
        ("EACCES", USUAL.text),
    ],
)  # fmt: skip
def test_the_advice_is_about_the_reason(name: str, advice: str) -> None:
    assert hint_of(OSError(getattr(errno, name), ""), USUAL).speak("en") == advice


@pytest.mark.skipif(os.name == "nt", reason="Windows has other errors")
@pytest.mark.parametrize(
    ("name", "flags", "said"),
    [
        ("missing", os.O_RDONLY, "没有这个文件或文件夹"),
        ("folder", os.O_WRONLY, "这是文件夹"),
        ("file/below", os.O_RDONLY, "路径中有一段不是文件夹"),
        ("file", os.O_WRONLY | os.O_CREAT | os.O_EXCL, "已经存在"),
        ("n" * 300, os.O_RDONLY, "名称太长"),
        ("circle", os.O_RDONLY, "这是链接，或链接绕成了圈"),
    ],
)
def test_real_errors_are_understood(name: str, flags: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")

    with pytest.raises(OSError, match=r"Errno") as failed:
        os.open(tmp_path / name, flags)

    assert reason_of(failed.value).speak("zh") == said


def test_a_full_disk_is_called_full() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")

    with (
        pytest.raises(OSError, match=r"Errno") as failed,
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"x")

    assert reason_of(failed.value).speak("zh") == "磁盘已满"
    assert hint_of(failed.value, USUAL).speak("zh").startswith("请腾出空间")
