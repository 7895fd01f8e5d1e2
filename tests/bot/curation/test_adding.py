"""Articles that moderators hand in: shown first, then served, and what is no article refused."""

import asyncio
import os
import time
import zipfile
from io import BytesIO

import pytest

from bot.curation.curator import Curator
from bot.curation.drafts import KEPT
from bot.curation.errors import FolderNotWritable, RefusedFile, UnknownDraft
from bot.curation.submissions import Details, Submission
from bot.library import Library
from bot.settings import Settings
from knowledge.errors import NoArticles, UnreadableFile
from knowledge.folders import HIDDEN

TANNER = b"# Tanners\n\nTanners tan hides in vats. The median salary of a tanner is $35,000 a year.\n"


def names(folder):
    """What lies in a folder, hidden things left out."""
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))


async def test_a_draft_shows_everything_and_serves_nothing(curator, folder, library):
    """Title and source as the moderator gave them, chunks and facts as they would be; the folder is as it was."""
    before = library.snapshot
    details = Details("How tanners work", "Leather Weekly", "https://example.org/tan", "May 31, 2024")
    draft = await curator.draft(Submission("Tanner.MD", TANNER, details), "ann")
    article = draft.document.article
    assert (draft.path, article.title, article.publisher) == ("tanner.md", "How tanners work", "Leather Weekly")
    assert (article.url, article.published) == ("https://example.org/tan", "2024-05-31")
    assert "Tanners tan hides" in draft.document.chunks[0].text
    assert [fact.low for fact in draft.document.facts] == [35000]
    assert (draft.problems, draft.duplicates) == ((), ())
    assert library.snapshot is before
    assert names(folder) == ["baker.md", "welder.md"]


async def test_what_was_shown_is_what_is_served(curator, folder, library):
    """Adding a draft puts its file into the folder and serves it, exactly as it was shown, and once."""
    draft = await curator.draft(Submission("tanner.md", TANNER, Details(title="Tanners")), "ann")
    applied = await curator.add(draft.stamp, "bob", "leather")
    assert (applied.path, applied.preview.changes.added) == ("tanner.md", ("tanner.md",))
    served = {each.article.path: each for each in library.snapshot.corpus.documents}
    assert served["tanner.md"] == draft.document
    assert (folder / "tanner.md").read_bytes().endswith(TANNER)
    assert not await curator.preview("ann")
    with pytest.raises(UnknownDraft):
        await curator.add(draft.stamp, "bob", "twice")


async def test_pasted_text_becomes_a_file(curator, folder):
    """Named by its title, as Markdown where it has such headings, else as plain text."""
    draft = await curator.draft(Submission.pasted("# Tanners\n\nThey tan.", Details(title="Tanners: a job!")), "ann")
    assert draft.path == "tanners-a-job.md"
    draft = await curator.draft(Submission.pasted("Tanners tan hides, and like it.", Details()), "ann")
    assert draft.path == "tanners-tan-hides-and-like-it.txt"


async def test_another_file_is_never_overwritten(curator, folder, library):
    """A name that is taken gets a number, also where it was taken after the draft was shown."""
    draft = await curator.draft(Submission("BAKER.md", TANNER), "ann")
    assert draft.path == "baker-2.md"
    (folder / "Baker-2.md").write_text("Somebody else's bakers bake.")
    applied = await curator.add(draft.stamp, "ann", "")
    assert applied.path == "baker-3.md"
    assert (folder / "Baker-2.md").read_text() == "Somebody else's bakers bake."


async def test_a_page_is_described_beside_itself(curator, folder, library):
    """HTML stays as it was saved; what the moderator says of it stands in a file beside it and counts more."""
    page = b"<html><head><title>Old title</title></head><body><h1>Old title</h1><p>Tanners tan hides.</p></body></html>"
    draft = await curator.draft(Submission("t.html", page, Details("Tanners", "Leather Weekly", None, "2023")), "ann")
    await curator.add(draft.stamp, "ann", "")
    article = library.snapshot.corpus.articles["t.html"]
    assert (article.title, article.publisher, article.published) == ("Tanners", "Leather Weekly", "2023")
    assert (folder / "t.html").read_bytes() == page
    (folder / "t.html.yaml").write_text("publisher: Daily Leather\n")
    assert (await curator.reload("ann", "")).preview.changes.reread == ("t.html",)
    assert library.snapshot.corpus.articles["t.html"].publisher == "Daily Leather"


