"""Articles handed in on Discord: shown first, added on a click, and hostile ones refused with a word on why."""

import io
import zipfile

import pytest

from bot.client import CareerBot
from bot.sandbox.member import Member
from bot.sandbox.uploads import Upload
from bot.sandbox.views import Message
from tests.bot.stage import NURSE, Stage, audited, finished, told
from tests.knowledge.formats.documents import drawn_pdf, word_bytes, word_guide

COOK = b"# Cooks\n\nCooks prepare meals.\n\n## Pay\n\nThe median annual wage for cooks was $34,320 in 2023.\n"
PAGE = b"""<!doctype html><html><head><title>Pilots</title><script>alert("script here")</script></head>
<body><h1>Pilots</h1><p onclick="alert(1)">Pilots fly aeroplanes across <b>oceans</b>.</p>
<iframe src="https://example.org/"></iframe><img src=x onerror="alert(2)"></body></html>"""


async def handed_in(moderator: Member, name: str, content: bytes, **options: str) -> Message:
    return await finished(await moderator.slash("knowledge add", file=Upload(name, content), **options))


def files(stage: Stage) -> list[str]:
    """All that lies in the operator's folder."""
    return sorted(each.relative_to(stage.articles).as_posix() for each in stage.articles.rglob("*"))


NOWHERE = "../../cook.md"  # the sandbox puts the name into the file's address, which then leads nowhere
UNTOUCHED = ["baker.md", "nurse.md"]


async def test_an_attachment_is_shown_then_added(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """With title, source and date as told; it lies in the folder as a file, and members get answers from it."""
    details = {
        "title": "What cooks do",
        "source": "Example Kitchen",
        "link": "https://example.org/cooks",
        "date": "2024-05",
    }
    draft = await handed_in(moderator, "Cooks & Co.md", COOK, why="asked for", **details)
    assert draft.ephemeral
    assert draft.text.startswith("**Add this article?**\n**cooks-co.md: What cooks do**")
    for shown in (
        "Example Kitchen",
        "Published: 2024-05",
        "2 chunks, 1 salary fact",
        "Cooks prepare meals.",
        "$34,320",
    ):
        assert shown in draft.text
    assert files(stage) == UNTOUCHED
    done = await finished(await moderator.click(draft, "Add"))
    assert done.text.startswith("**Added cooks-co.md**")
    assert not done.buttons
    assert files(stage) == ["baker.md", "cooks-co.md", "nurse.md"]
    assert bot.library.snapshot.generation.why == "asked for"
    assert "Cooks prepare meals" in (await (await moderator.slash("ask", question="what do cooks do?")).answer()).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("cook.txt", b"Cooks\n\nCooks prepare meals in restaurants.", "Cooks prepare meals"),
        ("pilot.html", PAGE, "Pilots fly aeroplanes across oceans"),
        ("guide.docx", word_bytes(word_guide()), "chunk"),
    ],
)
async def test_every_kind_is_taken(moderator: Member, name: str, content: bytes, words: str) -> None:
    """Plain text, web pages and Word documents, beside Markdown; no script comes along."""
    draft = await handed_in(moderator, name, content)
    assert words in draft.text
    assert "alert" not in draft.text
    assert [button.label for button in draft.buttons] == ["Add", "Discard"]


async def test_a_draft_survives_a_restart(stage: Stage, moderator: Member) -> None:
    """It is kept for a day."""
    async with stage.running():
        draft = await handed_in(moderator, "cook.md", COOK)
    async with stage.running():
        assert "Added cook.md" in (await finished(await moderator.click(draft, "Add"))).text
    assert "cook.md" in files(stage)


