"""Which files are articles."""

import hashlib
import os
import time

import pytest

from knowledge.errors import NoArticles
from knowledge.folders import HIDDEN, SETTLED, scan_folder, scan_paths, scan_served
from knowledge.reading import LARGEST_FILE


def write(folder, *names, text="Welders weld."):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def paths(scan):
    return [each.path for each in scan.files]


def test_every_readable_suffix_in_every_folder_is_an_article(tmp_path):
    """Markdown, text and HTML in any case and depth, with forward slashes and in the order of their paths."""
    names = ["a.md", "b.markdown", "c.txt", "d.html", "e.htm", "f.MD", "sub/deep/g.md"]
    write(tmp_path, *names)
    scan = scan_folder(tmp_path)
    assert paths(scan) == names
    assert scan.problems == ()


def test_the_digest_is_that_of_the_bytes(tmp_path):
    """A file's digest is the SHA-256 of its bytes, and ``file`` leads to it."""
    write(tmp_path, "a.md", text="Pay: £20")
    (found,) = scan_folder(tmp_path).files
    assert found.digest == hashlib.sha256(found.file.read_bytes()).hexdigest()


def test_hidden_files_and_other_files_are_passed_over(tmp_path):
    """What begins with a dot is not looked at, and pictures and data are nobody's article."""
    write(tmp_path, "a.md", ".b.md", ".git/c.md", "sub/.d.txt", "picture.png", "data.json", "noext")
    scan = scan_folder(tmp_path)
    assert (paths(scan), scan.problems) == (["a.md"], ())


def test_texts_of_other_kinds_are_named(tmp_path):
    """Somebody who puts an OpenDocument text into the folder is told that it is not read, and how it would be."""
    write(tmp_path, "a.md", "career.odt", "sub/pay.RTF")
    problems = scan_folder(tmp_path).problems
    assert sorted(each.path for each in problems) == ["career.odt", "sub/pay.RTF"]
    assert all(".md" in each.remedy for each in problems)


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    """A link may lead to a file inside, as container mounts do; to a file or folder outside it leads nowhere."""
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    write(outside, "secret.md")
    write(folder, "..data/a.md")
    (folder / "a.md").symlink_to(folder / "..data" / "a.md")
    (folder / "secret.md").symlink_to(outside / "secret.md")
    (folder / "more").symlink_to(outside)
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    assert paths(scan_folder(folder)) == ["a.md"]


def test_a_linked_knowledge_folder_is_a_knowledge_folder(tmp_path):
    """The folder itself may be a link."""
    write(tmp_path / "real", "a.md")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert paths(scan_folder(tmp_path / "link")) == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_on(tmp_path):
    """Something that is called an article and is no file does not hold up the scan."""
    os.mkfifo(tmp_path / "a.md")
    assert paths(scan_folder(tmp_path)) == []


def test_a_file_that_is_too_large_is_named_and_not_read(tmp_path):
    """It takes only a look at the size."""
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(LARGEST_FILE * 4)
    (problem,) = scan_folder(tmp_path).problems
    assert problem.path == "big.txt"
    assert "20 MB" in problem.message


