"""PDF documents: what comes out of good ones, and what becomes of all others."""

import io
import re
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from knowledge.chunking import chunk_article
from knowledge.errors import UnreadableFile
from knowledge.formats.pdf import read_pdf
from knowledge.reading import LARGEST_DOCUMENT, read_article
from knowledge.salaries.finding import find_salary_facts
from tests.knowledge.formats.documents import (
    WAGES,
    bullets,
    drawn_pdf,
    heading,
    pages_pdf,
    paragraph,
    pdf_of,
    raw_pdf,
    stream,
    table,
)

FONT = b"/Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
SPEAKS = b"BT /F1 12 Tf 72 700 Td (Welders weld metal parts with heat.) Tj ET"
TRADE = (
    "Welders join metal parts with heat, and they read drawings before they begin. Many learn the trade in an"
    " apprenticeship of three to four years, and the shop pays them from the first day on. Others take a full-time"
    " course at a college, and pass an examination after it."
)
PAY = "The median pay of welders was $50,460 a year in May 2023."


def guide(columns: int = 1, times: int = 1) -> bytes:
    """A career guide with headings, a list, a table, a running header and page numbers."""
    story = [heading("Working as a welder", 0)]
    for number in range(times):
        story += [heading("What welders do", 1), paragraph(TRADE), paragraph(TRADE)]
        story += [bullets(["Cut metal to size, and grind its edges until they are smooth enough", "Inspect joints"])]
        story += [heading("Pay", 1), heading("By place", 2), table([*WAGES, ["Riveter", "", f"$35,{number:03}"]])]
        story += [paragraph(PAY)]
    return pdf_of(story, columns=columns, title="Welding for a living", author="Ann Example")


def guide_text(number: int) -> str:
    """What reads between the title and the next repetition."""
    return f"""
# What welders do

{TRADE}

{TRADE}

- Cut metal to size, and grind its edges until they are smooth enough
- Inspect joints

# Pay

## By place

Occupation | Place | Median annual wage
--- | --- | ---
Welder | Ohio | $48,940
Solderer and brazer of small parts | Texas | $41,200
Brazer |  | $39,100
Riveter |  | $35,{number:03}

{PAY}
"""


def problem(data: bytes) -> tuple[str, str]:
    """Message and remedy for a PDF that cannot be read."""
    with pytest.raises(UnreadableFile) as caught:
        read_article("a.pdf", data)
    return caught.value.problem.message, caught.value.problem.remedy


def lines(*texts: str, x: float = 72, top: float = 700) -> list[tuple[float, float, str]]:
    """Texts one below the other."""
    return [(x, top - 14 * index, text) for index, text in enumerate(texts)]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_guide_reads_as_headings_paragraphs_lists_and_tables(columns: int) -> None:
    """Paragraphs go on over lines and columns, cells over lines; nothing else tells how it was set."""
    text = read_pdf(guide(columns, times=5)).text
    assert text == "# Working as a welder\n" + "".join(map(guide_text, range(5)))
    assert "Career guides" not in text
    assert "Page" not in text


def test_sections_and_salary_facts_come_of_it_as_of_any_article() -> None:
    """Facts in a table's row and in a sentence, each quoted from the article's own text."""
    article, problems = read_article("a.pdf", guide())
    facts = find_salary_facts(article)
    assert problems == ()
    assert (article.title, article.author) == ("Welding for a living", "Ann Example")
    assert article.sections[-1].heading == ("Pay", "By place")
    assert [(fact.role, fact.low) for fact in facts] == [
        ("Welder", 48940),
        ("Solderer and brazer of small parts", 41200),
        ("Brazer", 39100),
        ("Riveter", 35000),
        ("welders", 50460),
    ]
    assert all(article.text[fact.start : fact.end] == fact.quote for fact in facts)
    for chunk in chunk_article(article):
        assert article.text[chunk.start : chunk.end] == chunk.text


