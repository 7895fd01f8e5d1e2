"""What was asked last: of whom, where and for how long."""

import pytest

from bot.conversations import SECONDS, Conversations, is_followed_up
from retrieval.models import Answer, NoAnswer, Reason

MEMBER, OTHER, CHANNEL = 1, 2, 3


def asked(text: str) -> Answer:
    return Answer(question=text, understood=text, excerpts=(), further=(), salary_facts=(), notes=())


def test_the_last_question_is_that_of_the_member_in_the_channel() -> None:
    """Nobody follows up what somebody else asked, or what was asked elsewhere."""
    conversations = Conversations()
    conversations.note(MEMBER, CHANNEL, asked("first"))
    conversations.note(MEMBER, CHANNEL, asked("second"))
    assert conversations.last(MEMBER, CHANNEL) == "second"
    assert conversations.last(OTHER, CHANNEL) is None
    assert conversations.last(MEMBER, CHANNEL + 1) is None


def test_it_is_forgotten_minutes_later() -> None:
    """Who comes back later begins anew, and nothing of the question is left in memory once anybody asks."""
    conversations = Conversations()
    conversations.note(MEMBER, CHANNEL, asked("first"), now=0.0)
    assert conversations.last(MEMBER, CHANNEL, now=SECONDS - 1) == "first"
    assert conversations.last(OTHER, CHANNEL, now=SECONDS) is None
    assert "first" not in repr(vars(conversations))


def test_the_oldest_makes_room() -> None:
    """However many members ask, no more than so many questions are in memory."""
    conversations = Conversations(remembered=2)
    for member in (1, 2, 3):
        conversations.note(member, CHANNEL, asked(str(member)), now=0.0)
    assert [conversations.last(member, CHANNEL, now=0.0) for member in (1, 2, 3)] == [None, "2", "3"]


@pytest.mark.parametrize("reason", Reason)
def test_small_talk_is_not_followed_up(reason: Reason) -> None:
    """A question without an answer may be: "how much does it pay?" - "which job?" - "a nurse"."""
    refused = NoAnswer(question="hi", understood="hi", reason=reason, message="")
    said = {Reason.SMALL_TALK, Reason.EMPTY, Reason.TOO_LONG, Reason.LANGUAGE}
    assert is_followed_up(refused) is (reason not in said)
