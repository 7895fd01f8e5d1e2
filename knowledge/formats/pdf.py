"""PDF documents to readable text, through PDFium, which reads them in Chromium and is fuzzed there.

Belongs here: what makes a PDF unreadable, and the way from its bytes to text. The library is loaded when the first PDF
is read.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from knowledge.formats.document import Document, UnreadableDocument, check_length, credible_fields
from knowledge.formats.pdf_mending import mended
from knowledge.formats.pdf_rows import Row, place, rows_of
from knowledge.formats.pdf_running import without_running_lines
from knowledge.formats.pdf_writing import written

HEADER = b"%PDF-"
HEADER_WITHIN = 1024  # bytes; the reference reader of PDFs allows other bytes before it
MOST_PAGES = 1000
MOST_CHARACTERS = 1_500_000  # about 700 pages of text, and 20 seconds
FEWEST_A_PAGE = 25  # characters: less is a page number or a scanner's mark
MOST_UNKNOWN = 0.2  # of the characters
DATES = ("CreationDate", "ModDate")
SAVE_ANEW = "Open it in a browser and print it to a new PDF, or save its text as .txt."
RECOGNISE = "Run text recognition (OCR) over it, or save its text as .txt."
SPLIT = "Split it into several documents."


def read_pdf(data: bytes) -> Document:
    """The readable text of a PDF and what it says of itself; raises ``UnreadableDocument``."""
    if HEADER not in data[:HEADER_WITHIN]:
        raise UnreadableDocument("The file is no PDF, whatever its name says.", SAVE_ANEW)
    with closing(_opened(data)) as pdf:
        if len(pdf) > MOST_PAGES:
            told = f"The PDF has {len(pdf):,} pages, and {MOST_PAGES:,} is the most that is read."
            raise UnreadableDocument(told, SPLIT)
        fields = credible_fields(_stated(pdf))
        pages = list(_pages(pdf))
    _check_letters("".join(row.text for page in pages for row in page))
    text = written(without_running_lines(pages))
    check_length(text)
    return Document(text, fields)


def _opened(data: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415 - only a PDF is worth the time to load it

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY}:
            raise UnreadableDocument("The PDF is locked with a password.", "Save it without a password.") from error
        raise UnreadableDocument("The PDF is damaged.", SAVE_ANEW) from error


def _stated(pdf: Any) -> dict[str, str]:
    """What the document's properties say, under our names."""
    dates = (_property(pdf, key) for key in DATES)
    return {
        "title": _property(pdf, "Title"),
        "author": _property(pdf, "Author"),
        "published": next(filter(None, dates), ""),
    }


def _property(pdf: Any, key: str) -> str:
    try:
        return str(pdf.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _pages(pdf: Any) -> Iterator[list[Row]]:
    """The lines and rows of each page; raises ``UnreadableDocument`` for pages that are damaged, or mere pictures."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    characters = pictures = 0
    for number in range(len(pdf)):
        try:
            rows, drawn, is_picture = _page(pdf, number, MOST_CHARACTERS - characters)
        except PdfiumError as error:
            raise UnreadableDocument(f"The PDF is damaged: its page {number + 1} cannot be read.", SAVE_ANEW) from error
        characters, pictures = characters + drawn, pictures + is_picture
        yield rows
    if characters < FEWEST_A_PAGE * len(pdf):
        _refuse_pictures(characters, pictures)


def _page(pdf: Any, number: int, allowed: int) -> tuple[list[Row], int, bool]:
    """A page's rows, how many characters it has, and whether it is a picture with hardly any text."""
    from knowledge.formats.pdf_pieces import has_picture, pieces_of  # noqa: PLC0415

    with closing(pdf.get_page(number)) as page, closing(page.get_textpage()) as text_page:
        drawn = text_page.count_chars()
        if drawn > allowed:
            raise UnreadableDocument("The PDF holds far more text than can be read.", SPLIT)
        rows = mended(rows_of(pieces_of(text_page), number))
        place(rows)
        return rows, drawn, drawn < FEWEST_A_PAGE and has_picture(page)


def _refuse_pictures(characters: int, pictures: int) -> None:
    if pictures:
        raise UnreadableDocument("The PDF holds pictures of text and no text.", RECOGNISE)
    if not characters:
        raise UnreadableDocument("The PDF holds no text.", RECOGNISE)


def _check_letters(text: str) -> None:
    """A font without a table of its characters gives shapes, which nobody can tell the letters of."""
    unknown = sum(not letter.isprintable() or letter == "\ufffd" for letter in text)
    if unknown > MOST_UNKNOWN * len(text):
        raise UnreadableDocument("The PDF does not say which letters its fonts draw.", RECOGNISE)