async def test_a_draft_can_be_discarded(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Then it is gone for good."""
    draft = await handed_in(moderator, "cook.md", COOK)
    assert "Discarded" in (await finished(await moderator.click(draft, "Discard"))).text
    assert files(stage) == UNTOUCHED
    assert bot.library.snapshot.generation.id == 1
    assert not list((stage.settings.data / "drafts").iterdir())


async def test_a_text_can_be_pasted(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """A form asks for text, title, source, link and date; what the command said already stands in it."""
    exchange = await moderator.slash("knowledge add", title="Cooks", why="from a leaflet")
    form = await exchange.modal()
    assert [field.label for field in form.fields] == ["Text", "Title", "Source", "Link", "Date"]
    assert form.fields[1].value == "Cooks"
    filled = {"Text": COOK.decode(), "Source": "A leaflet", "Date": "2023"}
    draft = await finished(await moderator.submit(exchange, filled))
    assert "**cooks.md: Cooks**" in draft.text
    assert "A leaflet" in draft.text
    assert "Added cooks.md" in (await finished(await moderator.click(draft, "Add"))).text
    assert bot.library.snapshot.generation.why == "from a leaflet"
    assert "A leaflet" in (stage.articles / "cooks.md").read_text(encoding="utf-8")


async def test_a_form_survives_a_restart(stage: Stage, moderator: Member) -> None:
    """Somebody may take their time to paste."""
    async with stage.running():
        exchange = await moderator.slash("knowledge add")
        await exchange.modal()
    async with stage.running():
        draft = await finished(await moderator.submit(exchange, {"Text": COOK.decode(), "Title": "Cooks"}))
        assert "**cooks.md: Cooks**" in draft.text


@pytest.mark.usefixtures("bot")
async def test_the_same_content_under_another_name_is_told(moderator: Member) -> None:
    """Before it is added."""
    draft = await handed_in(moderator, "copy.md", NURSE.encode())
    assert "the same content as nurse.md" in draft.text


@pytest.mark.usefixtures("bot")
async def test_a_date_and_a_link_that_are_none_are_told(moderator: Member) -> None:
    """With how to write them."""
    assert "2024-05-31" in (await handed_in(moderator, "cook.md", COOK, date="last spring")).text
    assert "no web address" in (await handed_in(moderator, "cook.md", COOK, link="javascript:alert(1)")).text


async def test_a_file_that_is_too_large_is_not_even_fetched(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Its size is known before: where nothing could be fetched at all, the size is what is told; it is on record."""
    answer = await handed_in(moderator, NOWHERE, b"a" * 50_000_000)
    assert "50.0 MB" in answer.text
    assert not answer.buttons
    assert "not done: The file has 50.0 MB" in (await audited(bot.journal))[0]
    assert files(stage) == UNTOUCHED


@pytest.mark.parametrize(
    "name",
    [
        "..\\..\\nurse.md",
        "．．／．．／nurse.md",
        "..%2f..%2fnurse.md",
        ".nurse.md",
        "nurse.md\u202e",
        "con.md",
        "hidden.txt",
    ],
)
async def test_a_name_stays_in_the_folder(stage: Stage, bot: CareerBot, moderator: Member, name: str) -> None:
    """Whatever it is, the article becomes one new file there, and no other file is overwritten."""
    draft = await handed_in(moderator, name, COOK)
    added = await finished(await moderator.click(draft, "Add"))
    assert "Added" in added.text
    (new,) = set(files(stage)) - set(UNTOUCHED)
    assert "/" not in new
    assert new not in {"hidden.txt", "con.md"}
    assert new.isascii()
    assert (stage.articles / "nurse.md").read_text(encoding="utf-8") == NURSE
    assert sorted(each.name for each in stage.articles.parent.iterdir()) == ["articles", "data"]
    assert bot.library.snapshot.generation.id == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nurse.exe", b"MZ\x90\x00", "are no articles"),
        ("nurse.md.exe", b"MZ\x90\x00", "are no articles"),
        ("nurse\u202edm.exe", b"MZ\x90\x00", "are no articles"),
        ("nurse", b"text", "without a suffix"),
        ("programme.md", b"\x7fELF\x02\x01\x01" + b"\x00" * 100, "this is a programme"),
        ("page.md", PAGE, "this is a web page"),
        ("report.pdf", b"not a PDF at all", "no .pdf file"),
        ("report.docx", b"not a document", "no .docx file"),
        ("noise.md", b"\x00\x01\x02" * 100, "binary"),
    ],
)
async def test_a_file_that_hides_its_kind_is_refused(
    stage: Stage, bot: CareerBot, moderator: Member, name: str, content: bytes, words: str
) -> None:
    """With what it is taken for; nothing stays of it, and the attempt is on record."""
    answer = await handed_in(moderator, name, content)
    assert words in answer.text
    assert not answer.buttons
    assert files(stage) == UNTOUCHED
    assert not list(stage.settings.data.glob("drafts/*"))
    assert "not done" in (await audited(bot.journal))[0]


