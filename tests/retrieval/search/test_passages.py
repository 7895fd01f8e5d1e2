"""Passages: what may be quoted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.terms import terms
from retrieval.search.corpus import Corpus
from retrieval.search.passages import LONGEST, passages
from tests.corpora import corpus_of

WORDS = st.sampled_from(
    ["nurse", "pay,", "Work.", "and", "a", "$10,000", "İstanbul", "— so", "x" * 350, "e\u0301", "(see)", "1.", "- item"]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=4).map("\n\n".join)


def assert_quotable(folder: Corpus) -> None:
    for chunk in folder.chunks:
        text = folder.article(chunk.article).text
        found = passages(chunk)
        assert len({(passage.start, passage.end) for passage in found}) == len(found)
        for passage in found:
            assert chunk.start <= passage.start < passage.end <= chunk.end
            assert passage.text == text[passage.start : passage.end]
            assert passage.text == passage.text.strip()
            assert len(passage.text) <= LONGEST
            assert passage.chunk == chunk


@settings(max_examples=60, deadline=None)
@given(text=PARAGRAPHS)
def test_passages_of_any_text_are_short_and_verbatim(text: str) -> None:
    """However long its sentences and words, each passage stands in its chunk and is short enough to quote."""
    assert_quotable(corpus_of(any=f"# Any\n\n{text}\n\n## More\n\n{text}\n"))


def test_passages_of_the_packaged_articles_are_short_and_verbatim(packaged: Corpus) -> None:
    """The same holds for every packaged article, and each chunk has something to quote."""
    assert_quotable(packaged)
    assert all(passages(chunk) for chunk in packaged.chunks)


def test_every_sentence_can_be_quoted(packaged: Corpus) -> None:
    """Each quotable unit of a chunk is in a passage, cut only where it is longer than an excerpt."""
    for chunk in packaged.chunks:
        spans = {(passage.start, passage.end) for passage in passages(chunk)}
        short = [span for span in chunk.sentences if span.end - span.start <= LONGEST]
        assert all((span.start, span.end) in spans for span in short)


def test_terms_of_a_passage_are_those_of_its_sentences(jobs: Corpus) -> None:
    """A passage says what its words say, and beside it what the headings above it say."""
    pay = next(chunk for chunk in jobs.chunks if chunk.article == "baker.md" and chunk.heading == ("Pay",))
    first = passages(pay)[0]
    assert first.own == set(terms(first.text))
    assert set(terms("Pay")) <= first.headings


@settings(max_examples=60, deadline=None)
@given(text=PARAGRAPHS)
def test_terms_of_a_passage_are_those_of_the_shortest_in_it(text: str) -> None:
    """What a run of sentences says is what each of them says by itself."""
    for chunk in corpus_of(any=f"# Any\n\n{text}\n").chunks:
        found = passages(chunk)
        within = {one: [two for two in found if one.start <= two.start and two.end <= one.end] for one in found}
        shortest = [one for one in found if within[one] == [one]]
        for one in found:
            assert one.own == {term for two in within[one] if two in shortest for term in terms(two.text)}


def test_a_passage_states_the_facts_that_stand_in_it(packaged: Corpus) -> None:
    """A fact is stated exactly where its quote lies wholly inside."""
    for fact in packaged.facts:
        assert fact.start is not None
        stating = [passage for chunk in packaged.chunks for passage in passages(chunk) if passage.states(fact)]
        assert stating, fact.quote
        assert all(fact.quote in passage.text and passage.chunk.article == fact.article for passage in stating)


def test_a_table_and_the_text_behind_it_are_quoted_apart() -> None:
    """Its rows belong together; what follows has nothing to do with the last of them."""
    folder = corpus_of(
        any="# Any\n\n| Employer | Share |\n|---|---|\n| Shops | 20% |\n| Mills | 10 |\n\nMost stand all day.\n"
    )
    quoted = [passage.text for chunk in folder.chunks for passage in passages(chunk)]
    assert any("Shops" in text and "Mills" in text for text in quoted)
    assert "Most stand all day." in quoted
    assert not any("Mills" in text and "stand" in text for text in quoted)
