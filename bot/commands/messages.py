"""Questions in plain messages: direct messages, and messages that mention the bot. Everything else is left alone."""

import logging
import re

import aiohttp
import discord

from bot.client import CareerBot
from bot.render.discord import Page, notice_page
from bot.replies import explanation, once_more
from retrieval.models import NoAnswer, Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand

NO_HISTORY = 160_002  # to reply, the bot must be allowed to read the channel's history
HELLO = (
    "Hello! Ask me about careers in one message, for example: *what does a back-end developer do?*\n"
    "I answer with words from articles and say which. `/help` tells more."
)
WELCOME = "Glad to help! Ask me about careers whenever you like."
A_FEW_WORDS = 3
UNASKED = {Reason.EMPTY, Reason.LANGUAGE, Reason.NO_ANSWER}
"""Why a message gets no answer that may not have asked for one."""

log = logging.getLogger(__name__)


def addressed(message: discord.Message, bot: discord.abc.Snowflake) -> bool:
    """Whether a person wrote this to the bot. Ids are compared: ``mentioned_in`` holds for @everyone too."""
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return False
    return message.guild is None or any(user.id == bot.id for user in message.mentions)


def question_in(message: discord.Message, bot: discord.abc.Snowflake) -> str:
    """What a message says beside mentions of the bot."""
    return re.sub(rf"<@!?{bot.id}>", " ", message.content).strip()


def is_acknowledgement(message: discord.Message, text: str, answer: NoAnswer, corpus: Corpus) -> bool:
    """Whether a message that got this refusal is a reply such as "ok nice": a few words that speak of nothing to ask.

    Small talk has replies of its own, and a refusal that says what it understood was of a question.
    """
    if message.reference is None or "?" in text or len(text.split()) > A_FEW_WORDS or answer.reason not in UNASKED:
        return False
    said = understand(answer.understood, corpus)
    return not (said.roles or said.places or said.concepts or said.other_money)


async def hear(client: CareerBot, message: discord.Message) -> None:
    """Reply to a message that is addressed to the bot, once, whatever happens."""
    if client.user is None or not addressed(message, client.user) or not client.seen.first(message.id):
        return
    try:
        page = page_for(client, message, question_in(message, client.user))
    except Exception as error:  # noqa: BLE001  whatever it is, the member gets a reply and the log a traceback
        page = notice_page(explanation(error))
    if page is not None:
        await send(message, page)


def page_for(client: CareerBot, message: discord.Message, question: str) -> Page | None:
    """What to reply; ``None`` to a member who has been told already to come back later."""
    if flood := client.limit.flood(message.author.id):
        return None if flood.told else notice_page(str(flood))
    if not question:
        return notice_page(HELLO)
    conversation = (message.author.id, message.channel.id)
    answer = client.answer(question, conversation)
    corpus = client.library.snapshot.corpus
    if isinstance(answer, NoAnswer) and is_acknowledgement(message, question, answer, corpus):
        return notice_page(WELCOME)
    client.conversations.note(*conversation, answer)
    client.note_gap(answer, message.guild.id if message.guild else None)
    locale = message.guild.preferred_locale if message.guild else discord.Locale.american_english
    return client.page(answer, locale, may_vote=message.guild is not None)


async def send(message: discord.Message, page: Page) -> None:
    """Reply without a ping; where the bot may not reply, write beside it; where it may not write, let it be."""
    reference = message.to_reference(fail_if_not_exists=False)
    channel = message.channel
    nonce = message.id  # by which Discord takes the same reply only once, however often it is sent
    try:
        try:
            await once_more(lambda: channel.send(view=page, reference=reference, mention_author=False, nonce=nonce))
        except discord.Forbidden as error:
            if error.code != NO_HISTORY:
                raise
            await once_more(lambda: channel.send(view=page, nonce=nonce))
    except discord.Forbidden:
        log.info("May not write in channel %d.", channel.id)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        log.warning("A reply in channel %d could not be sent: %s", channel.id, error)


def register(client: CareerBot) -> None:
    """Listen to messages."""

    @client.event
    async def on_message(message: discord.Message) -> None:
        await hear(client, message)
