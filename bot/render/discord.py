"""Answers as Discord messages of text displays, sections and buttons (Components V2). Pure: values in, a page out.

A page keeps Discord's limits whatever the articles and the question hold: its text is taken from one budget, most
needed first, and it has a fixed greatest number of components.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from discord import ButtonStyle, ui
from pydantic import HttpUrl, TypeAdapter, ValidationError

from bot.render import limits, places, words
from bot.render.ballot import Ballot
from bot.render.escape import bold, inline, literal, literal_line, quoted, small
from bot.render.limits import Budget
from bot.render.picture import Picture
from bot.render.places import Place
from knowledge.models import Article, SalaryFact
from retrieval.models import Answer, Excerpt, NoAnswer, Note, Reason

SHARE_ID = "share:1"
QUESTION = 240
NOTE = 300
MESSAGE = 700
EXCERPT = 700
CITATION = 220
FACT = 300
SUGGESTION = 120
EXCERPTS, FACTS, SUGGESTIONS = 3, 12, 3
MORE_FACTS = 20  # for the line that counts those left out
NOTHING = "I have nothing on that."
CHIT_CHAT = {Reason.SMALL_TALK, Reason.EMPTY}
RESERVED = 200  # for the line that names who shared an answer, and for line breaks between what was fitted

WEB_ADDRESS = TypeAdapter(HttpUrl)

Item: TypeAlias = ui.Item[ui.LayoutView]


class Page(ui.LayoutView):
    """A message of ours. Its buttons carry all they need, so discord.py is told not to keep it in memory.

    ``picture`` is the file that goes with it, which one of ``items`` shows.
    """

    def __init__(self, *items: Item, picture: Picture | None = None) -> None:
        super().__init__(timeout=None)
        self.picture = picture
        for item in items:
            self.add_item(item)

    def is_finished(self) -> bool:
        """Always: nothing ever waits for this very object, not even before a restart."""
        return True


def notice_page(text: str) -> Page:
    """A few words of our own; ``text`` is Discord's Markdown."""
    return Page(ui.TextDisplay(limits.fit(text.strip(), limits.TEXT - RESERVED, str) or NOTHING))


def answer_page(
    answer: Answer | NoAnswer,
    articles: Mapping[str, Article],
    *,
    locale: str = words.READER,
    may_share: bool = False,
    ballot: Ballot | None = None,
) -> Page:
    """An answer or a refusal. ``articles`` by path are those it was made from; ``locale`` is for money, as in babel.

    ``ballot`` is what can be voted with on whether the answer helped.
    """
    if isinstance(answer, NoAnswer) and answer.reason in CHIT_CHAT:
        return notice_page(literal(answer.message))
    budget = Budget(limits.TEXT - RESERVED)
    head = question_lines(answer, budget)
    if isinstance(answer, NoAnswer):
        message = budget.take(answer.message, MESSAGE, literal_line)
        return Page(box(texts(head, [message], suggestion_lines(answer, budget))))
    head += note_lines(words.notes_before(answer.notes), budget)
    below = note_lines(words.notes_after(answer.notes), budget)
    body = [item for excerpt in answer.excerpts[:EXCERPTS] for item in excerpt_items(excerpt, budget)]
    facts = fact_lines(answer.salary_facts, articles, locale, budget)
    container = box([*texts(head, [*facts, *below]), *body])
    return Page(container, *button_row(more_id(answer.further, articles), may_share=may_share, ballot=ballot))


def further_page(excerpts: Iterable[Excerpt], question: str, *, may_share: bool = False) -> Page:
    """The next excerpts under the question as an earlier page showed it, which is our own Markdown."""
    budget = Budget(limits.TEXT - RESERVED)
    head = [question] if question.strip() and budget.spend(question) else []
    body = [item for excerpt in list(excerpts)[:EXCERPTS] for item in excerpt_items(excerpt, budget)]
    return Page(box([*texts(head), *body]), *button_row("", may_share=may_share))


def box(items: Iterable[Item]) -> Item:
    """A container, which Discord does not take empty."""
    return ui.Container(*(list(items) or [ui.TextDisplay(NOTHING)]))


def texts(*groups: list[str]) -> Iterator[Item]:
    """A text display for each group that has lines."""
    for group in groups:
        if lines := [line for line in group if line.strip()]:
            yield ui.TextDisplay("\n".join(lines))


