"""What the system's error numbers mean, in words of the user, and what to do where it is special.

Only imported when an error happens. A number that is not here keeps the system's own words.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import NamedTuple

from wenming_cli.message import M, Message


class Reason(NamedTuple):
    """Why the system refused."""

    text: Message
    advice: Message | None = None
    """What to do; None where the usual advice of the place is right."""


_SPACE = M("make room there: delete what nobody needs, or empty the recycle bin; then try again")
_NETWORK = M("check the network and that the other computer is on, then try again")
_LATER = M("try again in a moment; if it stays so, restart the computer")
_CLOSE = M("close it in the other programs (Word, WPS, virus scanner, sync), then try again")
_SHORTER = M("use shorter names, or move the folder nearer to the top of the disk")
_COPY = M("copy everything to another disk now, and have this one checked")
_MOVE = M("move the folder to a disk of this computer, or ask whoever runs the server")
_WRITABLE = M("make it writable, or move the folder to a disk where you may write")
_PLUG_IN = M("plug the disk in again, or insert it, then try again")
_NAME = M("check the name, and that everything on the way to it is a folder")
_LINK = M("name the file itself, not a link to it")

_DENIED = Reason(M("no permission, or it is open in another program"))
_MISSING = Reason(M("there is no such file or folder"))
_BUSY = Reason(M("it is in use by another program"), _CLOSE)
_FULL = Reason(M("the disk is full"), _SPACE)
_QUOTA = Reason(M("your share of the disk is full"), _SPACE)
_FAULT = Reason(M("the disk has a fault"), _COPY)
_READ_ONLY = Reason(M("the disk is read-only"), _WRITABLE)
_NO_LOCKS = Reason(M("the disk or the share cannot lock files"), _MOVE)
_NO_SUPPORT = Reason(M("the disk or the share cannot do this"), _MOVE)
_INVALID = Reason(M("the disk or the share does not take this, or the name is not allowed"), _MOVE)
_NO_ANSWER = Reason(M("the network or the server does not answer"), _NETWORK)
_CUT = Reason(M("the connection was cut"), _NETWORK)
_ABSENT = Reason(M("the disk or the device is not there"), _PLUG_IN)
_TOO_MANY = Reason(M("too many files are open"), M("close some programs, then try again"))
_NO_MEMORY = Reason(M("there is not enough memory"), M("close some programs, then try again"))
_LONG = Reason(M("the name is too long"), _SHORTER)
_THERE = Reason(M("it is there already"))
_NOT_EMPTY = Reason(M("the folder is not empty"))
_OTHER_DISK = Reason(M("it lies on another disk"))
_NO_FOLDER = Reason(M("a part of the path is not a folder"), _NAME)
_BAD_NAME = Reason(M("the name is not allowed here"), M("use a name without special characters"))
_CLOUD = Reason(
    M("the cloud has not loaded the file"),
    M("check the network, start the sync program, or set the folder to be kept on this computer"),
)
_VIRUS = Reason(
    M("the virus scanner blocks it"), M("ask whoever looks after your computer to allow it")
)

_BY_NAME: Mapping[str, Reason] = {
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "ENOENT": _MISSING,
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EDEADLK": _BUSY,
    "EAGAIN": Reason(M("it is busy at the moment"), _LATER),
    "EBADF": Reason(M("it is closed already"), _LATER),
    "EINTR": Reason(M("it was interrupted"), _LATER),
    "ENOSPC": _FULL,
    "EDQUOT": _QUOTA,
    "EFBIG": Reason(M("the file is larger than allowed here"), _MOVE),
    "EIO": _FAULT,
    "EUCLEAN": _FAULT,
    "EBADMSG": _FAULT,
    "EREMOTEIO": _FAULT,
    "EROFS": _READ_ONLY,
    "EISDIR": Reason(M("it is a folder")),
    "ENOTDIR": _NO_FOLDER,
    "EEXIST": _THERE,
    "ENOTEMPTY": _NOT_EMPTY,
    "ENAMETOOLONG": _LONG,
    "EILSEQ": _BAD_NAME,
    "ELOOP": Reason(M("it is a link, or links that lead in a circle"), _LINK),
    "EMLINK": Reason(M("too many names lead to one file"), _MOVE),
    "EXDEV": _OTHER_DISK,
    "EMFILE": _TOO_MANY,
    "ENFILE": _TOO_MANY,
    "ENOMEM": _NO_MEMORY,
    "ENOBUFS": _NO_MEMORY,
    "ENOLCK": _NO_LOCKS,
    "ENOSYS": _NO_SUPPORT,
    "EOPNOTSUPP": _NO_SUPPORT,
    "ENOTSUP": _NO_SUPPORT,
    "ENOTTY": _NO_SUPPORT,
    "EINVAL": _INVALID,
    "EOVERFLOW": Reason(M("the file is too large for this program"), _MOVE),
    "ESPIPE": Reason(M("it is a pipe, not a file"), M("save it as a file first")),
    "EPIPE": Reason(M("the program that reads it has ended"), M("start it again")),
    "ENODEV": _ABSENT,
    "ENXIO": _ABSENT,
    "ENOMEDIUM": _ABSENT,
    "ESTALE": Reason(
        M("the server has moved or removed it meanwhile"),
        M("open the folder anew, from its share; then try again"),
    ),
    "ETIMEDOUT": _NO_ANSWER,
    "EHOSTDOWN": _NO_ANSWER,
    "EHOSTUNREACH": _NO_ANSWER,
    "ENETDOWN": _NO_ANSWER,
    "ENETUNREACH": _NO_ANSWER,
    "ECONNREFUSED": _NO_ANSWER,
    "ENOTCONN": _CUT,
    "ECONNRESET": _CUT,
    "ECONNABORTED": _CUT,
    "ENOLINK": _CUT,
    "ENETRESET": _CUT,
    "ESHUTDOWN": _CUT,
    "ENOEXEC": Reason(M("it is no program that runs on this computer")),
    "ENOKEY": Reason(
        M("it is encrypted, and the key is not there"), M("unlock the folder, then try again")
    ),
    "EKEYEXPIRED": Reason(
        M("the share no longer knows who you are"), M("sign in to the share again, then try again")
    ),
}
"""By the names of the errors; each system has numbers of its own, and not every name."""

_BY_WINDOWS: Mapping[int, Reason] = {
    2: _MISSING,  # ERROR_FILE_NOT_FOUND
    3: _MISSING,  # ERROR_PATH_NOT_FOUND
    4: _TOO_MANY,  # ERROR_TOO_MANY_OPEN_FILES
    5: _DENIED,  # ERROR_ACCESS_DENIED
    8: _NO_MEMORY,  # ERROR_NOT_ENOUGH_MEMORY
    14: _NO_MEMORY,  # ERROR_OUTOFMEMORY
    15: _ABSENT,  # ERROR_INVALID_DRIVE
    17: _OTHER_DISK,  # ERROR_NOT_SAME_DEVICE
    19: _READ_ONLY,  # ERROR_WRITE_PROTECT
    20: _ABSENT,  # ERROR_BAD_UNIT
    21: _ABSENT,  # ERROR_NOT_READY
    23: _FAULT,  # ERROR_CRC
    27: _FAULT,  # ERROR_SECTOR_NOT_FOUND
    29: _FAULT,  # ERROR_WRITE_FAULT
    30: _FAULT,  # ERROR_READ_FAULT
    32: _BUSY,  # ERROR_SHARING_VIOLATION
    33: _BUSY,  # ERROR_LOCK_VIOLATION
    36: _TOO_MANY,  # ERROR_SHARING_BUFFER_EXCEEDED
    39: _FULL,  # ERROR_HANDLE_DISK_FULL
    50: _NO_SUPPORT,  # ERROR_NOT_SUPPORTED
    51: _NO_ANSWER,  # ERROR_REM_NOT_LIST
    53: _NO_ANSWER,  # ERROR_BAD_NETPATH
    54: _NO_ANSWER,  # ERROR_NETWORK_BUSY
    55: _CUT,  # ERROR_DEV_NOT_EXIST
    59: _CUT,  # ERROR_UNEXP_NET_ERR
    64: _CUT,  # ERROR_NETNAME_DELETED
    65: _DENIED,  # ERROR_NETWORK_ACCESS_DENIED
    67: _NO_ANSWER,  # ERROR_BAD_NET_NAME
    80: _THERE,  # ERROR_FILE_EXISTS
    82: _DENIED,  # ERROR_CANNOT_MAKE
    108: _BUSY,  # ERROR_DRIVE_LOCKED
    111: _LONG,  # ERROR_BUFFER_OVERFLOW
    112: _FULL,  # ERROR_DISK_FULL
    121: _NO_ANSWER,  # ERROR_SEM_TIMEOUT
    123: _BAD_NAME,  # ERROR_INVALID_NAME
    145: _NOT_EMPTY,  # ERROR_DIR_NOT_EMPTY
    161: _BAD_NAME,  # ERROR_BAD_PATHNAME
    170: _BUSY,  # ERROR_BUSY
    183: _THERE,  # ERROR_ALREADY_EXISTS
    206: _LONG,  # ERROR_FILENAME_EXCED_RANGE
    223: _NO_SUPPORT,  # ERROR_FILE_TOO_LARGE
    225: _VIRUS,  # ERROR_VIRUS_INFECTED
    226: _VIRUS,  # ERROR_VIRUS_DELETED
    267: _NO_FOLDER,  # ERROR_DIRECTORY
    303: _BUSY,  # ERROR_DELETE_PENDING
    362: _CLOUD,  # ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING
    363: _CLOUD,  # ERROR_CLOUD_FILE_METADATA_CORRUPT
    369: _CLOUD,  # ERROR_CLOUD_FILE_PROPERTY_CORRUPT
    377: _CLOUD,  # ERROR_CLOUD_FILE_READ_ONLY_VOLUME
    380: _CLOUD,  # ERROR_CLOUD_FILE_INVALID_REQUEST
    386: _CLOUD,  # ERROR_CLOUD_FILE_NOT_IN_SYNC
    388: _CLOUD,  # ERROR_CLOUD_FILE_NETWORK_UNAVAILABLE
    389: _CLOUD,  # ERROR_CLOUD_FILE_UNSUCCESSFUL
    390: _CLOUD,  # ERROR_CLOUD_FILE_NOT_UNDER_SYNC_ROOT
    391: _CLOUD,  # ERROR_CLOUD_FILE_IN_USE
    394: _CLOUD,  # ERROR_CLOUD_FILE_AUTHENTICATION_FAILED
    395: _CLOUD,  # ERROR_CLOUD_FILE_INSUFFICIENT_RESOURCES
    398: _CLOUD,  # ERROR_CLOUD_FILE_REQUEST_ABORTED
    404: _CLOUD,  # ERROR_CLOUD_FILE_REQUEST_TIMEOUT
    426: _CLOUD,  # ERROR_CLOUD_FILE_PROVIDER_TERMINATED
    1006: _CUT,  # ERROR_FILE_INVALID
    1117: _FAULT,  # ERROR_IO_DEVICE
    1167: _ABSENT,  # ERROR_DEVICE_NOT_CONNECTED
    1203: _NO_ANSWER,  # ERROR_NO_NET_OR_BAD_PATH
    1231: _NO_ANSWER,  # ERROR_NETWORK_UNREACHABLE
    1295: _QUOTA,  # ERROR_DISK_QUOTA_EXCEEDED
    1326: _DENIED,  # ERROR_LOGON_FAILURE
    1392: _FAULT,  # ERROR_FILE_CORRUPT
    1393: _FAULT,  # ERROR_DISK_CORRUPT
    1450: _NO_MEMORY,  # ERROR_NO_SYSTEM_RESOURCES
    1920: _DENIED,  # ERROR_CANT_ACCESS_FILE
}
"""By the numbers of Windows, of which many share one `errno`."""

_BY_NUMBER: Mapping[int, Reason] = {
    number: reason
    for name, reason in _BY_NAME.items()
    if (number := getattr(errno, name, None)) is not None
}


def find_reason(error: OSError) -> Reason | None:
    """Return what is known of an error; None if its number is not listed."""
    windows = getattr(error, "winerror", None)
    return _BY_WINDOWS.get(windows or 0) or _BY_NUMBER.get(error.errno or 0)
