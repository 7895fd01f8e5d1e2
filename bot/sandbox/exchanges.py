"""What came of something a member did: the answer to an interaction, or to a message that they wrote.

Every wait ends as soon as the thing is there, and raises ``NoAnswer`` with what did happen if it does not come.
"""

from itertools import takewhile

from bot.sandbox.backend import Backend
from bot.sandbox.interactions import InteractionRecord
from bot.sandbox.state import JSON, ChannelRecord, MessageRecord
from bot.sandbox.views import Message, Modal

TIMEOUT = 5.0


class Exchange:
    """One interaction and the application's response to it."""

    def __init__(self, backend: Backend, record: InteractionRecord) -> None:
        self._backend = backend
        self.record = record

    def __repr__(self) -> str:
        return f"<Exchange {self.record.id}: {self._so_far()}>"

    @property
    def callback_type(self) -> int | None:
        """The type of the first response, 4 to 9; ``None`` before it."""
        return self.record.callback

    @property
    def thinking(self) -> bool:
        """Whether the member sees that the application is "thinking"."""
        return any(Message(self._backend, each).thinking for each in self.record.responses)

    @property
    def responses(self) -> list[Message]:
        """The messages that the interaction made so far, the first response before the follow-ups."""
        return [Message(self._backend, each) for each in self.record.responses if not each.deleted]

    async def acknowledged(self, timeout: float = TIMEOUT) -> int:  # noqa: ASYNC109
        """Wait for the first response. Returns its type, 4 to 9."""
        return await self.record.changes.until(lambda: self.record.callback, timeout, self._so_far)

    async def answer(self, timeout: float = TIMEOUT) -> Message:  # noqa: ASYNC109
        """Wait for the first message with something to read: sent, updated, or edited after "thinking"."""
        return (await self.answers(1, timeout))[0]

    async def answers(self, count: int, timeout: float = TIMEOUT) -> list[Message]:  # noqa: ASYNC109
        """Wait for at least ``count`` messages."""
        await self.record.changes.until(lambda: len(self.record.answers) >= count, timeout, self._so_far)
        return [Message(self._backend, each) for each in self.record.answers]

    async def modal(self, timeout: float = TIMEOUT) -> Modal:  # noqa: ASYNC109
        """Wait for a modal to be shown."""
        return Modal.of(await self.record.changes.until(lambda: self.record.modal, timeout, self._so_far))

    async def choices(self, timeout: float = TIMEOUT) -> list[JSON]:  # noqa: ASYNC109
        """Wait for the choices of autocomplete."""
        await self.record.changes.until(lambda: self.record.callback, timeout, self._so_far)
        return self.record.choices or []

    def _so_far(self) -> str:
        """What did happen, for the text of a time-out."""
        answers = [Message(self._backend, each).text[:60] for each in self.record.answers]
        refused = f", refused {self.record.refused}" if self.record.refused else ""
        return f"callback {self.record.callback}, thinking {self.thinking}, answers {answers}{refused}"


class Posting:
    """A message that a member wrote, and what the bot writes after it in the same channel."""

    def __init__(self, backend: Backend, channel: ChannelRecord, record: MessageRecord) -> None:
        self._backend = backend
        self._channel = channel
        self.message = Message(backend, record)

    @property
    def responses(self) -> list[Message]:
        """What the bot wrote since. Where it replied to messages by reference, only the replies to this one count."""
        bot = self._backend.world.bot.id
        newest_first = takewhile(lambda each: each.id > self.message.id, reversed(self._channel.messages.values()))
        later = [each for each in newest_first if each.author_id == bot][::-1]
        ordinary = [Message(self._backend, each) for each in later if "interaction_metadata" not in each.payload]
        return [each for each in ordinary if each.reply_to in (None, self.message.id)]

    async def answer(self, timeout: float = TIMEOUT) -> Message:  # noqa: ASYNC109
        """Wait for the bot's first message in answer."""
        return (await self.answers(1, timeout))[0]

    async def answers(self, count: int, timeout: float = TIMEOUT) -> list[Message]:  # noqa: ASYNC109
        """Wait for at least ``count`` messages in answer."""
        await self._channel.changes.until(
            lambda: len(self.responses) >= count, timeout, lambda: f"the bot wrote {self.responses}"
        )
        return self.responses
