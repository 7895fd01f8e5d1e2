"""Settings, from the environment or a ``.env`` file, as one frozen object. Nothing is read at import."""

from pathlib import Path
from typing import Annotated, Self

import platformdirs
from pydantic import Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSettings
from bot.logging_setup import Level, LogFormat
from knowledge.packaged import packaged_articles

DISCORD_API = "https://discord.com/api/v10"


def default_data_folder() -> Path:
    """Where this system keeps a user's application data."""
    return Path(platformdirs.user_data_path("career-bot", appauthor=False))


class Settings(BaseSettings):
    """What an operator can set. Field names in upper case with the prefix are the variables' names."""

    model_config = SettingsConfigDict(
        env_prefix="CAREER_BOT_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    discord_token_file: Path | None = Field(default=None, validation_alias="DISCORD_TOKEN_FILE")
    knowledge: Path | None = None
    packaged: bool = True
    data: Path = Field(default_factory=default_data_folder)
    home_servers: Annotated[frozenset[int], NoDecode] = frozenset()
    moderator_roles: Annotated[frozenset[int], NoDecode] = frozenset()
    api: HttpUrl = HttpUrl(DISCORD_API)
    keep_generations: Annotated[int, Field(ge=2)] = 50
    stale_years: Annotated[float, Field(gt=0)] = 3
    gaps_days: Annotated[int, Field(ge=0, le=3_650)] = 90
    log_level: Level | None = None
    log_format: LogFormat = LogFormat.TEXT
    metrics_port: Annotated[int, Field(ge=1, le=65_535)] | None = None

    @field_validator("home_servers", "moderator_roles", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return [part for part in value.replace(",", " ").split() if part]
        return value

    @field_validator("knowledge", "data", "discord_token_file")
    @classmethod
    def _expand(cls, value: Path | None) -> Path | None:
        return value.expanduser() if value else value

    @classmethod
    def load(cls) -> Self:
        """Read the environment and ``.env``.

        Raises ``BadSettings`` naming each variable that cannot be understood.
        """
        try:
            return cls()
        except ValidationError as error:
            raise BadSettings.from_validation(error) from error

    @property
    def operators_folder(self) -> Path:
        """Where the operator's articles lie: the folder that is named, else one in the data folder."""
        return self.knowledge or self.data / "articles"

    @property
    def packaged_folder(self) -> Path | None:
        """Where the articles lie that come with Career Bot; ``None`` where they are switched off."""
        return packaged_articles() if self.packaged else None

    def scanned_folder(self) -> Path | None:
        """The operator's folder if it has to be there: the one in the data folder is made by the first addition."""
        return self.operators_folder if self.knowledge or self.operators_folder.is_dir() else None

    def token(self) -> SecretStr | None:
        """Discord's token, from the variable or else from the file that the other variable names.

        Raises ``BadSettings`` where that file cannot be read or is empty.
        """
        if self.discord_token is not None:
            return self.discord_token
        if self.discord_token_file is None:
            return None
        try:
            token = self.discord_token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise BadSettings(
                f"DISCORD_TOKEN_FILE names {self.discord_token_file}, which cannot be read.",
                "Make it a text file that holds the token alone and that this user may read.",
            ) from error
        if not token:
            raise BadSettings(
                f"DISCORD_TOKEN_FILE names {self.discord_token_file}, which is empty.",
                "Put the bot's token into it.",
            )
        return SecretStr(token)
