"""Interactions of every kind, answered by the real library."""

import asyncio
from collections.abc import Awaitable

import discord
import pytest
from discord import app_commands, ui

from bot.sandbox.changes import NoAnswer
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.offers import NotPossible
from bot.sandbox.server import Sandbox
from bot.sandbox.uploads import Upload
from tests.bot.sandbox.minimal_bot import MinimalBot, running

PICTURE = b"\x89PNG not really"


class Feedback(ui.Modal, title="Feedback"):
    """A modal with a labelled field and a labelled menu."""

    why = ui.Label(text="Why?", component=ui.TextInput(custom_id="why", max_length=20))
    kind = ui.Label(
        text="Kind",
        component=ui.Select(custom_id="kind", options=[discord.SelectOption(label="Praise", value="praise")]),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.why.component, ui.TextInput)
        assert isinstance(self.kind.component, ui.Select)
        await interaction.response.send_message(f"{self.kind.component.values[0]}: {self.why.component.value}")


class Card(ui.LayoutView):
    """Text, a section with a link, and buttons that answer, update, defer and show a modal."""

    row = ui.ActionRow()

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        self.text = ui.TextDisplay(text)
        link = ui.Button(label="Source", url="https://example.org/a")
        self.clear_items()
        self.add_item(ui.Container(self.text, ui.Separator(), ui.Section("A section", accessory=link)))
        self.add_item(self.row)

    @row.button(label="More", custom_id="more")
    async def more(self, interaction: discord.Interaction, _: "ui.Button[Card]") -> None:
        await interaction.response.send_message("More of it", ephemeral=True)

    @row.button(label="Turn", custom_id="turn")
    async def turn(self, interaction: discord.Interaction, _: "ui.Button[Card]") -> None:
        self.text.content = "Turned"
        await interaction.response.edit_message(view=self)

    @row.button(label="Later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _: "ui.Button[Card]") -> None:
        await interaction.response.defer()
        self.text.content = "Turned later"
        await interaction.edit_original_response(view=self)

    @row.button(label="Say", custom_id="say")
    async def say(self, interaction: discord.Interaction, _: "ui.Button[Card]") -> None:
        await interaction.response.send_modal(Feedback())

    @row.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: "ui.Button[Card]") -> None:
        raise AssertionError


@pytest.fixture
def client(client: MinimalBot) -> MinimalBot:
    """A bot with a command of each kind."""
    tree = client.tree

    @tree.command(name="card", description="Shows a card")
    async def card(interaction: discord.Interaction, text: str, private: bool = True) -> None:
        await interaction.response.send_message(view=Card(text), ephemeral=private)

    @tree.command(name="slow", description="Thinks first")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(view=Card("Thought"))
        await interaction.followup.send("One more", ephemeral=True)

    @tree.command(name="file", description="Sends a picture")
    async def file(interaction: discord.Interaction, source: discord.Attachment, who: discord.Member) -> None:
        text = (await source.read()).decode()
        picture = discord.File(__file__, "chart.txt", description=f"{text} of {who.name}")
        await interaction.response.send_message("Here", file=picture)

    group = app_commands.Group(name="knowledge", description="The knowledge base")

    @group.command(name="find", description="Finds")
    @app_commands.choices(order=[app_commands.Choice(name="Newest", value="new")])
    async def find(interaction: discord.Interaction, word: str, order: str = "old") -> None:
        await interaction.response.send_message(f"{word} {order} {interaction.locale}", ephemeral=True)

    @find.autocomplete("word")
    async def words(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.upper(), value=typed)]

    tree.add_command(group)

    @tree.context_menu(name="Quote")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"> {message.content}")

    @tree.context_menu(name="Greet")
    async def greet(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"Hello, {member.mention}")

    return client


