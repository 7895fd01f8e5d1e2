"""PDF and Word documents made for tests, well-meant and hostile ones."""

import io
import zipfile
from collections.abc import Iterable, Mapping

import docx
from docx.document import Document as WordDocument
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Table,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = getSampleStyleSheet()
JUSTIFIED = ParagraphStyle("justified", parent=STYLES["BodyText"], alignment=4)
WAGES = [
    ["Occupation", "Place", "Median annual\nwage"],
    ["Welder", "Ohio", "$48,940"],
    ["Solderer and brazer\nof small parts", "Texas", "$41,200"],
    ["Brazer", "", "$39,100"],
]


def word_bytes(document: WordDocument) -> bytes:
    """The file that Word would save."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_guide() -> WordDocument:
    """A career guide with title, headings, lists, a table, a header and a footer."""
    document = docx.Document()
    document.core_properties.author = "Ann Example"
    document.sections[0].header.paragraphs[0].text = "Career guides"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Working as a welder", 0)
    document.add_heading("What welders do", 1)
    document.add_paragraph("Welders join metal parts with heat.")
    for text in ("Cut metal", "Inspect joints"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Pay", 1)
    document.add_heading("By place", 2)
    table = document.add_table(rows=0, cols=3)
    for row in WAGES:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text.replace("\n", " ")
    document.add_paragraph("The median pay of welders was $50,460 a year in May 2023.")
    return document


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_package(body: str) -> bytes:
    """A Word document of the least parts."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    return package(parts)


def word_paragraph(text: str) -> str:
    """One paragraph of a Word document's body."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_of(story: list[Flowable], *, columns: int = 1, header: str = "Career guides", **properties: str) -> bytes:
    """A PDF of US letter pages with a header and numbered pages."""
    stream = io.BytesIO()
    width = (6.5 * inch - (columns - 1) * 0.3 * inch) / columns
    frames = [Frame(inch + index * (width + 0.3 * inch), inch, width, 9 * inch) for index in range(columns)]

    def edges(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(inch, 10.6 * inch, header)
        canvas.drawRightString(7.5 * inch, 0.6 * inch, f"Page {document.page}")

    document = BaseDocTemplate(stream, pagesize=letter, **properties)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=edges))
    document.build(story)
    return stream.getvalue()


def heading(text: str, level: int) -> Paragraph:
    """A heading; level 0 is the title."""
    return Paragraph(text, STYLES[f"Heading{level}" if level else "Title"])


def paragraph(text: str) -> Paragraph:
    """Justified text."""
    return Paragraph(text, JUSTIFIED)


def bullets(texts: Iterable[str]) -> ListFlowable:
    """A list with bullets."""
    return ListFlowable([ListItem(paragraph(text)) for text in texts], bulletType="bullet")


def table(rows: list[list[str]]) -> Table:
    """A table whose head is bold and whose last column is set to the right."""
    head = ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")
    return Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey), head, ("ALIGN", (2, 1), (2, -1), "RIGHT")])


def drawn_pdf(lines: Iterable[tuple[float, float, str]], **options: str) -> bytes:
    """A PDF of one page with each text at its place, in points from the lower left corner."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, **options)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.save()
    return stream.getvalue()


def raw_pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        data
        + head
        + table
        + b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    )


def pages_pdf(count: int, content: bytes, extra: bytes = b"") -> bytes:
    """A PDF that shows one page ``count`` times; ``content`` is its stream, with its dictionary."""
    return raw_pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Count %d /Kids [%s]>>" % (count, b"3 0 R " * count),
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <<%s>>>>" % extra,
            content,
        ]
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)
