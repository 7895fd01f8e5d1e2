"""Help says where the knowledge comes from."""

from bot.render.help import knowledge_line
from knowledge.models import Article


def article(number: int, publisher: str | None, published: str | None) -> Article:
    return Article(
        path=f"{number}.md",
        title="T",
        text="t",
        sections=(),
        digest=str(number),
        publisher=publisher,
        published=published,
    )


def test_number_publishers_and_dates_are_told() -> None:
    """Those who published most come first; dates from the oldest to the newest, whatever they are precise to."""
    articles = [article(1, "B", "2021"), article(2, "A", "2024-05-06"), article(3, "A", "2019-01")]
    assert knowledge_line(articles) == "My knowledge: **3 articles** from A, B, dated 2019-01 to 2024-05-06."


def test_what_no_article_says_is_left_out() -> None:
    """Without publishers and dates there is only a number; words that are no date are none."""
    assert knowledge_line([article(1, None, "last spring")]) == "My knowledge: **1 article**."


def test_many_publishers_are_counted() -> None:
    """The line stays short however many there are."""
    line = knowledge_line([article(number, f"P{number}", None) for number in range(1_000)])
    assert line.startswith("My knowledge: **1,000 articles** from P0, P1")
    assert line.endswith("and 994 more.")


def test_an_empty_library_is_told() -> None:
    """No articles is no reason to be silent."""
    assert knowledge_line([]) == "I have no articles at the moment."
