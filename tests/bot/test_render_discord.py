"""Pages keep Discord's limits by construction, and say what an answer says."""

import hashlib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.discord import Page, answer_page, further_page, link, notice_page
from bot.render.limits import units
from knowledge.models import Article, Period, SalaryFact, Section, Statistic
from retrieval.models import Answer, Excerpt, NoAnswer, Note, Reason

TEXT_DISPLAY, BUTTON, SECTION, CONTAINER = 10, 2, 9, 17

words = st.one_of(st.text(max_size=80), st.text(st.sampled_from("*_`\n\\😀@ a"), max_size=9_000), st.just("w" * 7_000))
optional = st.none() | words
excerpts = st.builds(
    Excerpt,
    article=st.just("a.md") | words,
    title=words,
    heading=optional,
    text=words,
    start=st.integers(0, 20_000_000),
    end=st.integers(20_000_001, 30_000_000),
    score=st.floats(0, 50),
    publisher=optional,
    author=optional,
    url=st.none() | words | words.map(lambda path: f"https://example.org/{path}"),
    published=optional,
    retrieved=optional,
)
facts = st.builds(
    SalaryFact,
    article=st.just("a.md") | words,
    quote=words,
    start=st.just(1),
    end=st.just(2),
    low=st.floats(0, 1e5),
    high=st.floats(1e5, 1e12),
    currency=st.sampled_from([None, "USD", "EUR", "INR", "XYZ"]),
    period=st.none() | st.sampled_from(Period),
    statistic=st.sampled_from([Statistic.MEDIAN, Statistic.PERCENTILE]),
    percentile=st.just(10.0),
    role=optional,
    place=optional,
    as_of=optional,
    origin=optional,
)
notes = st.lists(st.builds(Note, code=st.just("note"), text=words), max_size=5)
titles = st.lists(words, max_size=6)
answers = st.builds(
    Answer,
    question=words,
    understood=words,
    excerpts=st.lists(excerpts, max_size=5),
    further=st.lists(excerpts, max_size=5),
    salary_facts=st.lists(facts, max_size=15),
    notes=notes,
)
refusals = st.builds(
    NoAnswer,
    question=words,
    understood=words,
    reason=st.sampled_from(Reason),
    message=words,
    suggestions=titles,
)
locales = st.sampled_from(["en_US", "de", "fr", "hi", "ja", "es_419", "pt_BR", "zh_CN"])


def article(path: str = "a.md", title: str = "What *nurses* do", text: str = "x" * 300) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(path=path, title=title, text=text, sections=(Section((), 0, len(text)),), digest=digest)


