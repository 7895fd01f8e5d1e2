"""The structure of plain text without marks."""

from knowledge.formats.plaintext import plain_blocks


def blocks(text: str) -> list[tuple[str, str]]:
    return [(each.kind.name, text[each.start : each.end]) for each in plain_blocks(text, 0)]


def of(kind: str, text: str) -> list[str]:
    return [words for name, words in blocks(text) if name == kind]


def test_short_lines_above_paragraphs_are_headings() -> None:
    """With and without blank lines between them, and questions as well."""
    text = (
        "Working as a Baker\n\nBakers bake bread.\nDuties\nThey rise early.\n\n"
        "How much do bakers earn?\n\n"
        "They earn little. Is it fair? Nobody knows.\n"
    )
    assert of("HEADING", text) == ["Working as a Baker", "Duties", "How much do bakers earn?"]


def test_numbered_sections_with_full_stops() -> None:
    """A page that numbers its sections on lines of their own and ends its headings with stops."""
    text = (
        "how is baking?\n\nIt is good.\n\n1\n\npay of a baker.\n\nPay is fair.\n\n"
        "2\n\nskills.\n\nBakers need patience.\n"
    )
    assert of("HEADING", text) == ["how is baking?", "pay of a baker.", "skills."]
    assert of("MUTE", text) == ["1", "2"]


def test_a_table_of_one_cell_a_line_becomes_pairs() -> None:
    """Labels and their values, be they figures or words, are one unit each; list headings stay headings."""
    text = (
        "Baker\n\nA baker bakes bread.\n\nMedian Wage\n\n$36,000/yr\n\nTypical Education\n\nNone needed\n\n"
        "Growth (2024-34)\n\n+7.5%\n\nTop Skills (2)\n\nKneading\n\n4.9\n\nPatience\n\n4.8\n"
    )
    assert of("PAIR", text) == [
        "Median Wage\n\n$36,000/yr",
        "Typical Education\n\nNone needed",
        "Growth (2024-34)\n\n+7.5%",
        "Kneading\n\n4.9",
        "Patience\n\n4.8",
    ]
    assert of("HEADING", text) == ["Baker", "Top Skills (2)"]


def test_labels_with_their_value_on_the_line_are_units() -> None:
    """A flattened two-column table of one row a line."""
    text = (
        "Baker\n\nA baker bakes.\n\nEducational Requirements None at all\nMedian Salary (2017) $36,000\n\n"
        "Outlook\n\nIt is bleak.\n"
    )
    assert of("ITEM", text) == ["Educational Requirements None at all", "Median Salary (2017) $36,000"]


def test_tables_with_pipes_and_tabs() -> None:
    """Rows keep their cells, the head is set apart."""
    text = (
        "Baker\n\nTasks of a baker are these:\nTask | Time |\n---|---|\n"
        "Baking | early |\n\nSelling\tlate\nCleaning\tlater\n"
    )
    assert of("ROW", text) == ["Baking | early", "Selling\tlate", "Cleaning\tlater"]
    assert of("TABLE_HEAD", text) == ["Task | Time"]


def test_lists_with_and_without_bullets() -> None:
    """Short lines below a heading or a colon are list items, elsewhere they are what is left of a menu."""
    text = (
        "Home page\nJobs\n\nA baker bakes bread.\n\nA baker needs:\nPatience\nStrong arms\n\n  • An oven\n  • Flour\n"
    )
    assert of("ITEM", text) == ["Patience", "Strong arms", "An oven", "Flour"]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    """Text wrapped as in mail is joined; lines ended early are not."""
    text = (
        "Bakers\n\nA baker bakes bread every day and sells\nit in the morning. Most bakers are up at\n"
        "about three. They sleep early.\n\n"
        "Pay by level\nOne line that is a paragraph of its own, and which is long.\n"
        "Another line that is short\nA third line, which is about as long as the first of them.\n"
    )
    assert of("PARAGRAPH", text)[0].endswith("sleep early.")
    assert of("PARAGRAPH", text)[1:] == [
        "One line that is a paragraph of its own, and which is long.",
        "A third line, which is about as long as the first of them.",
    ]