def test_a_title_of_a_program_gives_way_to_the_heading() -> None:
    """And a date that a person wrote counts more than the day on which the file was made."""
    story = [heading("Bakers at work", 0), paragraph("Updated: 11 March 2021"), paragraph(TRADE)]
    article, _ = read_article("a.pdf", pdf_of(story, title="guide-v3.docx", author="anonymous"))
    assert (article.title, article.author, article.published) == ("Bakers at work", None, "2021-03-11")


def test_matter_from_outside_counts_more_than_the_document() -> None:
    """Each field by itself."""
    matter = {"title": "On welding", "publisher": "Guild", "url": "https://example.org/w", "published": "2020"}
    article, _ = read_article("a.pdf", guide(), matter)
    assert (article.title, article.publisher, article.url) == ("On welding", "Guild", "https://example.org/w")
    assert (article.published, article.author) == ("2020", "Ann Example")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("Bakers need to have infor-", "mation on flour."), "Bakers need to have information on flour."),
        (("Many of them work on the back-", "end of the house."), "Many of them work on the back-end of the house."),
        (("A grid-tied roof. Others are grid-", "tied as well."), "A grid-tied roof. Others are grid-tied as well."),
        (("They move to other towns and", "earn more there."), "They move to other towns and earn more there."),
    ],
)
def test_a_break_between_lines_leaves_no_trace(written: tuple[str, str], read: str) -> None:
    """A hyphen goes where the word is one, and stays where the document or English spells it so."""
    assert read_pdf(drawn_pdf(lines(*written))).text == read + "\n"


def test_a_short_line_ends_a_paragraph() -> None:
    """Where the next word would have had room, it begins something else."""
    texts = ["A line that is as long as lines are.", "It ends here.", "Another begins, and it is quite long."]
    assert read_pdf(drawn_pdf(lines(*texts))).text.splitlines() == [texts[0] + " " + texts[1], "", texts[2]]


def test_columns_are_read_one_after_the_other() -> None:
    """Lines that stand at the same height in two columns are no table."""
    left, right = [f"Left line {n} goes on and" for n in range(8)], [f"right line {n} goes on and" for n in range(8)]
    text = read_pdf(drawn_pdf(lines(*left) + lines(*right, x=320))).text
    assert text.split() == " ".join(left + right).split()


def test_tables_go_on_over_pages() -> None:
    """One table, its head once, and every row."""
    rows = [["Job", "Place", "Wage"]] + [[f"Welder {n}", "Ohio", f"${40000 + n:,}"] for n in range(90)]
    grid = table(rows)
    grid.repeatRows = 1
    text = read_pdf(pdf_of([grid])).text
    assert text.startswith("Job | Place | Wage\n--- | --- | ---\n")
    assert text.count("Job | Place | Wage") == 1
    assert re.findall(r"\nWelder (\d+) [|] Ohio [|] [$]4", text) == [str(n) for n in range(90)]


def test_cells_of_several_lines_are_whole_however_they_are_drawn() -> None:
    """Line after line across the table, or column after column."""
    across = [
        *[(72, 700, "Occupation"), (250, 700, "Median"), (400, 700, "Growth"), (250, 688, "wage")],
        *[(72, 665, "Solderer and"), (250, 665, "$40,000"), (400, 665, "3%"), (72, 653, "brazer")],
        *[(72, 630, "Welder"), (250, 630, "$50,000"), (400, 630, "4%")],
    ]
    whole = ["Occupation | Median wage | Growth", "--- | --- | ---", "Solderer and brazer | $40,000 | 3%"]
    assert read_pdf(drawn_pdf(across)).text.splitlines() == [*whole, "Welder | $50,000 | 4%"]
    down = lines("Job", "Welder", "Brazer") + lines("Ohio", "$40,000", "$41,000", x=300)
    rows = ["Job | Ohio", "--- | ---", "Welder | $40,000", "Brazer | $41,000"]
    assert read_pdf(drawn_pdf(down)).text.splitlines() == rows


