"""Arrays on disk, so that a start need not work them out again, and several processes share their memory.

A file holds the arrays of exactly one *identity*, any text that differs whenever they would. The file is a cache. One
that is missing or damaged costs making them, no more; files are written beside the old one and put in place in one
step, never changed, and mapped read-only. They hold numbers and names and nothing that could run.

Layout: magic bytes, length and checksum of a JSON header, the header, then the arrays, each on a multiple of 64 bytes.
"""

import hashlib
import json
import logging
import mmap
import secrets
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"career-bot arrays 1"
_PREFIX = struct.Struct(f"<{len(_MAGIC)}sQI")  # magic, length of the header, its CRC-32
_ALIGNMENT = 64  # bytes; a cache line, and more than any number type needs
_NAME = "career-bot-index.{}.bin"
_PARTIAL = ".career-bot-index."

log = logging.getLogger(__name__)


class Unusable(Exception):
    """A file that does not hold the arrays it should."""


def path_of(folder: Path, identity: str) -> Path:
    """Where the arrays of this identity are kept."""
    return folder / _NAME.format(hashlib.sha256(identity.encode()).hexdigest()[:16])


def save(folder: Path, identity: str, arrays: Mapping[str, NDArray[Any]]) -> Path:
    """Write arrays for later starts, and remove those of other identities. Raises ``OSError``."""
    path = path_of(folder, identity)
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    partial = folder / f"{_PARTIAL}{secrets.token_hex(8)}"
    try:
        with partial.open("xb") as file:
            file.writelines(_pieces(identity, whole))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)  # whatever happened, half a file helps nobody
    for other in [*folder.glob(_NAME.format("*")), *folder.glob(_PARTIAL + "*")]:
        if other != path:
            remove(other)
    return path


def load(folder: Path, identity: str) -> dict[str, NDArray[Any]] | None:
    """The saved arrays of this identity, mapped; ``None`` where there are none. Raises ``Unusable``."""
    try:
        with path_of(folder, identity).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # arrays keep it open as long as needed
        return _arrays(memoryview(mapped), identity)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, struct.error) as problem:  # all that a damaged file leads to
        raise Unusable(str(problem)) from problem


def remove(path: Path) -> None:
    """Remove a file that is of no use any more, if the system lets us; if not, it does no harm."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:  # Windows keeps a file that is mapped; the next save tries again
        log.info("The outdated saved index %s stays for now: %s", path, problem.strerror)


def _pieces(identity: str, arrays: dict[str, NDArray[Any]]) -> Iterator[bytes | memoryview]:
    """The file's content in order."""
    described, start = [], 0
    for name, array in arrays.items():
        checksum = zlib.crc32(_bytes(array))
        described.append([name, array.dtype.str, list(array.shape), start, checksum])
        start += array.nbytes + _padding(array.nbytes)
    header = json.dumps({"identity": identity, "arrays": described, "size": start}).encode()
    header += b" " * _padding(_PREFIX.size + len(header))
    yield _PREFIX.pack(_MAGIC, len(header), zlib.crc32(header))
    yield header
    for array in arrays.values():
        yield _bytes(array)
        yield bytes(_padding(array.nbytes))


def _arrays(content: memoryview, identity: str) -> dict[str, NDArray[Any]]:
    """The arrays of a file, over its own memory."""
    magic, length, checksum = _PREFIX.unpack_from(content)
    header = content[_PREFIX.size : _PREFIX.size + length]
    if magic != _MAGIC or zlib.crc32(header) != checksum:
        raise ValueError("it does not begin as one")
    described = json.loads(bytes(header))
    if described["identity"] != identity:
        raise ValueError("it belongs to other articles")
    body = content[_PREFIX.size + length :]
    if len(body) != described["size"]:
        raise ValueError("it is cut off")
    return {name: _array(body, *each) for name, *each in described["arrays"]}


def _array(body: memoryview, dtype: str, shape: list[int], start: int, checksum: int) -> NDArray[Any]:
    kind = np.dtype(dtype)
    count = int(np.prod(shape))
    own = body[start : start + count * kind.itemsize]
    if zlib.crc32(own) != checksum:
        raise ValueError("its content was changed")
    array: NDArray[Any] = np.frombuffer(own, kind).reshape(shape)
    return array


def _bytes(array: NDArray[Any]) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _padding(size: int) -> int:
    return -size % _ALIGNMENT
