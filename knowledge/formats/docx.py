"""Word documents to readable text: mammoth makes HTML by their styles, and the reader of pages does the rest."""

import zipfile
from xml.etree import ElementTree

from knowledge.formats.document import Document, UnreadableDocument, check_length, credible_fields
from knowledge.formats.docx_package import SAVE_ANEW, TAKE_APART, opened_package
from knowledge.formats.html import TooDeep, read_html

PROPERTIES = "docProps/core.xml"
# The property that states each field, the first that is there.
STATED = {"title": ("title",), "author": ("creator", "lastModifiedBy"), "published": ("modified", "created")}
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='toc '] => !
p[style-name^='TOC'] => !
p[style-name^='Contents'] => !
p[style-name='header'] => !
p[style-name='footer'] => !
"""


def read_docx(data: bytes) -> Document:
    """The readable text of a Word document and what its properties say; raises ``UnreadableDocument``."""
    with opened_package(data) as package:
        fields = credible_fields(_properties(package))
        markup = _markup(package)
    check_length(markup)
    try:
        text = read_html(f"<main>{markup}</main>").text
    except TooDeep as error:
        raise UnreadableDocument(f"The Word document {error}.", TAKE_APART) from error
    return Document(text, fields)


def _properties(package: zipfile.ZipFile) -> dict[str, str]:
    """What the document's core properties say, under our names."""
    if PROPERTIES not in package.namelist():
        return {}
    root = ElementTree.fromstring(package.read(PROPERTIES))  # noqa: S314 - the package was checked for entities
    written = {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in root}
    return {field: next((written[name] for name in names if written.get(name)), "") for field, names in STATED.items()}


def _markup(package: zipfile.ZipFile) -> str:
    """The document as HTML without pictures, contents, headers and footers. Nothing outside the package is opened."""
    import mammoth  # noqa: PLC0415 - only a Word document is worth the time to load it

    from knowledge.formats.docx_elements import prepared  # noqa: PLC0415

    try:
        return str(
            mammoth.convert_to_html(
                package.fp,
                style_map=STYLES,
                include_embedded_style_map=False,
                external_file_access=False,
                convert_image=lambda _picture: [],
                transform_document=prepared,
            ).value
        )
    except (zipfile.BadZipFile, MemoryError):
        raise  # told by those who know more of it
    except RecursionError as error:
        raise UnreadableDocument("The Word document nests its parts too deeply.", TAKE_APART) from error
    except Exception as error:  # mammoth meets what no Word document holds with whatever Python raises
        told = "The Word document is damaged: its text cannot be found."
        raise UnreadableDocument(told, SAVE_ANEW) from error
