"""Interactions: what a member does with the application, until its token is void.

Discord's times: the application must respond within 3 s; the token then lasts 15 min.
"""

import secrets
from dataclasses import dataclass, field

from bot.sandbox import payloads
from bot.sandbox.changes import Changes
from bot.sandbox.clock import Clock, Snowflakes
from bot.sandbox.permissions import granted
from bot.sandbox.refusals import invalid_webhook_token, unknown_interaction, unknown_webhook
from bot.sandbox.state import JSON, ChannelRecord, MessageRecord, UserRecord, World
from bot.sandbox.uploads import FILE_SIZE_LIMIT

SECONDS_TO_RESPOND = 3.0
SECONDS_OF_TOKEN = 15 * 60.0

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9

IN_GUILD, WITH_BOT = 0, 1


@dataclass(slots=True, eq=False)
class InteractionRecord:
    """One interaction and everything that the application made of it.

    ``responses`` are the messages that it made; ``answers`` those that the member has something to read in: made with
    content, edited after "thinking", or updated.
    """

    id: int
    token: str
    kind: int
    user: UserRecord
    channel: ChannelRecord
    data: JSON
    began: float
    source: MessageRecord | None = None
    callback: int | None = None
    original: MessageRecord | None = None
    responses: list[MessageRecord] = field(default_factory=list)
    answers: list[MessageRecord] = field(default_factory=list)
    refused: list[JSON] = field(default_factory=list)
    modal: JSON | None = None
    choices: list[JSON] | None = None
    triggered_by: "InteractionRecord | None" = None
    changes: Changes = field(default_factory=Changes)

    def answered_in(self, message: MessageRecord) -> None:
        """The member can now read an answer in this message."""
        if message not in self.answers:
            self.answers.append(message)
        self.changes.announce()

    def metadata(self) -> JSON:
        """What a response's message tells of the interaction."""
        told: JSON = {
            "id": str(self.id),
            "type": self.kind,
            "user": payloads.user(self.user),
            "authorizing_integration_owners": self.owners(),
        }
        if self.kind == COMPONENT and self.source is not None:
            told["interacted_message_id"] = str(self.source.id)
        if self.kind == MODAL_SUBMIT and self.triggered_by is not None:
            told["triggering_interaction_metadata"] = self.triggered_by.metadata()
        return told

    def owners(self) -> JSON:
        """Where the application is installed, for this interaction: the guild, or "0" in direct messages."""
        return {"0": str(self.channel.guild_id or 0)}


class Interactions:
    """Those whose tokens are not void, by token."""

    def __init__(self, clock: Clock, ids: Snowflakes) -> None:
        self._clock = clock
        self._ids = ids
        self._by_token: dict[str, InteractionRecord] = {}

    def begin(
        self,
        kind: int,
        user: UserRecord,
        channel: ChannelRecord,
        data: JSON,
        *,
        source: MessageRecord | None = None,
        triggered_by: InteractionRecord | None = None,
    ) -> InteractionRecord:
        """A new interaction, not yet delivered."""
        self._forget_the_void()
        token = secrets.token_urlsafe(48)
        record = InteractionRecord(self._ids.next(), token, kind, user, channel, data, self._clock.now(), source)
        record.triggered_by = triggered_by
        self._by_token[token] = record
        return record

    def note_refusal(self, token: str | None, body: JSON) -> None:
        """Keep what was refused in response to an interaction, so that who waits for an answer learns of it."""
        record = self._by_token.get(token or "")
        if record is not None:
            record.refused.append(body)

    def _forget_the_void(self) -> None:
        """Drop the oldest once long void, so that a long run does not fill the memory."""
        while self._by_token:
            oldest = next(iter(self._by_token.values()))
            if self._clock.now() - oldest.began < 2 * SECONDS_OF_TOKEN:
                return
            del self._by_token[oldest.token]

    def to_respond(self, interaction_id: str, token: str) -> InteractionRecord:
        """The interaction that a callback is for. Raises ``Refusal`` 10062 where it is unknown or came too late."""
        record = self._by_token.get(token)
        if record is None or str(record.id) != interaction_id:
            raise unknown_interaction()
        if record.callback is None and self._clock.now() - record.began > SECONDS_TO_RESPOND:
            raise unknown_interaction()
        return record

    def to_follow_up(self, token: str) -> InteractionRecord:
        """The interaction that a webhook call is for. Raises ``Refusal`` where it was not responded to, or is over."""
        record = self._by_token.get(token)
        if record is None or record.callback is None:
            raise unknown_webhook()
        if self._clock.now() - record.began > SECONDS_OF_TOKEN:
            raise invalid_webhook_token()
        return record


def payload(world: World, record: InteractionRecord) -> JSON:
    """An interaction as the gateway delivers it."""
    channel = record.channel
    guild = world.guild_of(channel)
    sent: JSON = {
        "id": str(record.id),
        "application_id": str(world.bot.id),
        "type": record.kind,
        "token": record.token,
        "version": 1,
        "data": record.data,
        "channel_id": str(channel.id),
        "channel": payloads.channel(channel),
        "app_permissions": str(granted(world, world.bot, channel)),
        "locale": record.user.locale,
        "entitlements": [],
        "authorizing_integration_owners": record.owners(),
        "context": WITH_BOT if guild is None else IN_GUILD,
        "attachment_size_limit": FILE_SIZE_LIMIT,
        **payloads.actor(world, record.user, channel),
    }
    if guild is not None:
        sent["guild_id"] = str(guild.id)
        sent["guild_locale"] = guild.locale
        sent["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
    if record.source is not None:
        sent["message"] = record.source.payload
    return sent
