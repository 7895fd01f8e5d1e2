"""Commands as the bot writes them and as Discord offers them."""

import discord
import pytest
from discord import app_commands

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.offers import NotPossible
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot, running


@pytest.fixture
def client(client: MinimalBot) -> MinimalBot:
    """A bot with commands for everywhere, for guilds, for direct messages and for moderators."""

    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("done", ephemeral=True)

    here = app_commands.AppCommandContext(guild=True)
    direct = app_commands.AppCommandContext(dm_channel=True)
    moderators = discord.Permissions(manage_guild=True)
    for name, contexts, needed in (
        ("everywhere", None, None),
        ("here", here, None),
        ("direct", direct, None),
        ("moderate", here, moderators),
        ("administer", here, discord.Permissions()),
    ):
        command = app_commands.Command(name=name, description="Does", callback=answer, allowed_contexts=contexts)
        command.default_permissions = needed
        client.tree.add_command(command)
    return client


async def test_a_command_is_offered_where_it_works_and_to_whom_it_is_for(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """Contexts and default permissions decide, and administrators find everything."""
    mod = home.add_member("Mod", permissions=("manage_guild",))
    async with running(client, sandbox):
        assert member.commands_offered() == ["everywhere", "here"]
        assert member.commands_offered(member.direct) == ["everywhere", "direct"]
        assert mod.commands_offered() == ["everywhere", "here", "moderate"]
        assert home.owner.commands_offered() == ["everywhere", "here", "moderate", "administer"]
        home.general.deny(home.everyone, "use_application_commands")
        assert member.commands_offered() == []


async def test_a_command_that_is_not_offered_can_be_forced(
    sandbox: Sandbox, member: Member, client: MinimalBot
) -> None:
    """Forced, the interaction arrives, and the bot checks for itself; what does not exist never does."""
    async with running(client, sandbox):
        with pytest.raises(NotPossible, match="moderate"):
            await member.slash("moderate")
        assert (await (await member.slash("moderate", force=True)).answer()).text == "done"
        with pytest.raises(NotPossible):
            await member.slash("absent", force=True)


async def test_commands_of_one_guild_are_offered_there_alone(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """A guild's commands come before those for everywhere, and work."""
    elsewhere = sandbox.add_guild("Elsewhere")
    stranger = elsewhere.add_member(member)

    @client.tree.command(name="local", description="Only here", guild=discord.Object(home.id))
    async def local(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("local")

    async with running(client, sandbox):
        synced = await client.tree.sync(guild=discord.Object(home.id))
        assert [command.name for command in synced] == ["local"]
        assert member.commands_offered() == ["local", "everywhere", "here"]
        assert stranger.commands_offered(elsewhere.general) == ["everywhere", "here"]
        assert (await (await member.slash("local")).answer()).text == "local"


async def test_commands_keep_their_ids_when_they_are_written_again(sandbox: Sandbox, client: MinimalBot) -> None:
    """A bulk overwrite replaces commands in place, can be read back, and drops those that are missing."""
    async with running(client, sandbox):
        await sandbox.commands_synced()
        before = {command.name: command.id for command in await client.tree.fetch_commands()}
        client.tree.remove_command("direct")
        after = {command.name: command.id for command in await client.tree.sync()}
        assert after == {name: number for name, number in before.items() if name != "direct"}


async def test_commands_beyond_the_limits_reach_the_library_as_its_own_error(
    sandbox: Sandbox, client: MinimalBot
) -> None:
    """The library understands the refusal and names the command."""

    @client.tree.command(name="long", description="Long")
    @app_commands.choices(word=[app_commands.Choice(name=str(each) * 5, value=str(each)) for each in range(25)])
    @app_commands.describe(word="x" * 100)
    async def long(interaction: discord.Interaction, word: str) -> None:
        pass

    async with running(client, sandbox):
        long._params["word"].choices = [app_commands.Choice(name="n" * 101, value="v")]
        with pytest.raises(app_commands.CommandSyncFailure, match="long"):
            await client.tree.sync()
