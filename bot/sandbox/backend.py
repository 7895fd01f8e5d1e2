"""The parts that make up one running stand-in, and what happens to messages and interactions between them."""

from bot.sandbox import payloads
from bot.sandbox.changes import Changes
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.gateway import DIRECT_MESSAGES, EVERYBODY, GUILD_MESSAGES, Gateway
from bot.sandbox.interactions import InteractionRecord, Interactions, payload
from bot.sandbox.state import JSON, ChannelRecord, MessageRecord, World


class Backend:
    """State, clock, gateway, open interactions and faults."""

    def __init__(self, world: World, clock: Clock, gateway: Gateway, faults: Faults, token: str) -> None:
        self.world = world
        self.clock = clock
        self.gateway = gateway
        self.faults = faults
        self.token = token
        self.interactions = Interactions(clock, world.ids)
        self.typing: list[int] = []
        self.commands_written = Changes()

    def publish(self, message: MessageRecord) -> None:
        """A message has been made: tell the bot, unless it is private, and those who wait in the channel."""
        self._tell("MESSAGE_CREATE", message)
        self.world.channels[message.channel_id].changes.announce()

    def republish(self, message: MessageRecord) -> None:
        """A message has been edited."""
        self._tell("MESSAGE_UPDATE", message)
        message.changes.announce()
        self.world.channels[message.channel_id].changes.announce()

    def delete(self, message: MessageRecord) -> None:
        """Remove a message for everybody."""
        channel = self.world.channels[message.channel_id]
        del channel.messages[message.id]
        message.deleted = True
        if message.only_for is None:
            told: JSON = {"id": str(message.id), "channel_id": str(channel.id)}
            if channel.guild_id is not None:
                told["guild_id"] = str(channel.guild_id)
            self.gateway.dispatch("MESSAGE_DELETE", told, channel.guild_id, self._intent(channel))
        message.changes.announce()
        channel.changes.announce()

    def deliver(self, interaction: InteractionRecord) -> None:
        """Send an interaction to the bot, twice where a fault says so."""
        data = payload(self.world, interaction)
        for _ in range(self.faults.deliveries()):
            self.gateway.dispatch("INTERACTION_CREATE", data, interaction.channel.guild_id, EVERYBODY)

    @staticmethod
    def _intent(channel: ChannelRecord) -> int:
        return DIRECT_MESSAGES if channel.guild_id is None else GUILD_MESSAGES

    def _tell(self, event: str, message: MessageRecord) -> None:
        if message.only_for is not None:
            return
        channel = self.world.channels[message.channel_id]
        self.gateway.dispatch(event, self._as_told(message, channel), channel.guild_id, self._intent(channel))

    def _as_told(self, message: MessageRecord, channel: ChannelRecord) -> JSON:
        """A message as the gateway tells it: what it says is withheld unless the bot may read it."""
        told = dict(message.payload)
        bot = self.world.bot
        guild = self.world.guild_of(channel)
        if guild is not None:
            told["guild_id"] = str(guild.id)
            author = guild.members.get(message.author_id)
            if author is not None:
                told["member"] = payloads.member(author)
        readable = guild is None or message.author_id == bot.id or self.gateway.gets_content()
        if not readable and str(bot.id) not in {user["id"] for user in told["mentions"]}:
            told |= {"content": "", "embeds": [], "attachments": [], "components": []}
        return told