async def test_front_matter_of_the_file_is_not_rewritten(curator, folder, library):
    """What it says stays, and what the moderator says counts more."""
    content = b"---\ntitle: Theirs\nauthor: Ann\nkey: kept\n---\nTanners tan hides.\n"
    draft = await curator.draft(Submission("t.md", content, Details(title="Ours")), "ann")
    await curator.add(draft.stamp, "ann", "")
    article = library.snapshot.corpus.articles["t.md"]
    assert (article.title, article.author, article.extra["key"]) == ("Ours", "Ann", "kept")
    assert (folder / "t.md").read_bytes() == content


async def test_front_matter_cannot_claim_another_article(curator, folder, library):
    """A path in it is kept as a word like any other; the other article is what it was."""
    before = library.snapshot.corpus.articles["welder.md"]
    content = b"---\npath: welder.md\nid: welder.md\ndigest: 0\n---\nWelders are lazy.\n"
    draft = await curator.draft(Submission("x.md", content), "eve")
    assert draft.path == "x.md"
    await curator.add(draft.stamp, "eve", "")
    assert library.snapshot.corpus.articles["welder.md"] == before
    assert library.snapshot.corpus.articles["x.md"].path == "x.md"


async def test_the_same_content_is_noticed(curator, folder):
    """Byte for byte, or with a few words changed, under whatever name."""
    text = (folder / "baker.md").read_bytes()
    draft = await curator.draft(Submission("other.md", text), "ann")
    assert [(each.path, each.share) for each in draft.duplicates] == [("baker.md", 1.0)]
    longer = text + b"Some bakers sing while they work.\n"
    draft = await curator.draft(Submission("other.md", longer), "ann")
    assert [each.path for each in draft.duplicates] == ["baker.md"] or draft.duplicates == ()


