"""What of a document's properties is believed, and which of its tables have a head."""

import pytest

from knowledge.formats.document import credible_fields
from knowledge.formats.table_heads import begins_with_names


@pytest.mark.parametrize(
    ("field", "written", "credible"),
    [
        ("title", "  Welding   for a living ", "Welding for a living"),
        ("title", "Microsoft Word - Guide", None),
        ("title", "guide_final.docx", None),
        ("title", "Untitled 2", None),
        ("title", "(anonymous)", None),
        ("author", "Ann Example", "Ann Example"),
        ("author", "Microsoft Office User", None),
        ("author", "Admin", None),
        ("author", "Adminah Ray", "Adminah Ray"),
        ("published", "D:20230412101500+02'00'", "2023-04-12"),
        ("published", "D:2023", "2023"),
        ("published", "2024-05-06T07:08:09Z", "2024-05-06"),
        ("published", "D:19000101000000", None),
        ("published", "D:29990101000000", None),
        ("published", "D:20231399", None),
        ("published", "yesterday", None),
    ],
)
def test_properties_are_believed_where_a_person_wrote_them(field: str, written: str, credible: str | None) -> None:
    """Placeholders, file names and impossible dates are what programs leave there."""
    assert credible_fields({field: written}).get(field) == credible


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["Job", "Wage"], ["Welder", "$48,940"]], True),
        ([["Job", "2023", "2024"], ["Welder", "48,940", "50,460"]], True),
        ([["Welder", "$48,940"], ["Brazer", "$39,100"]], False),
        ([["Torch", "Heating"], ["File", "Smoothing"]], False),
        ([["Wages"], ["48,940"]], False),
        ([["Job", "Wage"]], False),
    ],
)
def test_words_above_figures_name_columns(rows: list[list[str]], names: bool) -> None:
    """Years may be names, amounts may not."""
    assert begins_with_names(rows) is names
