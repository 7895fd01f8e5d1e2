"""Whatever Discord does to the bot, a question is answered, and never twice."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.recording import RecordedRequest
from tests.bot.stage import QUESTION, Stage

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("bot")]

RESPONSES = "POST /interactions/*"
MESSAGES = "POST /channels/*/messages"
FAULTS: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "retry_after": 0.3},
    "429 for the whole bot": {"status": 429, "retry_after": 0.3, "whole_bot": True},
    "500": {"status": 500},
    "503": {"status": 503},
    "500 although taken": {"status": 500, "processed": True},
    "slow": {"delay": 1.0},
    "broken": {"drop": True},
    "broken although taken": {"drop": True, "processed": True},
}


class Requests:
    """The requests from now on that match a pattern."""

    def __init__(self, stage: Stage, pattern: str) -> None:
        self._sandbox, self._pattern = stage.sandbox, pattern
        self._before = stage.sandbox.requests_to(pattern)

    async def after(self, fault: str) -> list[RecordedRequest]:
        """All of them, once the last one is there that a fault leads to: a request whose line was cut has no answer."""
        answered = [request for request in self._before if request.status is not None]
        await self._sandbox.answered(self._pattern, len(answered) + (2 if "status" in FAULTS[fault] else 1), timeout=10)
        return self._sandbox.requests_to(self._pattern)[len(self._before) :]


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_command_is_answered_once_through(stage: Stage, member: Member, fault: str) -> None:
    """The first response is refused, lost or slow; the member has one answer all the same."""
    requests = Requests(stage, RESPONSES)
    stage.sandbox.faults.next(RESPONSES, **FAULTS[fault])
    exchange = await member.slash("ask", question=QUESTION)
    assert "$86,070" in (await exchange.answer(timeout=10)).text
    await requests.after(fault)
    assert len(exchange.responses) == 1


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_message_is_answered_once_through(stage: Stage, home: Guild, member: Member, fault: str) -> None:
    """The same for an ordinary reply, which Discord takes once because a nonce says that it is the same."""
    requests = Requests(stage, MESSAGES)
    stage.sandbox.faults.next(MESSAGES, **FAULTS[fault])
    posting = await member.mention(home.general, QUESTION)
    assert "$86,070" in (await posting.answer(timeout=10)).text
    sent = await requests.after(fault)
    assert len(sent) == (1 if fault == "slow" else 2)
    assert {(request.body["nonce"], request.body["enforce_nonce"]) for request in sent} == {
        (str(posting.message.id), True)
    }
    assert len(posting.responses) == 1


async def test_a_command_delivered_twice_is_answered_once(stage: Stage, member: Member) -> None:
    """Discord may deliver an interaction again; the second delivery is passed over."""
    before = len(stage.sandbox.requests_to(RESPONSES))
    stage.sandbox.faults.duplicate_next_interaction()
    await (await member.slash("ask", question=QUESTION)).answer()
    await (await member.slash("help")).answer()
    assert len(stage.sandbox.requests_to(RESPONSES)) == before + 2


GATEWAY_FAULTS: dict[str, Callable[[Stage], object]] = {
    "dropped": lambda stage: stage.sandbox.faults.drop_gateway(),
    "reconnect": lambda stage: stage.sandbox.faults.reconnect(),
    "invalid session, resumable": lambda stage: stage.sandbox.faults.invalid_session(resumable=True),
    "invalid session": lambda stage: stage.sandbox.faults.invalid_session(resumable=False),
}


@pytest.mark.parametrize("fault", GATEWAY_FAULTS)
async def test_the_bot_comes_back_after(stage: Stage, home: Guild, member: Member, fault: str) -> None:
    """After the gateway fails the bot is there again, answers, and answers nothing anew that it had answered."""
    posting = await member.mention(home.general, QUESTION)
    await posting.answer()
    GATEWAY_FAULTS[fault](stage)
    await stage.sandbox.ready()
    exchange = await member.slash("ask", question=QUESTION)
    assert "$86,070" in (await exchange.answer()).text
    assert len(posting.responses) == 1