def archive(name, content=b"x"):
    """A ZIP file."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", TANNER),
        ("a", TANNER),
        (".md", TANNER),
        ("a.md.exe", TANNER),
        ("a.md\u202etxt.exe", TANNER),
        ("a.pdf", TANNER),
        ("a.docx", TANNER),
        ("a.md", b"%PDF-1.7\n"),
        ("a.txt", archive("word/document.xml")),
        ("a.txt", b"<!DOCTYPE html><html><body>Hi</body></html>"),
        ("a.md", b"MZ\x90\x00\x03"),
        ("a.md", b"x" * 5_000_001),
        ("a.pdf", b"%PDF-" + b"x" * 20_000_000),
    ],
)
async def test_what_is_no_article_is_refused(curator, folder, journal, name, content):
    """Kinds that are not read, contents that are not what the name says, and files too large; the log has them."""
    with pytest.raises(RefusedFile):
        await curator.draft(Submission(name, content), "eve")
    assert names(folder) == ["baker.md", "welder.md"]
    (entry,) = await journal.audited(1)
    assert (entry.who, entry.action) == ("eve", "draft")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b""),
        ("a.md", b"\0\1\2\3" * 100),
        ("a.docx", archive("word/document.xml", b"\0" * 100_000_000)),
        ("a.pdf", b"%PDF-1.7\nnothing"),
        ("a.html", b"<html><head><script>alert(1)</script></head><body></body></html>"),
    ],
)
async def test_what_cannot_be_read_is_no_draft(curator, settings, name, content):
    """A file that is empty, binary, a bomb or holds no text is told with a remedy, and nothing of it is kept."""
    with pytest.raises(UnreadableFile):
        await curator.draft(Submission(name, content), "eve")
    assert list((settings.data / "drafts").iterdir()) == []


@pytest.mark.parametrize("details", [Details(url="javascript:alert(1)"), Details(published="soon")])
async def test_sources_are_checked(curator, details):
    """An address that nobody can open and a date that is none are refused before anything is read."""
    with pytest.raises(RefusedFile):
        await curator.draft(Submission("a.md", TANNER, details), "ann")


async def test_ten_thousand_headings_are_an_article(curator):
    """A text of nothing but headings and short lines costs a moment, not the bot."""
    text = "".join(f"## Heading {number}\n\nWord {number}.\n\n" for number in range(10_000))
    draft = await curator.draft(Submission.pasted(text, Details(title="Many")), "eve")
    assert len(draft.document.article.sections) == 10_000


async def test_text_that_is_not_utf8_is_read(curator, folder, library):
    """Its bytes stay, and what the moderator says stands beside it."""
    content = "Gerber gerben Häute in großen Bottichen, und das schon seit vielen Jahren.".encode("cp1252")
    draft = await curator.draft(Submission("gerber.txt", content, Details(title="Gerber")), "ann")
    await curator.add(draft.stamp, "ann", "")
    assert library.snapshot.corpus.articles["gerber.txt"].title == "Gerber"
    assert (folder / "gerber.txt").read_bytes() == content


@pytest.mark.parametrize("stamp", ["", "..", "../../etc", "0" * 16, "0123456789abcdef/..", "A" * 16, "\0" * 16])
async def test_a_made_up_stamp_is_no_draft(curator, stamp):
    """A forged button leads to nothing, and nowhere."""
    with pytest.raises(UnknownDraft):
        await curator.add(stamp, "eve", "")
    with pytest.raises(UnknownDraft):
        await curator.discard(stamp, "eve")


async def test_a_discarded_draft_is_gone(curator, settings):
    """It cannot be added any more, and nothing of it is kept."""
    draft = await curator.draft(Submission("a.md", TANNER), "ann")
    await curator.discard(draft.stamp, "ann")
    with pytest.raises(UnknownDraft):
        await curator.add(draft.stamp, "ann", "")
    assert list((settings.data / "drafts").iterdir()) == []


async def test_a_draft_survives_a_restart_and_ends_after_a_day(curator, library, journal, settings):
    """Another curator over the same data adds it; one that is older than a day is gone."""
    draft = await curator.draft(Submission("a.md", TANNER), "ann")
    assert await Curator(library, journal, settings).add(draft.stamp, "ann", "")
    draft = await curator.draft(Submission("b.md", TANNER), "ann")
    yesterday = time.time() - KEPT - 1
    os.utime(settings.data / "drafts" / draft.stamp, (yesterday, yesterday))
    with pytest.raises(UnknownDraft):
        await curator.add(draft.stamp, "ann", "")


async def test_without_a_folder_the_first_addition_makes_one(tmp_path, journal):
    """Where no folder is named, articles lie in the data folder, and a start serves them from there."""
    settings = Settings(data=tmp_path / "data", packaged=True, _env_file=None)
    async with await Library.open(settings) as library:
        curator = Curator(library, journal, settings)
        draft = await curator.draft(Submission("tanner.md", TANNER), "ann")
        assert not (tmp_path / "data" / "articles").exists()
        await curator.add(draft.stamp, "ann", "")
        assert (tmp_path / "data" / "articles" / "tanner.md").exists()
    async with await Library.open(settings) as library:
        assert not library.start.differences
        assert "tanner.md" in library.snapshot.corpus.articles


async def test_an_addition_that_cannot_be_served_is_taken_back(curator, folder):
    """Where the reload fails after the file was written, the file is gone again and the draft can be added later."""
    draft = await curator.draft(Submission("t.html", b"<p>Tanners tan hides.</p>", Details(title="T")), "ann")
    (folder / HIDDEN).mkdir()  # the list of what is not to be served cannot be read any more
    with pytest.raises(NoArticles, match=HIDDEN):
        await curator.add(draft.stamp, "ann", "")
    assert names(folder) == ["baker.md", HIDDEN, "welder.md"]
    (folder / HIDDEN).rmdir()
    assert await curator.add(draft.stamp, "ann", "")


@pytest.mark.parametrize("moment", [0.0, 0.005, 0.02, 0.1, 0.2, 0.3, 0.4, 0.6])
async def test_a_cancelled_addition_is_whole_or_nothing(curator, folder, library, moment):
    """Cancelled at any moment, the file lies in the folder if and only if it is served."""
    draft = await curator.draft(Submission("tanner.md", TANNER, Details(title="T")), "ann")
    adding = asyncio.create_task(curator.add(draft.stamp, "ann", ""))
    await asyncio.sleep(moment)
    adding.cancel()
    await asyncio.wait([adding])
    served = "tanner.md" in library.snapshot.corpus.articles
    assert names(folder) == sorted(["baker.md", "welder.md"] + ["tanner.md"] * served)
    assert not await curator.preview("ann")


async def test_a_folder_that_cannot_be_written_is_told(curator, folder, library):
    """Where a file lies in the folder's place nothing is added, and what is served stays."""
    draft = await curator.draft(Submission("tanner.md", TANNER), "ann")
    before = library.snapshot
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("")
    with pytest.raises(FolderNotWritable, match="articles"):
        await curator.add(draft.stamp, "ann", "")
    assert library.snapshot is before
