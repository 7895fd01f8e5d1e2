"""Pay on Discord: the two commands, what is offered while typing, the chart, sharing it."""

import io

import matplotlib.image
import pytest

from bot.client import CareerBot
from bot.rate_limit import QUESTIONS
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.views import Message
from bot.wages import Wages
from tests.bot.stage import QUESTION, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("bot")]

PATIENCE = 20.0  # seconds; the first chart imports a large library


async def salary(member: Member, role: str, place: str = "") -> Message:
    given = {"role": role, "place": place} if place else {"role": role}
    return await (await member.slash("salary", given)).answer(PATIENCE)


async def test_a_salary_is_the_official_wage_beside_what_articles_say(member: Member) -> None:
    """Privately: the distribution, place, release, jobs and precision; the article's fact; how they differ."""
    answer = await salary(member, "nurse", "ohio")
    assert answer.ephemeral
    for part in (
        "**Registered Nurses, Ohio**",
        "**$82,510 a year, median**",
        "- 10th percentile: $66,980",
        "- mean: $87,730",
        "About 143,730 jobs",
        "“What nurses do” says:\n- **$86,070 a year** · median",
        "beside the official ones of May 2025: it is",
        "Source: US Bureau of Labor Statistics",
        "released 2026-05-15",
    ):
        assert part in answer.text


async def test_a_chart_comes_with_its_words(member: Member) -> None:
    """A PNG shown by the message, with alt text on the file and on the picture alike."""
    answer = await salary(member, "nurse", "ohio")
    (chart,) = answer.attachments
    assert (chart.filename, chart.content_type) == ("chart.png", "image/png")
    assert matplotlib.image.imread(io.BytesIO(chart.data)).shape[1] == 1_196
    assert chart.description is not None
    assert "median $82,510" in chart.description
    (gallery,) = (part for part in answer.components[0]["components"] if part["type"] == 12)
    assert gallery["items"][0]["description"] == chart.description
    assert gallery["items"][0]["media"]["url"] == chart.url


async def test_an_answer_from_articles_alone_has_no_chart(member: Member) -> None:
    """A place outside the table is answered by the article that speaks of it."""
    answer = await salary(member, "baker", "Berlin")
    assert "€28,000 a year" in answer.text
    assert "outside the wage table" in answer.text
    assert not answer.attachments


async def test_what_is_not_known_is_asked(member: Member) -> None:
    """The nearest names are listed; nothing is guessed, shared or drawn."""
    answer = await salary(member, "registerd nursee")
    ambiguous = await salary(member, "nurse", "portland")
    assert "- Portland-South Portland, ME" in ambiguous.text
    assert not ambiguous.attachments
    assert not ambiguous.buttons
    assert "nurse" in answer.text.casefold()


async def test_money_is_written_for_its_reader(home: Guild) -> None:
    """In the text, the alt text and the picture; the currency stays named and is not converted."""
    answer = await salary(home.add_member("Grete", locale="de"), "nurse", "ohio")
    assert "**82.510 $ a year, median**" in answer.text.replace("\xa0", " ")
    assert "median 82.510 $" in (answer.attachments[0].description or "")


async def test_jobs_are_offered_by_what_people_type(member: Member) -> None:
    """At most 25, and what is chosen is the occupation's code, which is understood."""
    offered = await member.autocomplete("salary", "role", "registered nu")
    assert offered[0] == {"name": "Registered Nurses", "value": "29-1141"}
    assert len(await member.autocomplete("compare jobs", "second", "", first="x")) == 25
    assert "**Registered Nurses, United States**" in (await salary(member, offered[0]["value"])).text


async def test_places_are_offered_by_what_people_type(member: Member) -> None:
    """States and areas; what is chosen is the area's code, which is understood."""
    offered = await member.autocomplete("salary", "place", "ohio", role="nurse")
    assert {"name": "Ohio", "value": "3900000"} in offered
    assert "Ohio" in (await salary(member, "nurse", "3900000")).text
    assert len(await member.autocomplete("compare places", "first", "", role="x", second="y")) == 25


@pytest.mark.parametrize("forged", ["99-9999", "'; DROP TABLE", "@everyone **x** <@1>", "\u202e" * 40, "x" * 6_000])
async def test_forged_values_are_looked_up_like_any_text(home: Guild, forged: str) -> None:
    """Autocomplete binds nobody: whatever arrives is answered, and calls nobody."""
    member = home.add_member("Mallory")
    for answer in (await salary(member, forged), await salary(member, "nurse", forged)):
        assert answer.ephemeral
        assert not answer.pings
        assert "\u202e" not in answer.text
    compared = await (await member.slash("compare jobs", first=forged, second="nurse")).answer(PATIENCE)
    assert not compared.attachments