def question_lines(answer: Answer | NoAnswer, budget: Budget) -> list[str]:
    """The question as it was asked, and as it was understood where that is not the same."""
    asked = budget.take(answer.question, QUESTION, bold)
    same = words.one_line(answer.understood).casefold() == words.one_line(answer.question).casefold()
    return [asked] if same else [asked, budget.take(f"Understood as: {answer.understood}", QUESTION, small)]


def note_lines(notes: Iterable[Note], budget: Budget) -> list[str]:
    """What a reader should know beside the excerpts: all of it, since each says how the others are to be read."""
    return [budget.take(note.text, NOTE, lambda text: f"ℹ️ {literal_line(text)}") for note in notes]


def excerpt_items(excerpt: Excerpt, budget: Budget) -> Iterator[Item]:
    """The words of an article as a quote, then where they stand, with a button to the article where it has an address.

    The button stands beside the citation, so that the quote has the whole width of a phone.
    """
    quote = budget.take(excerpt.text, EXCERPT, quoted)
    citation = budget.take(words.citation(excerpt), CITATION, small)
    if not quote or not citation:
        return
    yield ui.TextDisplay(quote)
    if url := link(excerpt.url):
        yield ui.Section(citation, accessory=ui.Button(style=ButtonStyle.link, label="Open", url=url))
    else:
        yield ui.TextDisplay(citation)


def fact_lines(facts: Sequence[SalaryFact], articles: Mapping[str, Article], locale: str, budget: Budget) -> list[str]:
    """Whole salary facts, one a line, under the article that says so; as many as there is room for, then how many more.

    They stay in their order, so an article is named again where another one came between.
    """
    lines: list[str] = []
    shown = facts[:FACTS]
    budget.left -= MORE_FACTS
    for number, fact in enumerate(shown):
        again = number and fact.article == shown[number - 1].article
        line = fact_line(fact, locale) if again else f"{says(fact.article, articles)}\n{fact_line(fact, locale)}"
        if not budget.spend(f"{line}\n"):
            lines.append(f"- … and {len(shown) - number} more")
            break
        lines.append(line)
    budget.left += MORE_FACTS
    return lines


def says(path: str, articles: Mapping[str, Article]) -> str:
    """What stands over the facts of an article: its title; those of no article are from the wage table."""
    if path not in articles:
        return f"Official wages ({limits.fit(path, SUGGESTION, inline)}):"
    return f"“{limits.fit(articles[path].title, SUGGESTION, inline)}” says:"


def fact_line(fact: SalaryFact, locale: str) -> str:
    """A salary fact with everything that belongs to it."""
    pay = limits.fit(words.pay(fact, locale), FACT // 3, bold)
    return f"- {pay} · {limits.fit(words.particulars(fact), FACT, inline)}"


def suggestion_lines(refusal: NoAnswer, budget: Budget) -> list[str]:
    """What to ask or read instead, under a heading; nothing where there is nothing."""
    heading, titles = words.suggestions_heading(refusal), refusal.suggestions[:SUGGESTIONS]
    if not titles or not budget.spend(f"**{heading}**\n"):
        return []
    return [
        f"**{heading}**",
        *(budget.take(title, SUGGESTION, lambda text: f"- {literal_line(text)}") for title in titles),
    ]


def button_row(further: str, *, may_share: bool, ballot: Ballot | None = None) -> Iterator[Item]:
    """The buttons that apply, in one row; no row where none does."""
    buttons: list[Item] = []
    if may_share:
        buttons.append(ui.Button(style=ButtonStyle.secondary, label="Share", custom_id=SHARE_ID))
    if further:
        buttons.append(ui.Button(style=ButtonStyle.secondary, label="More", custom_id=further))
    if ballot:
        buttons += ballot.buttons()
    if buttons:
        yield ui.ActionRow(*buttons)


def more_id(further: Iterable[Excerpt], articles: Mapping[str, Article]) -> str:
    """The custom id that carries the next excerpts; empty without any."""
    known = [excerpt for excerpt in further if excerpt.article in articles]
    return places.custom_id(Place.of(excerpt, articles) for excerpt in known[:EXCERPTS])


def link(url: str | None) -> str | None:
    """``url`` where Discord takes it for a link button: http or https, a host with a dot, at most 512 characters."""
    try:
        address = WEB_ADDRESS.validate_python(url)
    except ValidationError:
        return None
    written = str(address)
    return written if "." in (address.host or "") and limits.units(written) <= limits.URL else None
