"""Only moderators in the home server look after the articles, whatever anybody sends; who is refused is on record."""

from bot.client import CareerBot
from bot.sandbox.exchanges import Exchange
from bot.sandbox.guilds import Guild
from bot.sandbox.member import Member
from bot.sandbox.uploads import Upload
from bot.settings import Settings
from tests.bot.stage import Stage, audited, finished, id_of, moderator_of, told

COMMANDS = {
    "preview": {},
    "reload": {},
    "add": {"file": Upload("cook.md", b"# Cooks\n\nCooks cook.\n")},
    "remove": {"article": "nurse.md"},
    "restore": {"article": "nurse.md"},
    "history": {},
    "rollback": {"generation": 1},
    "status": {},
    "gaps": {},
    "audit": {},
}


async def refused(exchange: Exchange, words: str) -> None:
    """The member reads these words, privately."""
    assert (await told(exchange, words)).ephemeral


def new_article(stage: Stage) -> None:
    (stage.articles / "cook.md").write_text("# Cooks\n\nCooks prepare meals.\n", encoding="utf-8")


async def test_a_member_can_do_nothing(stage: Stage, bot: CareerBot, home: Guild) -> None:
    """Even where a server's administrators have offered the commands to everybody; each attempt is on record."""
    before = bot.library.snapshot.generation
    for command, options in COMMANDS.items():
        member = home.add_member(f"Curious about {command}")
        assert not any(name.startswith("knowledge") for name in member.commands_offered())
        await refused(await member.slash(f"knowledge {command}", options, force=True), "Manage Server")
        entry, *_ = await audited(bot.journal)
        assert entry.startswith(f"curious_about_{command} ({member.id}): {command} refused")
    assert bot.library.snapshot.generation == before
    assert sorted(each.name for each in stage.articles.iterdir()) == ["baker.md", "nurse.md"]


async def test_the_audit_log_cannot_be_flooded(bot: CareerBot, member: Member) -> None:
    """Trying again and again leaves a few entries, and is refused each time."""
    for _ in range(12):
        await refused(await member.slash("knowledge reload", force=True), "Manage Server")
    assert len(await audited(bot.journal)) == 5


async def test_a_role_of_the_settings_makes_a_moderator(stage: Stage, home: Guild) -> None:
    """Where the server's administrators offer the command to it; other roles do not, nor does another server's."""
    editors, others = home.add_role("Editors"), home.add_role("Others")
    stage.settings = stage.settings.model_copy(update={"moderator_roles": frozenset({editors.id})})
    editor, other = home.add_member("Editor", roles=[editors]), home.add_member("Other", roles=[others])
    async with stage.running() as bot:
        new_article(stage)
        shown = await finished(await editor.slash("knowledge preview", force=True))
        await refused(await other.slash("knowledge preview", force=True), "moderators' role")
        assert "Generation 2 is served" in (await finished(await editor.click(shown, "Apply"))).text
        assert bot.library.snapshot.generation.who == f"editor ({editor.id})"


def test_roles_are_set_like_home_servers() -> None:
    """Ids separated by commas or blanks."""
    assert Settings(_env_file=None, moderator_roles="1, 2 3").moderator_roles == {1, 2, 3}


async def test_who_is_no_moderator_any_more_cannot_press(stage: Stage, bot: CareerBot, home: Guild) -> None:
    """Buttons ask again who may."""
    role = home.add_role("Mods", permissions=("manage_guild",))
    member = home.add_member("Was mod", roles=[role])
    new_article(stage)
    shown = await finished(await member.slash("knowledge preview"))
    home.record.members[member.id].role_ids.remove(role.id)
    await refused(await member.click(shown, "Apply"), "Manage Server")
    assert bot.library.snapshot.generation.id == 1
    assert (await audited(bot.journal))[0].startswith(f"was_mod ({member.id}): apply refused")


async def test_a_button_of_somebody_elses_preview_is_refused(
    stage: Stage, bot: CareerBot, home: Guild, moderator: Member
) -> None:
    """Whoever sends its id: another moderator, or a member."""
    new_article(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    button = id_of(shown, "apply")
    other, member = moderator_of(home, "Other"), home.add_member("Nobody")
    await refused(await other.click(shown, button, force=True), "belongs to the moderator who asked")
    await refused(await member.click(shown, button, force=True), "Manage Server")
    assert bot.library.snapshot.generation.id == 1
    assert [entry.split(": ")[1] for entry in (await audited(bot.journal))[:2]] == [
        "apply refused",
        "apply refused",
    ]


async def test_a_forged_id_is_refused(stage: Stage, bot: CareerBot, home: Guild, moderator: Member) -> None:
    """One that is not on the message, though made of valid parts, and one that makes no sense."""
    new_article(stage)
    shown = await finished(await moderator.slash("knowledge preview"))
    stamp = id_of(shown, "apply").split(":")[3]
    for number, forged in enumerate(
        (
            f"knowledge:1:apply:{stamp}:{{0}}",
            "knowledge:1:apply:ffffffffffff:{0}",
            "knowledge:1:remove:../../etc/passwd:{0}",
            "knowledge:1:export::{0}",
            "knowledge:1:unheard::{0}",
            "knowledge:2:apply:a:b:c",
            "knowledge:",
        )
    ):
        forger = moderator_of(home, f"Forger {number}")
        await refused(await forger.click(shown, forged.format(forger.id), force=True), "none of my buttons")
        assert (await audited(bot.journal))[0].startswith(f"forger_{number} ({forger.id}): forged button refused")
    assert bot.library.snapshot.generation.id == 1


async def test_a_forged_choice_is_refused(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """A menu's value is a generation's number or nothing."""
    new_article(stage)
    await finished(await moderator.slash("knowledge reload"))
    history = await finished(await moderator.slash("knowledge history"))
    (menu,) = history.selects
    for option in history.component(menu.custom_id)["options"]:
        option["value"] = "1; DROP TABLE generation"
    await refused(await moderator.choose(history, menu.custom_id, ["1; DROP TABLE generation"]), "none of my buttons")
    assert bot.library.snapshot.generation.id == 2


async def test_a_form_of_somebody_else_is_refused(bot: CareerBot, home: Guild, moderator: Member) -> None:
    """A form's id names who was shown it; a member has none at all."""
    exchange = await moderator.slash("knowledge add")
    await exchange.modal()
    assert exchange.record.modal is not None
    exchange.record.modal["custom_id"] = "knowledge:1:paste::1"
    text = {"Text": "Cooks cook.", "Title": "Cooks"}
    await refused(await moderator.submit(exchange, text), "belongs to the moderator who asked")
    await refused(await home.add_member("Nobody").submit(exchange, text), "Manage Server")
    assert not any("draft" in entry.split(": ")[1].split()[0] for entry in await audited(bot.journal))
