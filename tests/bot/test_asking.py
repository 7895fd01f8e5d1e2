"""Asking on Discord, each way there is."""

import pytest

from bot.client import CareerBot
from bot.rate_limit import QUESTIONS
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from tests.bot.stage import QUESTION, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("bot")]

FACT = "**$86,070 a year** · median"
MESSAGES = "POST /channels/*/messages"


async def test_a_command_is_answered_privately_in_the_first_response(home: Guild, member: Member) -> None:
    """No deferral and no second message: one response with the question, the fact and its source."""
    exchange = await member.slash("ask", question=QUESTION)
    answer = await exchange.answer()
    assert exchange.callback_type == 4
    assert answer.ephemeral
    assert answer.text.startswith(f"**{QUESTION}**")
    assert FACT in answer.text
    assert "What nurses do" in answer.text
    assert len(exchange.responses) == 1


async def test_the_article_is_a_button_away(member: Member) -> None:
    """Where an article has an address, a button opens it."""
    answer = await (await member.slash("ask", question=QUESTION)).answer()
    assert answer.button("Open").url == "https://example.org/nurses"


async def test_a_direct_message_is_answered(member: Member) -> None:
    """As a reply to the question, with the same answer as everywhere."""
    posting = await member.write_direct(QUESTION)
    answer = await posting.answer()
    assert FACT in answer.text
    assert answer.reply_to == posting.message.id


async def test_a_mention_is_answered_in_its_channel(home: Guild, member: Member) -> None:
    """As a reply that pings nobody, about the words beside the mention."""
    answer = await (await member.mention(home.general, QUESTION)).answer()
    assert answer.text.startswith(f"**{QUESTION}**")
    assert not answer.ephemeral
    assert not answer.pings
    assert answer.visible_to(home.owner)


async def test_a_mere_mention_gets_a_hint(home: Guild, member: Member) -> None:
    """Somebody who only calls the bot learns what to do."""
    answer = await (await member.mention(home.general, "")).answer()
    assert answer.text.startswith("Hello!")


@pytest.mark.parametrize(
    ("thanks", "reply"),
    [("thanks!", "You're welcome!"), ("cool, thank you", "You're welcome!"), ("ok nice", "Glad to help!")],
)
async def test_thanks_get_one_friendly_line(home: Guild, member: Member, thanks: str, reply: str) -> None:
    """A reply that merely pings the bot is no question, so it gets no refusal."""
    answer = await (await member.mention(home.general, QUESTION)).answer()
    friendly = await (await member.reply(answer, thanks, ping=True)).answer()
    assert friendly.text.startswith(reply)
    assert "\n" not in friendly.text


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ("astronaut salary", "My articles don't cover “astronaut”"),
        ("springfield plumber pay", "Springfield"),
        ("do pilots tip", "My articles don't answer that"),
        ("visa rules", "My articles don't answer that"),
        ("i feel hopeless", "That sounds hard"),
    ],
)
async def test_a_short_question_in_a_reply_is_no_thanks(home: Guild, member: Member, asked: str, refusal: str) -> None:
    """Its refusal says what was understood, or what to do, whatever the reason."""
    answer = await (await member.mention(home.general, QUESTION)).answer()
    second = await (await member.reply(answer, asked, ping=True)).answer()
    assert refusal in second.text
    assert "Glad to help" not in second.text


async def test_thanks_do_not_end_a_conversation(home: Guild, member: Member) -> None:
    """The question before them is the one that the next message follows up."""
    answer = await (await member.mention(home.general, "how much does a baker earn?")).answer()
    await (await member.reply(answer, "ok nice", ping=True)).answer()
    assert "€28,000 a year" in (await (await member.mention(home.general, "and in berlin?")).answer()).text


async def test_a_question_in_a_reply_is_answered(home: Guild, member: Member) -> None:
    """A reply that pings the bot and asks something is a question like any other."""
    answer = await (await member.mention(home.general, QUESTION)).answer()
    second = await (await member.reply(answer, "how much does a baker earn in Berlin?", ping=True)).answer()
    assert "€28,000 a year" in second.text


async def test_a_question_follows_up_the_one_before(home: Guild, member: Member) -> None:
    """In a direct message, in a channel and with the command; the answer tells how it was understood."""
    await (await member.write_direct("how much does a baker earn?")).answer()
    assert "€28,000 a year" in (await (await member.write_direct("and in berlin?")).answer()).text
    await (await member.mention(home.general, QUESTION)).answer()
    answer = await (await member.mention(home.general, "and a baker?")).answer()
    assert "€28,000 a year" in answer.text
    assert "Understood as" in answer.text
    followed = await (await member.slash("ask", question="and what about a nurse?")).answer()
    assert FACT in followed.text


async def test_nobody_follows_up_what_others_asked(home: Guild, member: Member) -> None:
    """Two members in one channel have two conversations."""
    await (await member.mention(home.general, QUESTION)).answer()
    answer = await (await home.owner.mention(home.general, "and in berlin?")).answer()
    assert "a year" not in answer.text


async def test_other_messages_are_left_alone(stage: Stage, home: Guild, member: Member) -> None:
    """Neither small talk in a channel nor @everyone is meant for the bot, and it does not talk to other bots."""
    before = len(stage.sandbox.requests_to(MESSAGES))
    await member.write(home.general, QUESTION)
    await home.owner.write(home.general, "@everyone how much does a nurse make?")
    await (await member.mention(home.general, QUESTION)).answer()
    assert len(stage.sandbox.requests_to(MESSAGES)) == before + 1