def components(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component of a message, nested ones and accessories included."""
    for component in tree:
        yield component
        yield from components(component.get("components", []))
        yield from components([component["accessory"]] if "accessory" in component else [])


def text_of(page: Page) -> str:
    return "\n".join(part["content"] for part in components(page.to_components()) if part["type"] == TEXT_DISPLAY)


def labels_of(page: Page) -> list[str]:
    return [part["label"] for part in components(page.to_components()) if part["type"] == BUTTON]


def check_limits(page: Page, text_limit: int = 4_000) -> None:
    """What Discord refuses, counted independently of how the page was made."""
    parts = list(components(page.to_components()))
    assert 0 < len(parts) <= 40
    assert sum(units(part["content"]) + 1 for part in parts if part["type"] == TEXT_DISPLAY) <= text_limit
    for part in parts:
        match part["type"]:
            case 10:
                assert part["content"].strip()
            case 2:
                assert 1 <= units(part["label"]) <= 80
                assert bool(part.get("url")) != bool(part.get("custom_id"))
                assert len(part.get("url") or "") <= 512
                assert len(part.get("custom_id") or "") <= 100
            case 9:
                assert 1 <= len(part["components"]) <= 3
            case 1:
                assert 1 <= len(part["components"]) <= 5
            case 17:
                assert part["components"]


@settings(max_examples=150, deadline=None)
@given(answers | refusals, locales, st.booleans())
def test_any_answer_keeps_every_limit(answer: Answer | NoAnswer, locale: str, may_share: bool) -> None:
    """Whatever the articles and the question hold, and with room for the line that names who shared it."""
    check_limits(answer_page(answer, {"a.md": article()}, locale=locale, may_share=may_share), 4_000 - 150)


@settings(max_examples=50, deadline=None)
@given(st.lists(excerpts, max_size=5), words, st.booleans())
def test_any_further_excerpts_keep_every_limit(further: list[Excerpt], question: str, may_share: bool) -> None:
    """The same for the page behind the button."""
    if further:
        check_limits(further_page(further, question, may_share=may_share), 4_000 - 150)


@given(words.filter(str.strip))
def test_any_notice_keeps_every_limit(text: str) -> None:
    """Notices may hold names of files, of any length."""
    check_limits(notice_page(text))


def excerpt(**changes: object) -> Excerpt:
    given: dict[str, object] = {"article": "a.md", "title": "What *nurses* do", "heading": "Pay › Later", "start": 0}
    given |= {"text": "Nurses earn *more*.\n- later", "end": 27, "score": 1.0, "publisher": "Example Press"}
    return Excerpt.model_validate(given | {"published": "2024-05"} | changes)


def fact(**changes: object) -> SalaryFact:
    given: dict[str, object] = {"article": "a.md", "quote": "q", "start": 0, "end": 1, "low": 75_575, "high": 75_575}
    given |= {"currency": "USD", "period": "year", "statistic": "median", "role": "nurses", "place": "Ohio"}
    return SalaryFact.model_validate(given | {"as_of": "May 2024", "origin": "a survey"} | changes)


def answer(**changes: object) -> Answer:
    given: dict[str, object] = {"question": "what do *nurses* earn?", "excerpts": (excerpt(),)}
    given |= {"understood": "what do *nurses* earn?", "salary_facts": (fact(),)}
    return Answer.model_validate(given | changes)


ARTICLES = {"a.md": article()}


def test_an_answer_shows_question_fact_quote_and_citation_in_this_order() -> None:
    """A glance shows what was asked, what is paid, and the words with where they stand."""
    assert text_of(answer_page(answer(), ARTICLES)) == (
        "**what do \\*nurses\\* earn?**\n"
        "“What \\*nurses\\* do” says:\n"
        "- **$75,575 a year** · median · nurses · Ohio · May 2024 · a survey\n"
        "> Nurses earn \\*more\\*.\n> \\- later\n"
        "-# What \\*nurses\\* do › Pay › Later — Example Press, 2024-05"
    )


def test_money_follows_the_readers_locale() -> None:
    """The same dollars, written the way the member writes numbers."""
    assert "75.575 $" in text_of(answer_page(answer(), ARTICLES, locale="de"))


def test_facts_that_do_not_fit_are_counted_not_cut() -> None:
    """A fact is shown whole or not at all, and the reader is told how many are left out."""
    many = [fact(origin="o" * 250, role=f"role {number}") for number in range(12)]
    quotes = (excerpt(text="word " * 120),) * 3
    lines = text_of(answer_page(answer(salary_facts=tuple(many), excerpts=quotes), ARTICLES)).split("\n")
    whole = [line for line in lines if line.endswith("o" * 250)]
    assert 0 < len(whole) < 12
    assert f"- … and {12 - len(whole)} more" in lines
    assert not [line for line in lines if "a year" in line and line not in whole]


def test_every_note_is_shown_beside_any_number_of_facts() -> None:
    """What a figure is taken for, and how it is to be read, is never left out before the figure is."""
    said = [
        "Nurses are meant.",
        "Ohio is meant.",
        "Some are not counted.",
        "The place is wider.",
        "Two sources differ.",
    ]
    codes = ["read_as"] * 4 + ["figures_differ"]
    notes = tuple(Note(code=code, text=text) for code, text in zip(codes, said, strict=True))
    many = tuple(fact(origin="o" * 250, role=f"role {number}") for number in range(12))
    quotes = (excerpt(text="word " * 120),) * 3
    lines = text_of(answer_page(answer(salary_facts=many, excerpts=quotes, notes=notes), ARTICLES)).split("\n")
    assert [line for line in lines if line.startswith("ℹ️")] == [f"ℹ️ {text}" for text in said]


def test_an_article_is_named_once_over_its_facts() -> None:
    """It is named again where another source's fact came between, as the best facts come first."""
    others = (fact(), fact(low=1, high=1), fact(article="wages-1"), fact())
    lines = text_of(answer_page(answer(salary_facts=others, excerpts=()), ARTICLES)).split("\n")
    assert [line for line in lines if line.endswith(":")] == [
        "“What \\*nurses\\* do” says:",
        "Official wages (wages-1):",
        "“What \\*nurses\\* do” says:",
    ]


def test_the_link_button_leads_to_the_article() -> None:
    """Where the article has an address, a button beside the citation opens it."""
    page = answer_page(answer(excerpts=(excerpt(url="https://example.org/nurses"),)), ARTICLES)
    assert [part["url"] for part in components(page.to_components()) if part["type"] == BUTTON] == [
        "https://example.org/nurses"
    ]


def test_addresses_discord_would_refuse_have_no_button() -> None:
    """Other schemes, bare words, machines of one's own and endless addresses would make Discord refuse the message."""
    refused = [None, "", "nurses", "javascript:alert(1)", "ftp://example.org", "http://localhost/", "https://a b.org"]
    assert not any(map(link, [*refused, "https://example.org/" + "a" * 500]))
    assert link("https://exämple.org/ü") == "https://xn--exmple-cua.org/%C3%BC"


def test_buttons_are_only_there_where_they_do_something() -> None:
    """Share where the member may send, More where there is more; neither on a refusal."""
    assert labels_of(answer_page(answer(), ARTICLES)) == []
    assert labels_of(answer_page(answer(further=(excerpt(),)), ARTICLES, may_share=True)) == ["Share", "More"]
    refusal = NoAnswer(
        question="q", understood="q", reason=Reason.NO_ANSWER, message="I do not know.", suggestions=("T",)
    )
    page = answer_page(refusal, ARTICLES, may_share=True)
    assert labels_of(page) == []
    assert text_of(page) == "**q**\nI do not know.\n**Nearest articles**\n- T"


def test_a_page_is_never_kept_in_memory() -> None:
    """discord.py keeps views that are not finished; ours carry what they need on their buttons."""
    assert answer_page(answer(), ARTICLES, may_share=True).is_finished()
