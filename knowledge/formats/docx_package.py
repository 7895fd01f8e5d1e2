"""The ZIP package of a Word document, checked before any library gets to unpack it.

Belongs here: every way in which a package can be broken, hostile, or no Word document at all. Nothing is ever written
to disk, and nothing that the package points to is fetched.
"""

import io
import xml.parsers.expat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from knowledge.formats.document import UnreadableDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc files, and .docx files with a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = "vbaproject.bin"
MAIN_PARTS = ("word/document.xml", "_rels/.rels")
MOST_ENTRIES = 5_000
LARGEST_WHOLE = 300_000_000  # bytes unpacked: pictures too, which are never unpacked
LARGEST_XML = 40_000_000  # bytes of all parts that are parsed
HIGHEST_RATIO = 150  # of an XML part that matters; Word's own stay below 60
SMALL = 2_000_000  # bytes unpacked, below which a ratio says nothing
MOST_ELEMENTS = 250_000  # of one part; about a thousand pages
DEEPEST = 120
TOO_MUCH = "The Word document unpacks to far more than a text needs."
SAVE_ANEW = "Open it in Word or LibreOffice and save it anew as .docx, or save its text as .txt."
TAKE_APART = "Save its text as .txt, or split it into several documents."


class _Refused(Exception):
    """What the parser found that no Word document holds."""


@contextmanager
def opened_package(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The checked package of a Word document; raises ``UnreadableDocument``.

    What damage comes to light only while the caller reads is translated too.
    """
    if data.startswith(OLE):
        raise _old_or_locked(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_directory(package)
            for entry in _xml_parts(package):
                _check_xml(package, entry)
            yield package
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
        started = data.startswith(b"PK")
        what = "The Word document is damaged." if started else "The file is no Word document, whatever its name says."
        raise UnreadableDocument(what, SAVE_ANEW) from error


def _old_or_locked(data: bytes) -> UnreadableDocument:
    if ENCRYPTED in data:
        return UnreadableDocument("The Word document is locked with a password.", "Save it without a password.")
    return UnreadableDocument("The file is an old Word document (.doc) under another name.", SAVE_ANEW)


def _check_directory(package: zipfile.ZipFile) -> None:
    """Judge a package by its table of contents; nothing is unpacked."""
    entries = package.infolist()
    names = {entry.filename.lower() for entry in entries}
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise UnreadableDocument(TOO_MUCH, TAKE_APART)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument("The Word document is locked with a password.", "Save it without a password.")
    if not names.intersection(MAIN_PARTS):
        raise UnreadableDocument("The file is a ZIP archive and no Word document.", "Unpack it, and add what is in it.")
    if any(name.endswith(MACROS) for name in names):
        raise UnreadableDocument("The Word document holds macros.", "Save it as .docx without macros.")


def _xml_parts(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts that are parsed; what is embedded (pictures, other documents) stays packed."""
    parts = [entry for entry in package.infolist() if entry.filename.lower().endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in parts) > LARGEST_XML or any(map(_is_packed_hard, parts)):
        raise UnreadableDocument(TOO_MUCH, TAKE_APART)
    return parts


def _is_packed_hard(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)


def _check_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Parse without building anything: entities could grow without end, and depth or number would bring us down."""
    try:
        with package.open(entry) as part:
            _counting_parser().ParseFile(part)
    except _Refused as error:
        raise UnreadableDocument(f"The Word document {error}.", TAKE_APART) from error
    except xml.parsers.expat.ExpatError as error:
        told = f"The Word document is damaged: its part {entry.filename} does not parse."
        raise UnreadableDocument(told, SAVE_ANEW) from error


def _counting_parser() -> xml.parsers.expat.XMLParserType:
    parser = xml.parsers.expat.ParserCreate()
    depth = elements = 0

    def opened(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > DEEPEST:
            raise _Refused("nests its parts too deeply")
        if elements > MOST_ELEMENTS:
            raise _Refused("has too many parts")

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> None:
        raise _Refused("declares entities, which no Word document does")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = declared
    return parser
