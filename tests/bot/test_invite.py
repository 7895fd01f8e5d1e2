"""The invite link asks for what the bot needs and for nothing else."""

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from pydantic import SecretStr

from bot.invite import PERMISSIONS, PURPOSES, application_id_of, invite_link


def test_the_number_is_made_of_named_permissions() -> None:
    """The permissions that the README names, each with its purpose."""
    bits = [discord.Permissions(**{name: True}).value for name in PURPOSES]
    assert all(bit.bit_count() == 1 for bit in bits)
    assert sum(bits) == PERMISSIONS.value == 274_878_008_320


def test_the_link_names_application_permissions_and_scopes() -> None:
    """It leads to Discord's authorisation page with everything that page needs."""
    link = urlsplit(invite_link(81_384_788_765_712_384))
    assert (link.scheme, link.hostname, link.path) == ("https", "discord.com", "/oauth2/authorize")
    query = parse_qs(link.query)
    assert query["client_id"] == ["81384788765712384"]
    assert query["permissions"] == ["274878008320"]
    assert query["scope"] == ["bot applications.commands"]


def test_a_token_tells_its_application() -> None:
    """The id stands in the token's first part, with or without base64's padding."""
    first = base64.urlsafe_b64encode(b"81384788765712384").decode().rstrip("=")
    assert application_id_of(SecretStr(f"{first}.x.y")) == 81_384_788_765_712_384


@pytest.mark.parametrize("token", ["", "secret", "....", "ä.b.c", "bm90IGEgbnVtYmVy.x.y"])
def test_what_is_no_token_tells_nothing(token: str) -> None:
    """Whatever was pasted instead of a token is no error here."""
    assert application_id_of(SecretStr(token)) is None
