"""Word documents: what comes out of good ones, and what becomes of all others."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from knowledge.errors import UnreadableFile
from knowledge.formats.docx import read_docx
from knowledge.reading import read_article
from knowledge.salaries.finding import find_salary_facts
from tests.knowledge.formats.documents import (
    OFFICE,
    PACKAGE,
    WORD,
    package,
    word_bytes,
    word_guide,
    word_package,
    word_paragraph,
)

WELDERS = word_paragraph("Welders weld.")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GUIDE = """\
# Working as a welder

# What welders do

Welders join metal parts with heat.

- Cut metal
- Inspect joints

# Pay

## By place

Occupation | Place | Median annual wage
--- | --- | ---
Welder | Ohio | $48,940
Solderer and brazer of small parts | Texas | $41,200
Brazer |  | $39,100

The median pay of welders was $50,460 a year in May 2023.
"""


def problem(data: bytes) -> tuple[str, str]:
    """Message and remedy for a Word document that cannot be read."""
    with pytest.raises(UnreadableFile) as caught:
        read_article("a.docx", data)
    return caught.value.problem.message, caught.value.problem.remedy


def test_a_guide_reads_as_headings_lists_and_tables() -> None:
    """Styles make the structure; headers and footers are left out; the table's head is set off."""
    assert read_docx(word_bytes(word_guide())).text == GUIDE


def test_sections_and_salary_facts_come_of_it_as_of_any_article() -> None:
    """Facts in a table's row and in a sentence, each quoted from the article's own text."""
    article, problems = read_article("a.docx", word_bytes(word_guide()))
    facts = find_salary_facts(article)
    assert problems == ()
    assert [section.heading for section in article.sections] == [
        (),
        ("What welders do",),
        ("Pay",),
        ("Pay", "By place"),
    ]
    assert [(fact.role, fact.low) for fact in facts] == [
        ("Welder", 48940),
        ("Solderer and brazer of small parts", 41200),
        ("Brazer", 39100),
        ("welders", 50460),
    ]
    assert all(article.text[fact.start : fact.end] == fact.quote for fact in facts)


def test_properties_say_title_author_and_date() -> None:
    """The day on which somebody last saved it."""
    document = word_guide()
    document.core_properties.title = "Welding for a living"
    document.core_properties.created = datetime(2019, 3, 4, tzinfo=UTC)
    document.core_properties.modified = datetime(2024, 5, 6, tzinfo=UTC)
    article, _ = read_article("a.docx", word_bytes(document))
    assert (article.title, article.author, article.published) == ("Welding for a living", "Ann Example", "2024-05-06")


def test_what_a_program_put_into_the_properties_is_not_believed() -> None:
    """File names, placeholders, dates of templates and of the future."""
    document = word_guide()
    document.core_properties.title = "Microsoft Word - guide_final2.doc"
    document.core_properties.author = "python-docx"
    document.core_properties.modified = datetime(2999, 1, 1, tzinfo=UTC)
    article, _ = read_article("a.docx", word_bytes(document))
    assert (article.title, article.author, article.published) == ("Working as a welder", None, None)


def test_a_head_in_bold_needs_no_figures_below_it() -> None:
    """A table of words has a head too."""
    document = word_guide()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Tool", "Use"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for cell, text in zip(table.rows[1].cells, ("Torch", "Heating"), strict=True):
        cell.text = text
    assert read_docx(word_bytes(document)).text.endswith("Tool | Use\n--- | ---\nTorch | Heating\n")


def test_contents_and_links_do_not_get_into_the_text() -> None:
    """Lines of a table of contents are left out; a link's words stay."""
    toc = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Pay 3</w:t></w:r></w:p>'
    link = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>Read this.</w:t></w:r></w:hyperlink></w:p>'
    styles = f"""<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="TOC1">
        <w:name w:val="toc 1"/></w:style></w:styles>"""
    data = package_with(word_package(toc + WELDERS + link), {"word/styles.xml": styles})
    assert read_docx(data).text == "Welders weld.\n\nRead this.\n"


def package_with(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """``data`` with further or other parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: archive.read(name) for name in archive.namelist()} | parts)


def test_nothing_outside_the_package_is_opened(tmp_path) -> None:
    """A picture that lies in a file of ours, by an external relationship: the file's content comes nowhere."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    drawing = f"""<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
        <a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}" r:link="r9"/>
        </wp:inline></w:drawing></w:r></w:p>"""
    relation = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r9" TargetMode="External"
        Type="{OFFICE}/image" Target="{secret.as_uri()}"/></Relationships>"""
    data = package_with(word_package(WELDERS + drawing), {"word/_rels/document.xml.rels": relation})
    assert read_docx(data).text == "Welders weld.\n"


def test_what_is_embedded_stays_packed() -> None:
    """Another document inside, be it a bomb, is not looked at."""
    inner = package({"zeros": bytes(50_000_000)})
    assert read_docx(package_with(word_package(WELDERS), {"word/embeddings/inner.zip": inner})).text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Welders weld.", "no Word document"),
        (OLE + bytes(600), "old Word document"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (package({"a.txt": "Welders weld."}), "ZIP archive"),
        (word_package(WELDERS)[:-60], "damaged"),
        (word_package("<w:p>"), "word/document.xml does not parse"),
        (package({"_rels/.rels": "<Relationships/>"}), "damaged"),
        (package_with(word_package(WELDERS), {"word/vbaProject.bin": b"x"}), "macros"),
        (word_package(WELDERS + "<w:r/>" * 250_000), "too many parts"),
        (word_package("<w:tbl>" * 200 + "</w:tbl>" * 200), "too deeply"),
        (word_package(""), "no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_readable_word_document_is_told(data: bytes, words: str) -> None:
    """One clear problem each, with something to do about it."""
    message, remedy = problem(data)
    assert words in message
    assert remedy


def test_entities_are_refused_before_they_grow() -> None:
    """Ten entities of ten each, ten deep, would be ten thousand million letters."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(10))
    document = f'<!DOCTYPE w [{entities}]><w:document xmlns:w="{WORD}"><w:body>&e9;</w:body></w:document>'
    assert "declares entities" in problem(package_with(word_package(""), {"word/document.xml": document}))[0]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"},
        {f"word/media/{number}.png": bytes(40_000_000) for number in range(8)},
        {f"word/{number}.xml": b"<a/>" for number in range(5_001)},
    ],
    ids=["one part", "pictures", "many parts"],
)
def test_a_zip_bomb_is_refused_by_its_table_of_contents(parts: dict[str, str | bytes]) -> None:
    """What it would unpack to, in one part or in all, and how many there are."""
    assert "unpacks to far more" in problem(package_with(word_package(WELDERS), parts))[0]


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    """The directory says less than the part unpacks to; no more than said is unpacked."""
    data = word_package(word_paragraph("Welders weld metal parts. " * 400))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (200).to_bytes(4, "little"))
    assert "damaged" in problem(lie)[0]