def test_names_of_columns_stand_where_they_like() -> None:
    """Centred names above figures to the left or right belong to the same columns."""
    head = [(120, 700, "Occupation"), (280, 700, "Area"), (430, 700, "Wage a year")]
    text = read_pdf(drawn_pdf([*head, (72, 670, "Welder"), (250, 670, "OH"), (500, 670, "$50,000")])).text
    assert text == "Occupation | Area | Wage a year\n--- | --- | ---\nWelder | OH | $50,000\n"


def test_contents_with_leaders_are_left_out() -> None:
    """They lead to pages, which the text has none of."""
    texts = ["Contents", "Pay " + "." * 40 + " 3", "Skills " + ". " * 20 + "5", "Welders weld metal parts with heat."]
    text = read_pdf(drawn_pdf(lines(*texts))).text
    assert "3" not in text
    assert "5" not in text
    assert text.endswith("Welders weld metal parts with heat.\n")


def test_pages_on_their_side_are_read_upright() -> None:
    """A page in landscape that is drawn upwards; what stands across the others, such as a watermark, is left out."""
    turned = b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Welders weld metal parts) Tj ET"
    across = b"BT /F1 60 Tf .7 .7 -.7 .7 99 99 Tm (DRAFT) Tj ET"
    assert read_pdf(pages_pdf(1, stream(turned + across), FONT)).text == "Welders weld metal parts\n"


def scan() -> bytes:
    """A page that is a picture, with a mark of the scanner."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=letter)
    for page in range(3):
        canvas.drawImage(ImageReader(Image.new("L", (20, 20), page)), 0, 0, 600, 780)
        canvas.drawString(72, 20, str(page))
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def form_in_itself() -> bytes:
    """A page whose drawing draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</A 4 0 R>>>>"
    return pages_pdf(1, stream(b"/A Do", form), b"/XObject <</A 4 0 R>>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Welders weld.", "is no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
        (guide()[:400], "damaged"),
        (drawn_pdf(lines("Secret."), encrypt="password"), "locked with a password"),
        (scan(), "pictures of text"),
        (pages_pdf(1, stream(b"")), "no text"),
        (pages_pdf(10_000, stream(SPEAKS), FONT), "10,000 pages"),
        (raw_pdf([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Count 5 /Kids [2 0 R]>>"]), "damaged"),
        (form_in_itself(), "no text"),
        (b"%PDF-" + bytes([1]) * LARGEST_DOCUMENT, "20 MB"),
        (b"", "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_readable_pdf_is_told(data: bytes, words: str) -> None:
    """One clear problem each, with something to do about it."""
    message, remedy = problem(data)
    assert words in message
    assert remedy


def test_more_letters_than_can_be_read_are_told() -> None:
    """Counted before they are looked at one by one."""
    drawn = b"".join(b"BT /F1 1 Tf 9 %d Td (%s) Tj ET\n" % (line % 700, b"Weld " * 2000) for line in range(160))
    data = stream(zlib.compress(drawn), b"/Filter /FlateDecode")
    assert "far more text" in problem(pages_pdf(1, data, FONT))[0]


@pytest.mark.parametrize(
    "extra",
    [b"/X " + b"[" * 100_000 + b"]" * 100_000, b"/X " + b"<</A " * 100_000 + b"1" + b">>" * 100_000],
    ids=["arrays", "dictionaries"],
)
def test_deep_nesting_holds_nothing_up(extra: bytes) -> None:
    """What the page does not use is not followed."""
    assert read_pdf(pages_pdf(1, stream(SPEAKS), FONT + extra)).text == "Welders weld metal parts with heat.\n"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30), st.integers(0, 10**6))
def test_damage_is_survived_or_told(changes: list[tuple[int, int]], cut: int) -> None:
    """Whatever bytes are changed or cut off: an article, or a problem."""
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place % len(data)] = value
    with suppress(UnreadableFile):
        article, _ = read_article("a.pdf", bytes(data[: cut % (2 * len(data))]))
        assert article.text


WHOLE = guide()
