"""The bot's connection to Discord: which events it asks for, where it connects, and what every interaction passes."""

import logging
import math
import time
from typing import Any

import babel
import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket

from bot.charts import Charts
from bot.command_sync import synchronise
from bot.conversations import Conversations
from bot.curation.curator import Curator
from bot.invite import invite_link
from bot.journal.journal import Journal
from bot.journal.notes import gap_in
from bot.library import Library
from bot.metrics import Metrics
from bot.once import Once
from bot.rate_limit import RateLimit
from bot.render.ballot import Ballot
from bot.render.discord import Page, answer_page, notice_page
from bot.render.words import READER
from bot.replies import AnyInteraction, apologise, respond
from bot.settings import DISCORD_API, Settings
from bot.vitals import Vitals
from bot.works import Works
from retrieval.models import Answer, NoAnswer

# None of these is privileged. Discord delivers what a message says where it is addressed to the bot.
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
OUTDATED = "This command has just changed. Please reload Discord (Ctrl+R, or close the app) and try again."

log = logging.getLogger(__name__)


def point_at(api: str) -> None:
    """Make discord.py use the HTTP API at this base address. For Discord's own nothing is changed."""
    if api != DISCORD_API:
        discord.http.Route.BASE = api


class CareerBot(discord.AutoShardedClient):
    """A Discord client that answers from ``library``. It keeps no members and no messages."""

    def __init__(self, settings: Settings, library: Library, journal: Journal) -> None:
        # It neither speaks nor listens, so nobody needs to hear at each start that voice support is not installed.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            activity=discord.CustomActivity("Career questions: /ask"),
        )
        self.settings = settings
        self.library = library
        self.journal = journal
        self.curator = Curator(library, journal, settings)
        self.works = Works()
        self.metrics = Metrics()
        self.limit = RateLimit()
        self.conversations = Conversations()
        self.seen = Once()
        self.shared = Once()
        self.voted = Once()
        self.pressed = Once()
        self.charts = Charts()
        self.tree = Tree(self)

    async def setup_hook(self) -> None:
        """After the log-in and before the gateway: learn where the gateway is, and bring the commands up to date."""
        if discord.http.Route.BASE != DISCORD_API:
            # After an invalid session discord.py goes back to this address, whatever the API's is.
            _, gateway, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        await synchronise(self.tree, self.settings.home_servers)

    async def close(self) -> None:
        """Cancel what moderators have under way, disconnect, and draw nothing more."""
        await self.works.close()
        self.charts.close()
        await super().close()

    async def on_ready(self) -> None:
        """Say in the log what is connected and what is served."""
        assert self.application_id is not None, "known since the log-in"
        log.info("Connected as %s, %d servers, %d shards.", self.user, len(self.guilds), self.shard_count)
        served = self.library.snapshot
        log.info("Serving generation %d, %d articles.", served.generation.id, len(served.corpus.articles))
        log.info("Invite link: %s", invite_link(self.application_id))

    def vitals(self) -> Vitals:
        """How this bot is doing now."""
        served, shards = self.library.snapshot, self.shards.values()
        latency = self.latency if shards else math.nan
        return Vitals(
            connected=bool(shards) and not any(shard.is_closed() for shard in shards),
            latency=latency if math.isfinite(latency) else None,
            servers=len(self.guilds),
            generation=served.generation.id,
            articles=len(served.corpus.articles),
            chunks=len(served.corpus.chunks),
        )

    def answer(self, question: str, asked: tuple[int, int] | None = None) -> Answer | NoAnswer:
        """What the library answers, counted.

        ``asked`` are the ids of the member and of the channel, where the question may follow up the one before it.
        Whether it may be followed up itself, whoever answers with it notes in ``conversations``.
        """
        previous = self.conversations.last(*asked) if asked else None
        started = time.perf_counter()
        answer = self.library.answer(question, previous)
        self.metrics.answered(answer, time.perf_counter() - started)
        return answer

    def note_gap(self, answer: Answer | NoAnswer, server: int | None) -> None:
        """Note a question that was asked in a server and has no answer; never one from a direct message."""
        if server is not None and (gap := gap_in(answer)):
            self.journal.note(gap)

    def page(
        self, answer: Answer | NoAnswer, locale: discord.Locale, *, may_share: bool = False, may_vote: bool = False
    ) -> Page:
        """An answer that the library has just given, as a message for a reader of ``locale``."""
        served = self.library.snapshot
        articles = served.corpus.articles
        ballot = None
        if may_vote and self.journal.takes_notes and isinstance(answer, Answer):
            ballot = Ballot.of(answer, served.generation.id, articles)
        return answer_page(answer, articles, locale=reader_locale(locale), may_share=may_share, ballot=ballot)


class Tree(app_commands.CommandTree[CareerBot]):
    """The commands, each delivery of an interaction answered once, and always answered."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether this interaction is delivered for the first time."""
        return self.client.seen.first(interaction.id)

    async def on_error(self, interaction: AnyInteraction, error: app_commands.AppCommandError, /) -> None:
        """Tell the member, in whichever command it happened; what Discord still has of an earlier version goes."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await respond(interaction, notice_page(OUTDATED))
            await synchronise(self, [interaction.guild_id] if interaction.guild_id else [])
        else:
            await apologise(interaction, error.__cause__ or error)


def reader_locale(locale: discord.Locale) -> str:
    """Discord's name of a locale as babel's; US English where babel does not know it."""
    try:
        return str(babel.Locale.parse(locale.value, sep="-"))
    except babel.UnknownLocaleError:
        return READER
