"""``career-bot invite``: the link that invites the bot to a server."""

from bot.cli import streams
from bot.errors import NoToken
from bot.invite import PURPOSES, application_id_of, invite_link
from bot.settings import Settings


def invite(client_id: int | None) -> None:
    """Print the link and what each of its permissions is for.

    Raises ``NoToken`` where neither ``client_id`` nor a token says whose link it is.
    """
    streams.put(invite_link(client_id or own_id()))
    streams.put("\nThe bot asks for these permissions and no privileged intent:")
    for name, purpose in PURPOSES.items():
        streams.put(f"  {name.replace('_', ' ')}: {purpose}")


def own_id() -> int:
    """The id of the application that the token in the settings belongs to."""
    token = Settings.load().token()
    application = application_id_of(token) if token else None
    if application is None:
        raise NoToken(
            "Whom to invite is not known: no usable token is set.",
            "Name the application id from Discord's developer portal: career-bot invite 1234567890.",
        )
    return application