async def test_jobs_are_compared(member: Member) -> None:
    """Side by side in one place, with a chart of all."""
    exchange = await member.slash("compare jobs", first="nurse", second="electrician", third="actor", place="la")
    answer = await exchange.answer(PATIENCE)
    assert answer.ephemeral
    assert "**Los Angeles-Long Beach-Anaheim, CA, an hour, before tax**" in answer.text
    assert "Highest median: Registered Nurses" in answer.text
    description = answer.attachments[0].description or ""
    assert all(name in description for name in ("Registered Nurses", "Electricians", "Actors"))


async def test_places_are_compared(member: Member) -> None:
    """One job, side by side in two to four places."""
    exchange = await member.slash(
        "compare places", role="nurse", first="la", second="sf", third="dallas", fourth="ohio"
    )
    answer = await exchange.answer(PATIENCE)
    assert "**Registered Nurses, a year, before tax**" in answer.text
    assert "Highest median: San Francisco" in answer.text
    assert "**Ohio**" in answer.text


async def test_what_cannot_be_compared_is_named(member: Member) -> None:
    """With the reason, and without a chart where nothing is left."""
    same = await (await member.slash("compare jobs", first="nurse", second="rn")).answer(PATIENCE)
    assert "This is the same as Registered Nurses." in same.text
    assert not same.attachments


async def test_both_commands_work_in_direct_messages(member: Member) -> None:
    """Without a button to share, since there is nobody to share with."""
    answer = await (await member.slash("salary", role="nurse", channel=member.direct)).answer(PATIENCE)
    compared = await (await member.slash("compare jobs", first="nurse", second="baker", channel=member.direct)).answer(
        PATIENCE
    )
    assert answer.attachments
    assert compared.attachments
    assert not answer.buttons


async def test_sharing_takes_the_chart_along(home: Guild, member: Member) -> None:
    """The channel sees the same words and the same picture, and the private answer keeps its own."""
    private = await salary(member, "nurse", "ohio")
    await member.click(private, "Share")
    public = await shared_message(home, member)
    assert public.text == f"-# Shared by **Ada**\n{private.text}"
    assert public.attachments[0].data == private.attachments[0].data
    assert public.attachments[0].description == private.attachments[0].description
    assert public.components[1]["components"][3]["items"][0]["media"]["url"] == public.attachments[0].url
    assert private.components[0]["components"][3]["items"][0]["media"]["url"] == private.attachments[0].url


async def test_the_words_are_shared_where_no_file_may_be_sent(home: Guild, member: Member) -> None:
    """A channel in which the bot may not attach files gets the answer without its picture."""
    channel = home.add_channel("words-only")
    channel.deny(home.bot, "attach_files")
    private = await (await member.slash("salary", role="nurse", channel=channel)).answer(PATIENCE)
    await member.click(private, "Share")
    public = await shared_message(home, member, channel)
    assert "**Registered Nurses, United States**" in public.text
    assert not public.attachments


async def shared_message(home: Guild, member: Member, channel: object = None) -> Message:
    place = channel or home.general

    def found() -> list[Message]:
        return [seen for seen in place.messages_seen_by(member) if seen.text.startswith("-# Shared by")]  # type: ignore[attr-defined]

    return (await place.record.changes.until(found, 10, lambda: "nothing was shared"))[0]  # type: ignore[attr-defined,no-any-return]


async def test_the_limit_is_over_all_ways_of_asking(home: Guild) -> None:
    """Questions, salaries and comparisons count alike."""
    member = home.add_member("Hasty")
    for _ in range(QUESTIONS - 2):
        await (await member.slash("ask", question=QUESTION)).answer()
    await salary(member, "zorb")
    await (await member.slash("compare jobs", first="a", second="b")).answer()
    assert "ask me again in" in (await salary(member, "nurse")).text
    assert "ask me again in" in (await (await member.slash("ask", question=QUESTION)).answer()).text


async def test_without_a_table_articles_still_answer(stage: Stage, bot: CareerBot, member: Member) -> None:
    """And a comparison says what is missing."""
    served, stage.library.wages = stage.library.wages, Wages()
    try:
        answer = await salary(member, "nurse")
        compared = await (await member.slash("compare jobs", first="nurse", second="baker")).answer()
        offered = await member.autocomplete("salary", "place", "ohio", role="nurse")
    finally:
        stage.library.wages = served
    assert "$86,070 a year" in answer.text
    assert "no official wage table" in answer.text
    assert "no official wage table" in compared.text
    assert offered == []


async def test_a_chart_that_fails_takes_nothing_with_it(
    bot: CareerBot, member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where drawing raises, the words are sent without a picture."""
    monkeypatch.setattr("bot.render.chart_png.WIDTH", -1.0)
    answer = await salary(member, "nurse")
    assert "**Registered Nurses, United States**" in answer.text
    assert not answer.attachments
