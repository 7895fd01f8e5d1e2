"""What the real library reads back, and the richer messages that it sends; all of it as Discord describes it."""

import asyncio

import discord
import pytest
from discord import ui

from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.offers import NotPossible
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.minimal_bot import MinimalBot, pointed_at, running


async def test_guilds_members_users_and_channels_can_be_fetched(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """Each fetch gives what the sandbox holds, and 404 for what it does not."""
    async with running(client, sandbox):
        guild = await client.fetch_guild(home.id)
        assert (guild.name, guild.approximate_member_count) == ("Home", 3)
        assert (await guild.fetch_member(member.id)).name == "member"
        assert [role.name for role in await guild.fetch_roles()] == ["@everyone", "Career Bot"]
        assert [channel.name for channel in await guild.fetch_channels()] == ["general"]
        assert (await client.fetch_user(member.id)).global_name == "Member"
        assert (await client.fetch_channel(home.general.id)).id == home.general.id
        assert (await client.application_info()).owner.name == "operator"
        for missing in (client.fetch_user(1), guild.fetch_member(1), client.fetch_guild(1), client.fetch_channel(1)):
            with pytest.raises(discord.NotFound):
                await missing


async def test_history_comes_newest_first_without_private_messages(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """A channel's history holds what everybody sees."""

    @client.tree.command(name="whisper", description="Whispers")
    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("private", ephemeral=True)

    async with running(client, sandbox):
        await client.wait_until_ready()
        channel = client.get_channel(home.general.id)
        assert isinstance(channel, discord.TextChannel)
        async with channel.typing():
            for number in range(3):
                await channel.send(str(number))
        await (await member.slash("whisper")).answer()
        assert [message.content async for message in channel.history(limit=2)] == ["2", "1"]
        assert [each.text for each in home.general.messages] == ["0", "1", "2", "private"]


async def test_embeds_menus_emoji_and_pictures_are_shown_as_described(
    sandbox: Sandbox, home: Guild, client: MinimalBot
) -> None:
    """Every kind of component is returned in the form that Discord describes."""
    options = [
        discord.SelectOption(label="A", value="a", description="The first", emoji="👍"),
        discord.SelectOption(label="B"),
    ]
    view = ui.LayoutView()
    view.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png", description="A chart")))
    view.add_item(ui.Section("Text", accessory=ui.Thumbnail("https://example.org/a.png")))
    view.add_item(ui.File("attachment://data.csv"))
    view.add_item(ui.ActionRow(ui.Select(custom_id="one", placeholder="Choose", options=options)))
    view.add_item(ui.ActionRow(ui.UserSelect(custom_id="who")))
    view.add_item(
        ui.ActionRow(ui.Button(emoji="👍", custom_id="like"), ui.Button(label="Off", disabled=True, custom_id="x"))
    )
    async with running(client, sandbox):
        await client.wait_until_ready()
        channel = client.get_channel(home.general.id)
        assert isinstance(channel, discord.TextChannel)
        picture = discord.File(__file__, "chart.png", description="Bars")
        await channel.send(view=view, files=[picture, discord.File(__file__, "data.csv")])
        embed = discord.Embed(title="Title", description="Text", url="https://example.org").add_field(
            name="A", value="b"
        )
        await channel.send("With an embed", embed=embed.set_footer(text="Foot").set_author(name="Author"))
    rich, plain = home.general.messages
    gallery = rich.components[0]["items"][0]
    assert gallery["media"]["url"] == rich.attachments[0].url
    assert [(each.filename, each.description) for each in rich.attachments] == [
        ("chart.png", "Bars"),
        ("data.csv", None),
    ]
    assert rich.selects[0].values == ("a", "B")
    assert plain.embeds[0]["title"] == "Title"


async def test_menus_are_chosen_from(sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot) -> None:
    """Values, and members with their details; only what is offered can be chosen."""
    chosen: list[object] = []

    class Menus(ui.View):
        @ui.select(custom_id="word", options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")])
        async def word(self, interaction: discord.Interaction, menu: "ui.Select[Menus]") -> None:
            chosen.append(menu.values[0])
            await interaction.response.edit_message(content="Chosen", view=None)

        @ui.select(cls=ui.UserSelect, custom_id="who")
        async def who(self, interaction: discord.Interaction, menu: "ui.UserSelect[Menus]") -> None:
            chosen.append(menu.values[0].name)
            await interaction.response.defer()

    @client.tree.command(name="menus", description="Shows menus")
    async def menus(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Choose", view=Menus())

    async with running(client, sandbox):
        message = await (await member.slash("menus")).answer()
        await (await member.choose(message, "who", [home.owner])).acknowledged()
        with pytest.raises(NotPossible):
            await member.choose(message, "word", ["C"])
        assert (await (await member.choose(message, "word", ["B"])).answer()).text == "Chosen"
        assert chosen == [home.owner.record.name.lower().replace(" ", "_"), "B"]
        with pytest.raises(LookupError):
            await member.choose(message, "word", ["B"])


async def test_turning_a_message_into_components_takes_its_content_away_first(
    sandbox: Sandbox, home: Guild, client: MinimalBot
) -> None:
    """An edit that leaves content beside Components V2 is refused."""
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("Now in components"))
    async with running(client, sandbox):
        await client.wait_until_ready()
        channel = client.get_channel(home.general.id)
        assert isinstance(channel, discord.TextChannel)
        message = await channel.send("Content")
        with pytest.raises(discord.HTTPException, match="cannot be used"):
            await message.edit(view=view)
        await message.edit(content=None, view=view)
        assert home.general.messages[0].texts == ["Now in components"]


async def test_too_many_guilds_for_one_shard_are_refused(client: MinimalBot) -> None:
    """2,501 guilds need a second shard, which is what Discord then recommends."""
    async with await Sandbox.start() as sandbox:
        for number in range(2501):
            sandbox.add_guild(str(number))
        client.shard_count = 1
        with pointed_at(sandbox):
            await client.login(sandbox.token)
            with pytest.raises(discord.ConnectionClosed) as closed:
                await asyncio.wait_for(client.connect(), 15)
        assert closed.value.code == 4011
        assert sandbox.gateway.status()["shards"] == 2
