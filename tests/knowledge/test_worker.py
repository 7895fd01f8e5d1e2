"""The process that reads files: what it reads, and what becomes of one that hangs or dies."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.folders import SourceFile
from knowledge.storage.readings import decode
from knowledge.worker import Worker, WorkerNotStarted
from tests.knowledge.formats.documents import pages_pdf, paragraph, pdf_of, stream, word_package, word_paragraph

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals and named pipes")


def source(folder, name, content):
    file = folder / name
    file.write_bytes(content)
    return SourceFile(name, file, "")


def stuck(folder, name="stuck.md"):
    """A file that nobody ever finishes reading."""
    os.mkfifo(folder / name)
    return SourceFile(name, folder / name, "")


async def read(worker, file):
    return decode(await worker.read(file), file.path)


def alive(pid):
    """Whether the process runs; one that ended and was not waited for does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().split()[2] != "Z"


def ends(pid):
    """Wait for a process to end."""
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(pid)


def environment_of(pid):
    """The environment that a process was started with, or ``None`` where the system does not show it."""
    shown = Path(f"/proc/{pid}/environ")
    return shown.read_bytes() if shown.exists() else None


async def test_a_file_comes_back_as_article_passages_and_facts(tmp_path):
    """One call gives all that is derived from a file."""
    text = b"# Welders\n\nThe median pay of welders was $50,460 a year in May 2023.\n"
    async with Worker() as worker:
        document = (await read(worker, source(tmp_path, "welders.md", text))).document
    assert document.article.title == "Welders"
    assert [document.article.text[each.start : each.end] for each in document.chunks] == [
        each.text for each in document.chunks
    ]
    assert [each.low for each in document.facts] == [50460]


async def test_one_process_reads_many_files(tmp_path):
    """The process is started once, by the first file, and is gone after the last."""
    async with Worker() as worker:
        assert worker.pid is None
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        first = worker.pid
        await read(worker, source(tmp_path, "b.md", b"Bakers bake."))
        assert worker.pid == first
    assert worker.pid is None


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"x" * 5_000_001])
async def test_what_cannot_be_read_is_a_problem(tmp_path, content):
    """An empty, a binary and an enormous file each cost a problem that names it, and the next file is read."""
    async with Worker() as worker:
        reading = await read(worker, source(tmp_path, "bad.md", content))
        good = await read(worker, source(tmp_path, "good.md", b"Welders weld."))
    assert reading.document is None
    assert [each.path for each in reading.problems] == ["bad.md"]
    assert good.document is not None


async def test_a_file_that_vanished_is_a_problem(tmp_path):
    """Between the scan and the reading a file may go."""
    async with Worker() as worker:
        reading = await read(worker, SourceFile("gone.md", tmp_path / "gone.md", ""))
    assert reading.document is None
    assert "No such file" in reading.problems[0].message


async def test_values_that_json_lacks_do_not_stop_the_reader(tmp_path):
    """Whatever types a front matter holds, the file is read or told, and the process lives on."""
    text = (
        b"---\ntitle: T\nwhen: 2024-01-02\nset: !!set {a, b}\nraw: !!binary /9j/4A==\nnan: .nan\n---\nWelders weld.\n"
    )
    async with Worker() as worker:
        reading = await read(worker, source(tmp_path, "odd.md", text))
        assert reading.document or reading.problems
        assert (await read(worker, source(tmp_path, "good.md", b"Welders weld."))).document


@POSIX
async def test_a_file_that_takes_too_long_costs_itself_only(tmp_path):
    """The process is ended at the time limit, and another one reads the next file."""
    async with Worker(time_limit=0.5) as worker:
        reading = await read(worker, stuck(tmp_path))
        assert reading.document is None
        assert "took longer" in reading.problems[0].message
        assert reading.digest is None, "on an idle machine it may be read"
        assert worker.pid is None
    async with Worker() as worker:
        assert (await read(worker, source(tmp_path, "good.md", b"Welders weld."))).document


@POSIX
async def test_a_process_that_dies_costs_one_file(tmp_path):
    """Killed in the middle of a file, it is replaced for the next."""
    async with Worker() as worker:
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        reading = asyncio.create_task(read(worker, stuck(tmp_path)))
        await asyncio.sleep(0.1)
        os.kill(worker.pid, signal.SIGKILL)
        assert "ended the process" in (await reading).problems[0].message
        assert (await read(worker, source(tmp_path, "b.md", b"Bakers bake."))).document


@POSIX
async def test_a_cancelled_reading_ends_the_process(tmp_path):
    """An answer that nobody waits for must not be taken for that of the next file."""
    async with Worker() as worker:
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        pid = worker.pid
        reading = asyncio.create_task(read(worker, stuck(tmp_path)))
        await asyncio.sleep(0.1)
        reading.cancel()
        await asyncio.wait([reading])
        assert not alive(pid)
        document = (await read(worker, source(tmp_path, "b.md", b"Bakers bake."))).document
        assert document.article.path == "b.md"


@POSIX
async def test_ctrl_c_is_not_for_the_worker(tmp_path):
    """It is in a session of its own, so the terminal's signals do not reach it."""
    async with Worker() as worker:
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        assert os.getsid(worker.pid) != os.getsid(0)


