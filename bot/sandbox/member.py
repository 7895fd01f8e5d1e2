"""What a member can do: type commands, click, choose, fill in forms, write. Each deed returns what comes of it.

A member can do only what Discord's client would let them do, else ``NotPossible`` is raised; ``force`` skips that, to
test what the bot checks itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.sandbox import limits, messages, offers
from bot.sandbox.backend import Backend
from bot.sandbox.channels import Channel
from bot.sandbox.exchanges import Exchange, Posting
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, InteractionRecord
from bot.sandbox.limits_commands import MESSAGE_MENU, SLASH, USER_MENU
from bot.sandbox.limits_components import BUTTON
from bot.sandbox.offers import NotPossible, Resolved
from bot.sandbox.permissions import may
from bot.sandbox.state import JSON, ChannelRecord, GuildRecord, MessageRecord, UserRecord
from bot.sandbox.submissions import submitted
from bot.sandbox.uploads import Upload
from bot.sandbox.views import Message


class Member:
    """Somebody in a guild, and in direct messages with the bot."""

    def __init__(self, backend: Backend, record: UserRecord, guild: GuildRecord) -> None:
        self._backend = backend
        self._guild = guild
        self.record = record

    @property
    def id(self) -> int:
        return self.record.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def mention_text(self) -> str:
        return f"<@{self.id}>"

    @property
    def accepts_direct(self) -> bool:
        """Whether the bot may write direct messages to them."""
        return self.record.accepts_direct

    @accepts_direct.setter
    def accepts_direct(self, accepts: bool) -> None:
        self.record.accepts_direct = accepts

    @property
    def direct(self) -> Channel:
        """The direct messages with the bot."""
        return Channel(self._backend, self._backend.world.direct_channel(self.record))

    # -- seeing ------------------------------------------------------------------------------------------------------

    def sees(self, message: Message) -> bool:
        """Whether a message is there, not private to somebody else, and in a channel that they see."""
        record = message.record
        channel = self._backend.world.channels[record.channel_id]
        if record.deleted or record.only_for not in (None, self.id):
            return False
        if channel.recipient is not None:
            return channel.recipient.id == self.id
        return may(self._backend.world, self.record, channel, "view_channel")

    def commands_offered(self, channel: Channel | None = None) -> list[str]:
        """What they can type or pick in a channel, sub-commands with their groups."""
        return offers.names(offers.offered(self._backend.world, self.record, self._where(channel)))

    # -- commands ----------------------------------------------------------------------------------------------------

    async def slash(
        self,
        command: str,
        options: Mapping[str, Any] | None = None,
        /,
        *,
        channel: Channel | None = None,
        force: bool = False,
        **more: Any,
    ) -> Exchange:
        """Use a slash command; sub-commands follow after spaces. ``options`` is for names that are taken here."""
        data = self._typed(command, {**(options or {}), **more}, self._where(channel), force=force)
        return self._interact(COMMAND, self._where(channel), data)

    async def autocomplete(
        self, command: str, option: str, typed: str, /, *, channel: Channel | None = None, **others: Any
    ) -> list[JSON]:
        """The choices that are offered while an option is being typed."""
        where = self._where(channel)
        data = self._typed(command, {**others, option: typed}, where, focused=option)
        return await self._interact(AUTOCOMPLETE, where, data).choices()

    async def context_menu(
        self, name: str, target: "Message | Member", *, channel: Channel | None = None, force: bool = False
    ) -> Exchange:
        """Pick a command from the menu of a message or of a member."""
        world = self._backend.world
        if isinstance(target, Message):
            where, kind = world.channels[target.channel_id], MESSAGE_MENU
            resolved: JSON = {"messages": {str(target.id): target.payload}}
        else:
            where, kind = self._where(channel), USER_MENU
            details = Resolved(world, where)
            details.user(target.record)
            resolved = details.data
        command = offers.find(world, kind, name, user=self.record, channel=where, force=force)
        data = offers.command_data(command, [], resolved) | {"target_id": str(target.id)}
        return self._interact(COMMAND, where, data)

    def _typed(
        self,
        typed: str,
        given: Mapping[str, Any],
        where: ChannelRecord,
        *,
        focused: str | None = None,
        force: bool = False,
    ) -> JSON:
        name, *path = typed.split()
        command = offers.find(self._backend.world, SLASH, name, user=self.record, channel=where, force=force)
        details = Resolved(self._backend.world, where)
        options = offers.typed_options(command, path, given, details, focused=focused, force=force)
        return offers.command_data(command, options, details.data)

    # -- components and modals ---------------------------------------------------------------------------------------

    async def click(self, message: Message, button: str, *, force: bool = False) -> Exchange:
        """Click the button with this label or custom_id. Forced: send this custom_id, whether it is there or not."""
        if force:
            return self._use(message, {"component_type": BUTTON, "custom_id": button, "id": 0})
        self._must_see(message)
        found = message.button(button)
        if found.disabled or found.custom_id is None:
            raise NotPossible(f"{found} cannot be clicked")
        number = message.component(found.custom_id)["id"]
        return self._use(message, {"component_type": BUTTON, "custom_id": found.custom_id, "id": number})

    async def choose(self, message: Message, custom_id: str, values: "Iterable[str | Member | Channel]") -> Exchange:
        """Choose values of a select menu."""
        self._must_see(message)
        menu = message.component(custom_id)
        if menu.get("disabled"):
            raise NotPossible(f"The menu {custom_id!r} is disabled")
        details = Resolved(self._backend.world, self._backend.world.channels[message.channel_id])
        chosen = [value if isinstance(value, str) else details(menu["type"], value) for value in values]
        offered = [option["value"] for option in menu.get("options", ())]
        if not menu["min_values"] <= len(chosen) <= menu["max_values"] or (offered and set(chosen) - set(offered)):
            raise NotPossible(f"{chosen} cannot be chosen from {offered}")
        data = {"component_type": menu["type"], "custom_id": custom_id, "id": menu["id"], "values": chosen}
        return self._use(message, data | ({"resolved": details.data} if details.data else {}))

    def _use(self, message: Message, data: JSON) -> Exchange:
        where = self._backend.world.channels[message.channel_id]
        return self._interact(COMPONENT, where, data, source=message.record)

    async def submit(
        self, exchange: Exchange, filled: Mapping[str, str | list[str]] | None = None, *, force: bool = False
    ) -> Exchange:
        """Fill in the modal that an exchange showed, fields by label or custom_id, and send it."""
        modal = exchange.record.modal
        if modal is None:
            raise NotPossible("No modal was shown")
        data = submitted(modal, filled or {}, check=not force)
        record = exchange.record
        return self._interact(MODAL_SUBMIT, record.channel, data, source=record.source, triggered_by=record)

    # -- messages ----------------------------------------------------------------------------------------------------

    async def write_direct(self, text: str, files: Iterable[Upload] = ()) -> Posting:
        """Write a direct message to the bot."""
        return self._post(self._backend.world.direct_channel(self.record), text, files)

    async def mention(self, channel: Channel, text: str, files: Iterable[Upload] = ()) -> Posting:
        """Write a message that begins by mentioning the bot."""
        return self._post(channel.record, f"<@{self._backend.world.bot.id}> {text}", files)

    async def write(self, channel: Channel, text: str, files: Iterable[Upload] = ()) -> Posting:
        """Write a message."""
        return self._post(channel.record, text, files)

    async def reply(self, message: Message, text: str, *, ping: bool = True) -> Posting:
        """Reply to a message. Pinging the author of a response to a command does not reach the application."""
        self._must_see(message)
        channel = self._backend.world.channels[message.channel_id]
        pings = ping and "interaction_metadata" not in message.payload
        return self._post(channel, text, (), messages.reply_to(channel, message.record), pings)

    def _post(
        self, channel: ChannelRecord, text: str, files: Iterable[Upload], extra: JSON | None = None, ping: bool = False
    ) -> Posting:
        world = self._backend.world
        if not may(world, self.record, channel, "view_channel", "send_messages"):
            raise NotPossible(f"{self.name} may not write there")
        if len(text) > limits.CONTENT:
            raise NotPossible(f"A message may have {limits.CONTENT} characters, not {len(text)}")
        parse = ["users", "roles"]
        if may(world, self.record, channel, "mention_everyone"):
            parse.append("everyone")
        body: JSON = {"content": text, "allowed_mentions": {"parse": parse, "replied_user": ping}}
        record: MessageRecord = messages.create(world, channel, self.record, body, list(files), extra=extra)
        self._backend.publish(record)
        return Posting(self._backend, channel, record)

    # -- helpers -----------------------------------------------------------------------------------------------------

    def _where(self, channel: Channel | None) -> ChannelRecord:
        return next(iter(self._guild.channels.values())) if channel is None else channel.record

    def _must_see(self, message: Message) -> None:
        if not self.sees(message):
            raise NotPossible(f"{self.name} does not see {message!r}")

    def _interact(
        self,
        kind: int,
        where: ChannelRecord,
        data: JSON,
        *,
        source: MessageRecord | None = None,
        triggered_by: InteractionRecord | None = None,
    ) -> Exchange:
        begun = self._backend.interactions.begin(
            kind, self.record, where, data, source=source, triggered_by=triggered_by
        )
        self._backend.deliver(begun)
        return Exchange(self._backend, begun)
