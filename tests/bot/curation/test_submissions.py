"""What is said of an article comes back when the file is read."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.curation.submissions import Details, Submission, prepared
from knowledge.formats.encoding import NOT_TEXT
from knowledge.reading import read_article
from knowledge.sidecars import read_sidecar

SAID = st.text(max_size=80)


@example("", "0\x1f0", "a.md")
@given(SAID, SAID, st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_what_is_said_comes_back(title: str, publisher: str, name: str) -> None:
    """Quotation marks, colons, YAML's own words and invisible marks included; nothing else is changed by them."""
    submission = Submission(name, b"<p>Tanners tan hides in vats.</p>", Details(title, publisher, None, "2024-05"))
    made = prepared(submission)
    said = read_sidecar(name, made.sidecar).fields if made.sidecar else None
    article, problems = read_article(name, made.content, said)
    assert problems == ()
    assert article.published == "2024-05"
    for given_, found in ((title, article.title), (publisher, article.publisher)):
        # Python calls the control characters between "\x1c" and "\x1f" spaces; to a file of text they are none.
        visible = "".join(mark for mark in NOT_TEXT.sub("", given_) if mark.isprintable() or mark.isspace())
        if visible.strip() and visible == given_:
            assert found == " ".join(given_.split())


def test_pasted_text_is_named_for_what_it_is_written_in() -> None:
    """So that it is read by its own marks."""
    texts = ("<h1>Tanner</h1><p>Tans.</p><p>Sells.</p>", "# Tanner\n\nTans.", "Tanner\n\nTans.")
    names = [Submission.pasted(text, Details(title="Tanner")).name for text in texts]
    assert [name.rpartition(".")[2] for name in names] == ["html", "md", "txt"]


@given(st.text(max_size=300))
def test_pasted_text_is_kept_as_it_is(text: str) -> None:
    """Without anything said of it, the file holds the very text."""
    submission = Submission.pasted(text, Details())
    made = prepared(submission)
    assert made.content == text.encode("utf-8", "replace")
    assert made.sidecar == ""