async def test_a_message_can_be_asked_about(home: Guild, member: Member) -> None:
    """The menu of a message answers what it says, privately to whoever chose it."""
    posting = await home.owner.write(home.general, QUESTION)
    answer = await (await member.context_menu("Ask about this", posting.message)).answer()
    assert answer.ephemeral
    assert FACT in answer.text


async def test_a_message_without_words_cannot_be_asked_about(home: Guild, member: Member) -> None:
    """A picture is no question; the member is told what works."""
    public = await (await member.mention(home.general, QUESTION)).answer()
    answer = await (await member.context_menu("Ask about this", public)).answer()
    assert answer.text.startswith("I see no text")


async def test_a_question_without_an_answer_is_refused_honestly(member: Member) -> None:
    """What the articles do not say is not made up."""
    answer = await (await member.slash("ask", question="how do I fix a carburettor in a 1967 tractor?")).answer()
    assert "a year" not in answer.text
    assert not answer.buttons


async def test_money_is_written_for_its_reader(home: Guild) -> None:
    """The same dollars, in the format of the member's own language setting."""
    member = home.add_member("Grete", locale="de")
    answer = await (await member.slash("ask", question=QUESTION)).answer()
    assert "86.070 $" in answer.text


async def test_nothing_in_article_or_question_calls_anybody(home: Guild, member: Member) -> None:
    """@everyone, mentions, invitations, links and turned writing are shown as they stand, and do nothing."""
    question = f"@everyone <@{home.owner.id}> what does a **baker** do? discord.gg/x \u202etxet"
    answer = await (await member.mention(home.general, question)).answer()
    assert not answer.pings
    assert r"\@everyone" in answer.text
    assert r"discord.gg\/x" in answer.text
    assert "\u202e" not in answer.text
    shared = await (await member.slash("ask", question=question)).answer()
    assert not shared.pings


async def test_any_length_of_question_is_answered(member: Member) -> None:
    """Six thousand characters of markup, the most a command takes, still get a message that Discord accepts."""
    answer = await (await member.slash("ask", question="*_`~" * 1_500)).answer()
    assert answer.ephemeral


async def test_a_burst_is_answered_and_a_flood_is_told_when_to_come_back(home: Guild, member: Member) -> None:
    """Over all ways of asking together; commands are told each time, since they must be answered."""
    for _ in range(QUESTIONS):
        assert FACT in (await (await member.slash("ask", question=QUESTION)).answer()).text
    for _ in range(2):
        assert "ask me again in" in (await (await member.slash("ask", question=QUESTION)).answer()).text
    other = home.add_member("Bob")
    assert FACT in (await (await other.slash("ask", question=QUESTION)).answer()).text


async def test_a_flood_of_messages_is_told_once(stage: Stage, home: Guild, member: Member) -> None:
    """A member who floods a channel does not make the bot flood it too."""
    before = len(stage.sandbox.requests_to(MESSAGES))
    for _ in range(QUESTIONS + 1):
        answer = await (await member.mention(home.general, QUESTION)).answer()
    assert "ask me again in" in answer.text
    await member.mention(home.general, QUESTION)
    await member.write_direct(QUESTION)
    other = home.add_member("Bob")
    await (await other.mention(home.general, QUESTION)).answer()
    assert len(stage.sandbox.requests_to(MESSAGES)) == before + QUESTIONS + 2


async def test_help_tells_what_the_bot_can_do_and_where_it_knows_it_from(member: Member) -> None:
    """Number, publishers and dates of the articles, and what happens to questions."""
    answer = await (await member.slash("help")).answer()
    assert answer.ephemeral
    assert "`/ask`" in answer.text
    assert "**2 articles** from The Bakers' Circle, Example Health Press, dated 2022 to 2024-05." in answer.text
    assert "are kept for 90 days" in answer.text


async def test_commands_are_offered_where_they_work(stage: Stage, home: Guild, member: Member) -> None:
    """Asking and help everywhere; the knowledge base to moderators of the home server alone."""
    everywhere = {"ask", "salary", "compare jobs", "compare places", "help", "Ask about this"}
    moderator = home.add_member("Mod", permissions=("manage_guild",))
    stranger = stage.elsewhere.add_member("Mod elsewhere", permissions=("manage_guild",))
    assert set(member.commands_offered(home.general)) == everywhere
    assert set(member.commands_offered(member.direct)) == everywhere
    theirs = set(moderator.commands_offered(home.general)) - everywhere
    assert theirs >= {"knowledge preview", "knowledge reload", "knowledge add", "knowledge rollback"}
    assert all(name.startswith("knowledge ") for name in theirs)
    assert set(stranger.commands_offered(stage.elsewhere.general)) == everywhere


async def test_the_bot_asks_for_no_privileged_intent(stage: Stage, bot: CareerBot) -> None:
    """Servers, messages in them and direct messages, and nothing that Discord must approve."""
    assert {name for name, wanted in bot.intents if wanted} == {"guilds", "guild_messages", "dm_messages"}


async def test_answers_are_not_kept_in_memory(bot: CareerBot, member: Member) -> None:
    """Their buttons work without it, so a bot that runs for months does not grow."""
    answer = await (await member.slash("ask", question=QUESTION)).answer()
    assert answer.button("Share")
    assert list(bot.persistent_views) == []