async def test_a_private_answer_is_seen_by_its_member_alone(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """An ephemeral Components V2 answer: its texts, buttons and who sees it."""
    other = home.add_member("Other")
    async with running(client, sandbox):
        message = await (await member.slash("card", text="A card")).answer()
        assert message.texts == ["A card", "A section"]
        assert (message.buttons[0].label, message.buttons[0].url) == ("Source", "https://example.org/a")
        assert message.component_count == 12
        assert message.ephemeral
        assert message.visible_to(member)
        assert not message.visible_to(other)
        assert home.general.messages_seen_by(other) == []
        with pytest.raises(NotPossible):
            await other.click(message, "More")


async def test_buttons_answer_update_and_defer(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """Callbacks 4, 7 and 6, the last with a later edit of the message."""
    async with running(client, sandbox):
        message = await (await member.slash("card", text="A card")).answer()
        more = await member.click(message, "More")
        assert ((await more.answer()).text, more.callback_type) == ("More of it", 4)
        turn = await member.click(message, "turn")
        assert (await turn.answer()) == message
        assert (message.texts[0], turn.callback_type, message.edited) == ("Turned", 7, True)
        later = await member.click(message, "Later")
        assert (await later.answer()).texts[0] == "Turned later"
        assert later.callback_type == 6
        with pytest.raises(NotPossible):
            await member.click(message, "Off")
        with pytest.raises(LookupError, match="More"):
            await member.click(message, "Absent")


async def test_a_modal_is_filled_in(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """A button shows a modal, whose answer is a message of its own."""
    async with running(client, sandbox):
        message = await (await member.slash("card", text="A card")).answer()
        shown = await member.click(message, "Say")
        modal = await shown.modal()
        assert (modal.title, [(field.label, field.required) for field in modal.fields]) == (
            "Feedback",
            [("Why?", True), ("Kind", True)],
        )
        sent = await member.submit(shown, {"Why?": "clear", "kind": ["praise"]})
        assert (await sent.answer()).text == "praise: clear"
        with pytest.raises(NotPossible, match="Why"):
            await member.submit(shown, {"kind": ["praise"]})
        with pytest.raises(NotPossible, match="20 characters"):
            await member.submit(shown, {"why": "x" * 21, "kind": ["praise"]})


async def test_thinking_ends_with_an_edit_and_can_be_followed_up(
    sandbox: Sandbox, member: Member, client: MinimalBot
) -> None:
    """A deferred answer is edited into Components V2, stays private, and a follow-up comes after it."""
    async with running(client, sandbox):
        exchange = await member.slash("slow")
        first, second = await exchange.answers(2)
        assert exchange.callback_type == 5
        assert (first.texts[0], first.ephemeral, first.thinking) == ("Thought", True, False)
        assert (second.text, second.ephemeral) == ("One more", True)


async def test_options_attachments_and_uploads_arrive(
    sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot
) -> None:
    """A file that a member attaches can be read, and one that the bot sends has its bytes and alt text."""
    async with running(client, sandbox):
        exchange = await member.slash("file", source=Upload("a.txt", b"A portrait"), who=home.owner)
        attachment = (await exchange.answer()).attachments[0]
        assert (attachment.filename, attachment.description) == ("chart.txt", "A portrait of owner_of_home")
        assert attachment.data.startswith(b'"""Interactions of every kind')


async def test_sub_commands_choices_and_autocomplete(sandbox: Sandbox, home: Guild, client: MinimalBot) -> None:
    """Sub-commands are typed with spaces, a choice by its name, and autocomplete offers what the bot offers."""
    german = home.add_member("German", locale="de")
    async with running(client, sandbox):
        assert await german.autocomplete("knowledge find", "word", "ab") == [{"name": "AB", "value": "ab"}]
        found = await german.slash("knowledge find", word="ab", order="Newest")
        assert (await found.answer()).text == "ab new de"
        for wrong in ({"word": "ab", "order": "x"}, {}, {"word": 3}, {"other": "x"}):
            with pytest.raises(NotPossible):
                await german.slash("knowledge find", **wrong)
        with pytest.raises(NotPossible, match="knowledge find"):
            await german.slash("knowledgeable")


async def test_menus_of_messages_and_members(sandbox: Sandbox, home: Guild, member: Member, client: MinimalBot) -> None:
    """A message's menu brings its text, though no intent was asked for; a member's menu brings the member."""
    async with running(client, sandbox):
        posting = await member.write(home.general, "Not for the bot")
        quoted = await member.context_menu("Quote", posting.message)
        assert (await quoted.answer()).text == "> Not for the bot"
        greeted = await (await member.context_menu("Greet", home.owner)).answer()
        assert greeted.pings.users == {home.owner.id}


async def test_commands_work_in_direct_messages(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """In direct messages the library gets a user without a guild."""
    async with running(client, sandbox):
        answer = await (await member.slash("card", text="Direct", private=False, channel=member.direct)).answer()
        assert answer.channel_id == member.direct.id
        assert (await (await member.click(answer, "More")).answer()).text == "More of it"


async def test_a_response_after_three_seconds_is_refused(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """10062, as soon as the clock says so."""

    @client.tree.command(name="late", description="Comes late")
    async def late(interaction: discord.Interaction) -> None:
        sandbox.clock.advance(3.1)
        with pytest.raises(discord.NotFound) as refused:
            await interaction.response.send_message("Too late")
        assert refused.value.code == 10062

    async with running(client, sandbox):
        exchange = await member.slash("late")
        await sandbox.answered("POST /interactions/*")
        with pytest.raises(NoAnswer, match="callback None"):
            await exchange.answer(0.01)


async def test_the_token_lasts_a_quarter_of_an_hour(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """Follow-ups need a response before them, and end with the token: 10015 and 50027."""
    codes: list[int] = []
    done = asyncio.Event()

    @client.tree.command(name="long", description="Takes long")
    async def long(interaction: discord.Interaction) -> None:
        for seconds in (0, 899, 2):
            sandbox.clock.advance(seconds)
            try:
                await interaction.followup.send("More")
            except discord.HTTPException as refused:
                codes.append(refused.code)
            if not interaction.response.is_done():
                await interaction.response.send_message("First")
        done.set()

    async with running(client, sandbox):
        exchange = await member.slash("long")
        await asyncio.wait_for(done.wait(), 5)
        assert codes == [10015, 50027]
        assert [each.text for each in exchange.responses] == ["First", "More"]


async def test_a_second_response_is_refused(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """40060, which the library itself prevents within one interaction object."""

    @client.tree.command(name="twice", description="Answers twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("First")
        interaction.response._response_type = None
        with pytest.raises(discord.HTTPException) as refused:
            await interaction.response.send_message("Second")
        assert refused.value.code == 40060

    async with running(client, sandbox):
        exchange = await member.slash("twice")
        await sandbox.answered("POST /interactions/*", 2)
        assert [each.text for each in exchange.responses] == ["First"]


async def test_messages_of_an_interaction_can_be_removed(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """A removed answer is gone, and editing it afterwards is refused with 10008."""

    @client.tree.command(name="gone", description="Takes it back")
    async def gone(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Oops", ephemeral=True)
        await interaction.delete_original_response()
        with pytest.raises(discord.NotFound) as refused:
            await interaction.edit_original_response(content="Again")
        assert refused.value.code == 10008

    async with running(client, sandbox):
        exchange = await member.slash("gone")
        message = await exchange.answer()
        await sandbox.answered("PATCH /webhooks/*")
        assert message.deleted
        assert exchange.responses == []
        assert not message.visible_to(member)


async def test_buttons_survive_a_restart_of_the_bot(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """A message is still there when another process connects and handles its buttons by their custom_id."""
    async with running(client, sandbox):
        message = await (await member.slash("card", text="A card")).answer()
    restarted = MinimalBot()
    restarted.add_view(Card("A card"))
    async with running(restarted, sandbox):
        assert (await (await member.click(message, "More")).answer()).text == "More of it"


async def test_a_forged_custom_id_can_be_sent(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """Forced, a click carries any custom_id, as a modified client could send it."""
    async with running(client, sandbox):
        message = await (await member.slash("card", text="A card")).answer()
        received = client.wait_for("interaction", check=lambda each: each.type is discord.InteractionType.component)
        await member.click(message, "forged:1", force=True)
        interaction = await received
        assert interaction.data is not None
        assert interaction.data.get("custom_id") == "forged:1"


async def test_a_refusal_is_named_to_who_waits(sandbox: Sandbox, member: Member, client: MinimalBot) -> None:
    """A test that waits for an answer is told why there is none, and where the fault stands."""

    @client.tree.command(name="bad", description="Sends too much")
    async def bad(interaction: discord.Interaction) -> None:
        with pytest.raises(discord.HTTPException) as refused:
            await interaction.response.send_message("x" * 2001)
        assert refused.value.code == 50035
        assert "In data.content" in refused.value.text

    async with running(client, sandbox):
        exchange = await member.slash("bad")
        await sandbox.answered("POST /interactions/*")
        with pytest.raises(NoAnswer, match="BASE_TYPE_MAX_LENGTH"):
            await exchange.answer(0.01)


async def test_each_kind_of_interaction_takes_its_own_responses(
    sandbox: Sandbox, member: Member, client: MinimalBot
) -> None:
    """No more than 25 choices, no modal after a modal, no choices for a command: each is 50035."""
    codes: list[int] = []

    async def attempt(response: Awaitable[object]) -> None:
        try:
            await response
        except discord.HTTPException as refused:
            codes.append(refused.code)

    @client.tree.command(name="wrong", description="Responds in the wrong way")
    async def wrong(interaction: discord.Interaction, word: str) -> None:
        interaction.type = discord.InteractionType.autocomplete
        await attempt(interaction.response.autocomplete([]))
        await interaction.response.send_modal(Again())

    @wrong.autocomplete("word")
    async def words(interaction: discord.Interaction, _: str) -> list[app_commands.Choice[str]]:
        choices = [app_commands.Choice(name=str(number), value="v") for number in range(26)]
        await attempt(interaction.response.autocomplete(choices))
        return choices[:25]

    class Again(Feedback, title="Again"):
        async def on_submit(self, interaction: discord.Interaction) -> None:
            interaction.type = discord.InteractionType.application_command
            await attempt(interaction.response.send_modal(Feedback()))
            await interaction.response.send_message("Done")

    async with running(client, sandbox):
        assert len(await member.autocomplete("wrong", "word", "")) == 25
        shown = await member.slash("wrong", word="x")
        await shown.modal()
        submitted = await member.submit(shown, {"why": "x", "kind": ["praise"]})
        assert (await submitted.answer()).text == "Done"
        assert codes == [50035] * 3