async def test_a_zip_bomb_costs_a_message(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """A document that would unpack to a gigabyte is refused, and the bot goes on answering."""
    packed = io.BytesIO(word_bytes(word_guide()))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/bomb.xml", "w") as bomb:
        for _ in range(1_000):
            bomb.write(b" " * 1_000_000)
    answer = await handed_in(moderator, "bomb.docx", packed.getvalue())
    assert not answer.buttons
    assert "went wrong on my side" not in answer.text
    assert "bomb.docx" in answer.text
    assert files(stage) == UNTOUCHED
    assert "$86,070" in (await (await moderator.slash("ask", question="what do nurses earn?")).answer()).text
    assert "not done" in (await audited(bot.journal))[0]


async def test_a_scanned_pdf_is_told(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """Pages without text say nothing; the moderator learns what to do."""
    answer = await handed_in(moderator, "scan.pdf", drawn_pdf([]))
    assert not answer.buttons
    assert "text" in answer.text
    assert files(stage) == UNTOUCHED
    assert "not done" in (await audited(bot.journal))[0]


async def test_ten_thousand_headings_fit_into_a_message(bot: CareerBot, moderator: Member) -> None:
    """The draft says how many there are and shows the first few."""
    text = "".join(f"# Heading {number}\n\nA sentence.\n\n" for number in range(10_000))
    draft = await handed_in(moderator, "headings.md", text.encode())
    assert "10,000 sections" in draft.text
    assert len(draft.text) <= 4_000
    done = await finished(await moderator.click(draft, "Add"))
    assert "Added headings.md" in done.text
    assert bot.library.snapshot.generation.id == 2


@pytest.mark.usefixtures("bot")
async def test_invalid_utf8_is_read_as_what_it_is(moderator: Member) -> None:
    """An older encoding is told from noise."""
    draft = await handed_in(
        moderator, "cafe.md", "# Caf\xe9 managers\n\nThey run caf\xe9s all day.\n".encode("latin-1")
    )
    assert "Café managers" in draft.text


async def test_front_matter_cannot_claim_another_path(stage: Stage, bot: CareerBot, moderator: Member) -> None:
    """The file's name alone decides, and that is free."""
    claims = (
        b"---\ntitle: Nurses\npath: nurse.md\nid: nurse.md\narticle: ../nurse.md\n---\nNurses earn nothing at all.\n"
    )
    draft = await handed_in(moderator, "nurse.md", claims)
    assert "**nurse-2.md: Nurses**" in draft.text
    await finished(await moderator.click(draft, "Add"))
    assert (stage.articles / "nurse.md").read_text(encoding="utf-8") == NURSE
    assert set(bot.library.snapshot.corpus.articles) == {"baker.md", "nurse.md", "nurse-2.md"}


@pytest.mark.usefixtures("bot")
async def test_what_an_article_says_is_shown_literally(moderator: Member) -> None:
    """Markup, mentions and code fences in it stay text, and nobody is pinged."""
    text = "# Cooks **bold** @everyone\n\n```diff\n- Cooks <@1> earn $34,320 a year.\n```\n\n[click](https://example.org)\n"
    draft = await handed_in(moderator, "cook.md", text.encode())
    assert not draft.pings
    assert r"\@everyone" in draft.text
    assert "](https" not in draft.text.replace(r"\[click](", "")


@pytest.mark.usefixtures("bot")
async def test_a_double_click_adds_once(stage: Stage, moderator: Member) -> None:
    """The second click is told so."""
    draft = await handed_in(moderator, "cook.md", COOK)
    clicks = [await moderator.click(draft, "Add") for _ in range(2)]
    await told(clicks[1], "done already, or is under way")
    assert "Added cook.md" in (await finished(clicks[0])).text
    assert files(stage) == ["baker.md", "cook.md", "nurse.md"]


async def test_a_file_that_discord_does_not_hand_out_is_told(bot: CareerBot, moderator: Member) -> None:
    """It may have been deleted meanwhile."""
    answer = await handed_in(moderator, NOWHERE, COOK)
    assert "Attach it again" in answer.text
    assert "not done" in (await audited(bot.journal))[0]