@POSIX
def test_the_worker_does_not_outlive_the_bot(tmp_path):
    """Kill the process that started it, in the middle of a file, and it goes too."""
    os.mkfifo(tmp_path / "stuck.md")
    script = f"""
import asyncio
from pathlib import Path
from knowledge.folders import SourceFile
from knowledge.worker import Worker, WorkerNotStarted
async def main():
    worker = Worker(time_limit=1)
    Path({str(tmp_path / "a.md")!r}).write_text("Welders weld.")
    await worker.read(SourceFile("a.md", Path({str(tmp_path / "a.md")!r}), ""))
    print(worker.pid, flush=True)
    await worker.read(SourceFile("stuck.md", Path({str(tmp_path / "stuck.md")!r}), ""))
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as bot:
        pid = int(bot.stdout.readline())
        bot.kill()
    assert ends(pid)


async def test_a_worker_that_does_not_start_is_told(tmp_path, monkeypatch):
    """Without a Python to run it, that is a known problem and not one of the file's."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    async with Worker() as worker:
        with pytest.raises(WorkerNotStarted):
            await worker.read(source(tmp_path, "a.md", b"Welders weld."))


async def test_a_folder_called_knowledge_is_not_taken_for_the_code(tmp_path, monkeypatch):
    """Started from a folder that holds a package of our name, the worker still runs our code."""
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "__init__.py").write_text("raise SystemExit('wrong package')")
    monkeypatch.chdir(tmp_path)
    async with Worker() as worker:
        assert (await read(worker, source(tmp_path, "a.md", b"Welders weld."))).document


@POSIX
async def test_the_worker_does_not_get_the_token(tmp_path, monkeypatch):
    """A parser that is taken over finds no secret in its environment."""
    monkeypatch.setenv("DISCORD_TOKEN", "not-for-you")
    async with Worker() as worker:
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        environment = environment_of(worker.pid)
    if environment is None:
        pytest.skip("this system does not show a process's environment")
    assert b"not-for-you" not in environment


def unpacks_to(size):
    """A PDF of a few kilobytes whose page unpacks to as many bytes."""
    return pages_pdf(1, stream(zlib.compress(zlib.compress(bytes(size), 1), 9), b"/Filter [/FlateDecode /FlateDecode]"))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory limit")
async def test_a_file_that_wants_all_memory_costs_itself_only(tmp_path):
    """Its page unpacks to more than the process may have; the bot lives, and the next file is read."""
    async with Worker() as worker:
        reading = await read(worker, source(tmp_path, "bomb.pdf", unpacks_to(1_500_000_000)))
        good = await read(worker, source(tmp_path, "good.md", b"Welders weld."))
    assert reading.document is None
    assert reading.problems[0].remedy
    assert good.document is not None


@POSIX
async def test_no_core_file_is_left_behind(tmp_path):
    """A process that a file brings down leaves nothing of itself on the disk."""
    async with Worker() as worker:
        await read(worker, source(tmp_path, "a.md", b"Welders weld."))
        assert resource_limit(worker.pid, "Max core file size") in {"0", None}


def resource_limit(pid, name):
    """A process's limit as the system shows it, or ``None`` where it does not."""
    shown = Path(f"/proc/{pid}/limits")
    rows = shown.read_text().splitlines() if shown.exists() else []
    return next((row.removeprefix(name).split()[0] for row in rows if row.startswith(name)), None)


async def test_documents_are_read_in_the_process_too(tmp_path):
    """A PDF and a Word document come back as any article does."""
    async with Worker() as worker:
        pdf = (
            await read(worker, source(tmp_path, "a.pdf", pdf_of([paragraph("Welders earn $50,000 a year.")])))
        ).document
        word = word_package(word_paragraph("Bakers earn $30,000 a year."))
        docx = (await read(worker, source(tmp_path, "a.docx", word))).document
    assert [fact.low for document in (pdf, docx) for fact in document.facts] == [50000, 30000]


async def test_ten_thousand_headings_are_read(tmp_path):
    """Each makes a section, none holds the process up."""
    text = b"".join(b"## Heading %d\n\nWelders weld.\n\n" % number for number in range(10_000))
    async with Worker() as worker:
        document = (await read(worker, source(tmp_path, "a.md", text))).document
    assert len(document.article.sections) == 10_000


async def test_scripts_do_not_get_into_the_text(tmp_path):
    """Nothing of a page is run, and nothing of its scripts and handlers is quoted."""
    page = b"<script>alert('x')</script><p onclick=\"alert('y')\">Welders weld.<img src=x onerror=alert('z')></p>"
    async with Worker() as worker:
        document = (await read(worker, source(tmp_path, "a.html", page))).document
    assert document.article.text == "Welders weld.\n"


async def test_what_stands_beside_a_file_counts_more_than_its_own_words(tmp_path):
    """The title of a sidecar is the article's, and its heading a section's."""
    beside = replace(
        source(tmp_path, "a.md", b"# Welders\n\nThey weld.\n"), sidecar="title: On welding\ntags: [metal]\n"
    )
    async with Worker() as worker:
        article = (await read(worker, beside)).document.article
    assert (article.title, article.tags, article.sections[0].heading) == ("On welding", ("metal",), ("Welders",))
