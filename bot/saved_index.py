"""The index on disk, so that a start need not build it, and several processes share its memory.

A file holds the index of exactly one set of articles, read in one way: its *identity*, any text that differs whenever
the index would. The file is a cache. One that is missing, of another layout or damaged costs a build, no more; files
are written beside the old one and put in place in one step, never changed, and mapped read-only.

Layout: magic bytes, length and checksum of a JSON header, the header, then the arrays, each on a multiple of 64 bytes.
"""

import hashlib
import json
import logging
import mmap
import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.index import LAYOUT, Index

_MAGIC = b"career-bot index"
_PREFIX = struct.Struct(f"<{len(_MAGIC)}sQI")  # magic, length of the header, its CRC-32
_ALIGNMENT = 64  # bytes; a cache line, and more than any number type needs
_NAME = "index-{}.bin"

log = logging.getLogger(__name__)


class _Unusable(Exception):
    """A file that does not hold the index it should."""


def index_path(folder: Path, identity: str) -> Path:
    """Where the index of this identity is kept; another layout of the arrays has another name."""
    return folder / _NAME.format(hashlib.sha256(f"{LAYOUT} {identity}".encode()).hexdigest()[:16])


def save_index(folder: Path, identity: str, index: Index) -> Path:
    """Write an index for later starts, and remove those of other identities. Raises ``OSError``."""
    path = index_path(folder, identity)
    arrays = {name: np.ascontiguousarray(array) for name, array in index.arrays().items()}
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".index-", suffix=".tmp", delete=False) as file:
        try:
            for piece in _pieces(identity, arrays):
                file.write(piece)
            file.close()  # Windows moves no open file
            Path(file.name).replace(path)
        except BaseException:  # whatever happened, half a file helps nobody
            Path(file.name).unlink(missing_ok=True)
            raise
    for other in folder.glob(_NAME.format("*")):
        if other != path:
            _remove(other)
    return path


def open_index(folder: Path, identity: str) -> Index | None:
    """The saved index of this identity, mapped; ``None`` where there is none that can be used."""
    path = index_path(folder, identity)
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # arrays keep it open as long as needed
        return Index.from_arrays(_arrays(memoryview(mapped), identity))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, struct.error, _Unusable) as problem:
        # Whatever a damaged file leads to, the answer is the same: build the index and write the file anew.
        log.warning("The saved index %s cannot be used and is built anew: %s", path, problem)
        return None


def _pieces(identity: str, arrays: dict[str, NDArray[Any]]) -> Iterator[bytes | memoryview]:
    """The file's content in order."""
    described, start = [], 0
    for name, array in arrays.items():
        checksum = zlib.crc32(_bytes(array))
        described.append([name, array.dtype.str, list(array.shape), start, checksum])
        start += array.nbytes + _padding(array.nbytes)
    header = json.dumps({"identity": identity, "layout": LAYOUT, "arrays": described, "size": start}).encode()
    header += b" " * _padding(_PREFIX.size + len(header))
    yield _PREFIX.pack(_MAGIC, len(header), zlib.crc32(header))
    yield header
    for array in arrays.values():
        yield _bytes(array)
        yield bytes(_padding(array.nbytes))


def _arrays(content: memoryview, identity: str) -> dict[str, NDArray[Any]]:
    """The arrays of a file, over its own memory. Raises ``_Unusable`` and what damaged content leads to."""
    magic, length, checksum = _PREFIX.unpack_from(content)
    header = content[_PREFIX.size : _PREFIX.size + length]
    if magic != _MAGIC or zlib.crc32(header) != checksum:
        raise _Unusable("it does not begin as one")
    described = json.loads(bytes(header))
    if (described["identity"], described["layout"]) != (identity, LAYOUT):
        raise _Unusable("it belongs to other articles")
    body = content[_PREFIX.size + length :]
    if len(body) != described["size"]:
        raise _Unusable("it is cut off")
    return {name: _array(body, *each) for name, *each in described["arrays"]}


def _array(body: memoryview, dtype: str, shape: list[int], start: int, checksum: int) -> NDArray[Any]:
    kind = np.dtype(dtype)
    count = int(np.prod(shape))
    own = body[start : start + count * kind.itemsize]
    if zlib.crc32(own) != checksum:
        raise _Unusable("its content was changed")
    array: NDArray[Any] = np.frombuffer(own, kind).reshape(shape)
    return array


def _bytes(array: NDArray[Any]) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _padding(size: int) -> int:
    return -size % _ALIGNMENT


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:  # Windows keeps a file that is mapped; the next save tries again
        log.info("The outdated saved index %s stays for now: %s", path, problem)
