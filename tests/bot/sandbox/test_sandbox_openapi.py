"""The check against Discord's own description finds what is wrong, and says where."""

from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.recording import RecordedRequest
from tests.openapi import Description, problems_of

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"


def request(method: str, path: str, body: Any = None, **query: str) -> RecordedRequest:
    return RecordedRequest(method, path, query, {}, body)


@pytest.fixture
def description(reference: Path) -> Description:
    """Discord's description, read once."""
    return Description.load(reference / "discord" / "openapi.json")


@pytest.mark.parametrize(
    ("recorded", "problem"),
    [
        (request("GET", "/nowhere"), "no such operation"),
        (request("GET", "/users/@me", {}), "takes no body"),
        (request("GET", MESSAGES, limit="many"), "query limit cannot be 'many'"),
        (request("GET", MESSAGES, colour="red"), "query colour is unknown"),
        (request("POST", MESSAGES, {"content": "x" * 4001}), "content: "),
        (request("POST", MESSAGES, {"components": [{"type": 10, "content": 5}]}), "components.0.content: 5"),
        (request("POST", CALLBACK, {"type": 4, "data": {"content": 7}}), "data.content: 7"),
        (
            request("POST", CALLBACK, {"type": 9, "data": {"title": "x", "custom_id": "y"}}),
            "'components' is a required",
        ),
        (request("PUT", "/applications/1/commands", [{"description": "no name"}]), "'name' is a required"),
    ],
)
def test_each_wrong_request_is_named(description: Description, recorded: RecordedRequest, problem: str) -> None:
    """One readable problem, at the field that is wrong."""
    problems = description.check_request(recorded)
    assert len(problems) == 1
    assert problem in problems[0]


@pytest.mark.parametrize(
    "recorded",
    [
        request("GET", MESSAGES, limit="5"),
        request("POST", MESSAGES, {"content": "hello", "message_reference": {"message_id": 5}}),
        request("POST", CALLBACK, {"type": 5}, with_response="1"),
        request("PATCH", "/webhooks/1/token/messages/@original", {"components": [], "flags": 1 << 15}),
        request("DELETE", f"{MESSAGES}/5"),
    ],
)
def test_right_requests_pass(description: Description, recorded: RecordedRequest) -> None:
    """What the library sends is described, snowflakes as numbers included."""
    assert description.check_request(recorded) == []


@pytest.mark.parametrize(
    ("status", "response", "problem"),
    [
        (200, {"id": "1"}, "is a required property"),
        (204, {}, "204 has no body"),
        (400, {"code": "x", "message": "no"}, "code: 'x'"),
        (301, None, "status 301 is not described"),
    ],
)
def test_wrong_answers_are_named(description: Description, status: int, response: Any, problem: str) -> None:
    """Answers are held to the description as well."""
    recorded = request("POST", CALLBACK, {"type": 5})
    recorded.status, recorded.response = status, response
    assert problem in "\n".join(description.check_response(recorded))


def test_without_the_description_nothing_is_checked() -> None:
    """Tests that run without the reference material are not held up by it."""
    assert problems_of([request("GET", "/nowhere")], None) == []


def test_with_it_everything_is_checked(reference: Path) -> None:
    """The requests of a test are checked together."""
    assert problems_of([request("GET", "/nowhere"), request("GET", "/users/@me")], reference) != []