@pytest.mark.skipif(os.name != "posix", reason="file names are text on this system")
def test_a_name_that_is_no_text_is_named(tmp_path):
    """A name in another encoding cannot be an id; the rest is read."""
    write(tmp_path, "a.md")
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("x")
    scan = scan_folder(tmp_path)
    assert paths(scan) == ["a.md"]
    assert [each.path for each in scan.problems] == ["caf?.md"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may read everything")
def test_what_may_not_be_read_is_named(tmp_path):
    """A file and a folder without permission are problems, and the rest is found."""
    write(tmp_path, "a.md", "b.md", "locked/c.md", "listed/d.md")
    (tmp_path / "b.md").chmod(0)
    (tmp_path / "locked").chmod(0)
    (tmp_path / "listed").chmod(0o400)
    scan = scan_folder(tmp_path)
    (tmp_path / "locked").chmod(0o700)
    (tmp_path / "listed").chmod(0o700)
    assert paths(scan) == ["a.md"]
    assert {each.path for each in scan.problems} == {"b.md", "locked", "listed/d.md"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may read everything")
def test_an_unreadable_file_of_the_operator_does_not_bring_back_ours(tmp_path):
    """The packaged article that it replaces stays replaced."""
    write(tmp_path / "packaged", "a.md", "b.md")
    write(tmp_path / "own", "a.md")
    (tmp_path / "own" / "a.md").chmod(0)
    assert paths(scan_served(tmp_path / "packaged", tmp_path / "own")) == ["b.md"]


def test_a_missing_folder_is_named(tmp_path):
    """Scanning a folder that is not there says which."""
    with pytest.raises(NoArticles, match="gone"):
        scan_folder(tmp_path / "gone")


def test_the_operators_file_replaces_the_packaged_one(tmp_path):
    """Of two files with the same path the operator's is served, and all others of both folders."""
    write(tmp_path / "packaged", "a.md", "b.md", text="ours")
    write(tmp_path / "own", "b.md", "c.md", text="theirs")
    scan = scan_served(tmp_path / "packaged", tmp_path / "own")
    assert [(each.path, each.file.read_text()) for each in scan.files] == [
        ("a.md", "ours"),
        ("b.md", "theirs"),
        ("c.md", "theirs"),
    ]


def test_the_operators_folder_may_start_empty(tmp_path):
    """Beside packaged articles an empty folder is where articles will go; alone it is nothing to serve."""
    write(tmp_path / "packaged", "a.md")
    (tmp_path / "own").mkdir()
    assert paths(scan_served(tmp_path / "packaged", tmp_path / "own")) == ["a.md"]
    with pytest.raises(NoArticles, match="own"):
        scan_served(None, tmp_path / "own")
    with pytest.raises(NoArticles, match="CAREER_BOT_KNOWLEDGE"):
        scan_served(None, None)


def test_the_operators_folder_must_be_there(tmp_path):
    """A folder that was named and is missing is not passed over for the packaged articles."""
    write(tmp_path / "packaged", "a.md")
    with pytest.raises(NoArticles, match="own"):
        scan_served(tmp_path / "packaged", tmp_path / "own")


def test_files_and_folders_can_be_named_together(tmp_path):
    """A named file is taken whatever its suffix, by its name; what is not there is a problem of its own."""
    write(tmp_path, "one/a.md", "two/b.md", "two/notes.log")
    scan = scan_paths([tmp_path / "one", tmp_path / "two" / "notes.log", tmp_path / "gone.md"])
    assert paths(scan) == ["a.md", "notes.log"]
    assert [each.path for each in scan.problems] == ["gone.md"]


def test_an_empty_folder_holds_no_articles(tmp_path):
    """A folder named on the command line with nothing in it is an error that says what to put there."""
    with pytest.raises(NoArticles) as caught:
        scan_paths([tmp_path])
    assert ".md" in caught.value.remedy


def test_what_stands_beside_an_article_is_found(tmp_path):
    """A sidecar's text comes with its file, also for names that differ only by their suffix; alone it is nothing."""
    write(tmp_path, "a.pdf", "a.html", "b.md")
    (tmp_path / "a.pdf.yaml").write_text("title: A")
    (tmp_path / "alone.pdf.yaml").write_text("title: B")
    assert {each.path: each.sidecar for each in scan_folder(tmp_path).files} == {
        "a.html": "",
        "a.pdf": "title: A",
        "b.md": "",
    }


def test_a_sidecar_that_cannot_be_read_is_a_remark(tmp_path):
    """One that is far too large is named, and the article is served without it."""
    write(tmp_path, "a.md")
    (tmp_path / "a.md.yaml").write_text("x" * 200_000)
    scan = scan_folder(tmp_path)
    assert [each.sidecar for each in scan.files] == [""]
    assert [(each.path, each.fatal) for each in scan.problems] == [("a.md.yaml", False)]


def test_hidden_packaged_articles_are_left_out(tmp_path):
    """The list names packaged articles alone, is no article itself, and may hold remarks and blank lines."""
    write(tmp_path / "packaged", "a.md", "b.md", "sub/c.md")
    write(tmp_path / "own", "a.md", "own.md")
    (tmp_path / "own" / HIDDEN).write_text("# not these\n\na.md\nsub/c.md \nown.md\n../b.md\n")
    scan = scan_served(tmp_path / "packaged", tmp_path / "own")
    assert [(each.path, each.file.parent.name) for each in scan.files] == [
        ("a.md", "own"),
        ("b.md", "packaged"),
        ("own.md", "own"),
    ]


def test_a_list_that_cannot_be_read_hides_nothing_by_accident(tmp_path):
    """What somebody hid must not come back because of it, so nothing is scanned at all."""
    write(tmp_path / "packaged", "a.md")
    (tmp_path / "own" / HIDDEN).mkdir(parents=True)
    with pytest.raises(NoArticles, match=HIDDEN):
        scan_served(tmp_path / "packaged", tmp_path / "own")


def test_an_edit_is_seen_whatever_time_the_file_bears(tmp_path):
    """Also one that keeps the size and puts the old time back, of a file whose digest is remembered by then."""
    file = tmp_path / "a.md"
    file.write_text("Welders weld.")
    os.utime(file, (1, 1))
    time.sleep(SETTLED + 0.1)
    before = scan_folder(tmp_path)
    assert scan_folder(tmp_path) == before
    file.write_text("Bakers knead.")
    os.utime(file, (1, 1))
    assert scan_folder(tmp_path).files[0].digest != before.files[0].digest