def test_captions_signatures_and_promotion_are_mute() -> None:
    """What stands twice in a row, and what an author signs with."""
    text = (
        "Bakers\n\n"
        + "A baker bakes bread for many people. " * 5
        + "\n\nbaker at an oven, smiling.\nbaker at an oven, smiling.\n\n"
        "Skip to content\n\n--\n\nPat Miller bakes.\n"
    )
    assert of("MUTE", text) == [
        "baker at an oven, smiling.",
        "baker at an oven, smiling.",
        "Skip to content",
        "--",
        "Pat Miller bakes.",
    ]


def test_a_sentence_is_no_title() -> None:
    """A file with one sentence or one line has something to quote."""
    assert blocks("Bakers earn $36,000 a year.\n") == [("PARAGRAPH", "Bakers earn $36,000 a year.")]
    assert blocks("bakers earn 36k") == [("PARAGRAPH", "bakers earn 36k")]


def test_headings_above_wrapped_lines() -> None:
    """Whatever its lines end with, a wrapped paragraph is one, and the short line above it its heading."""
    text = (
        "Bakers\n\nPay and hours\nA baker is paid by the hour in most shops, Every\nshop pays nights a little better. "
        "Ask Dr. Bun of\nSt. Ives.\n\nStarting out\n\nThe first year is spent at the table and the\n"
        "second at the oven.\n"
    )
    assert of("HEADING", text) == ["Bakers", "Pay and hours", "Starting out"]
    assert [words.split()[-1] for words in of("PARAGRAPH", text)] == ["Ives.", "oven."]


def test_items_go_on_below_their_bullets() -> None:
    """Indented, however short; what is not indented begins something else."""
    text = "Bakers\n\nThey need:\n* arms and\n  patience\n* sleep\nPay\nIt is low.\n"
    assert of("ITEM", text) == ["arms and\n  patience", "sleep"]
    assert of("HEADING", text) == ["Bakers", "Pay"]


def test_symbols_are_bullets() -> None:
    """Ticks, arrows, emoji, keycaps, and letters in brackets."""
    text = "Bakers\n\nThey need:\n✅ arms\n➡️ sleep\n👩‍🍳 taste\n1️⃣ an oven\nb) a shop\n"
    assert of("ITEM", text) == ["arms", "sleep", "taste", "an oven", "a shop"]


def test_labels_with_values_below_one_another_are_units() -> None:
    """Whatever they are labels of; two at the top may be a title and its subtitle."""
    text = "Bakers\n\nFacts\nNights: most of them\nClothes: white\n\nBread: it rises.\n\n2019: sold\n2020: shut\n"
    assert of("ITEM", text) == ["Nights: most of them", "Clothes: white", "2019: sold", "2020: shut"]
    assert of("HEADING", text) == ["Bakers", "Facts"]
    assert of("HEADING", "Baking: a guide\nBread: the start\n\nIt rises.\n")[0] == "Baking: a guide"


def test_tables_aligned_by_blanks() -> None:
    """With a head above figures; blanks between sentences align nothing."""
    text = (
        "Bakers\n\nPay in 2025\n\n"
        "Level     Hourly    Yearly\nHand      $15       $31,000\nMaster    $24       $50,000\n"
    )
    assert of("TABLE_HEAD", text) == ["Level     Hourly    Yearly"]
    assert of("ROW", text) == ["Hand      $15       $31,000", "Master    $24       $50,000"]
    assert of("ROW", "Bakers\n\nThey bake.   They sell.\nThey sleep.   They wake.\n") == []


def test_a_list_without_bullets_below_what_jobs_are_described_by() -> None:
    """Below another line it may be what is left of a menu."""
    text = "Bakers\n\nThey bake.\n\nSkills they need\n\nKneading\nPatience\n\nThey sell.\n\nPages\n\nHome page\nShop\n"
    assert of("HEADING", text) == ["Bakers", "Skills they need"]
    assert of("ITEM", text) == ["Kneading", "Patience"]
