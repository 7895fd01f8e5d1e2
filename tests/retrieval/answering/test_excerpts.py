"""The excerpts of an answer."""

import pytest

from retrieval.answer import answer
from retrieval.answering.about_job import SEARCHED
from retrieval.answering.excerpts import choose
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from tests.corpora import corpus_of
from tests.retrieval.laws import BAKER, answered, assert_lawful

SHOPS = "Bakers need tools of some kinds."
ASKED = [
    "what does a back end developer do",
    "how much do back end developers make",
    "do i need a degree to be a backend developer",
    "which programming languages should i learn",
    "is back end development stressful",
    "difference between back end and front end",
    "how do i become a backend developer without experience",
    "job outlook for back end developers",
    "what can i do after being a backend developer",
    "backend developer",
    "skills",
]


@pytest.mark.parametrize("question", ASKED)
def test_excerpts_of_the_packaged_articles(packaged: Corpus, question: str) -> None:
    """Verbatim, short, each once, cited, with rank-bm25's score."""
    found = answered(question, packaged)
    assert found.excerpts
    assert_lawful(found, question, packaged)


@pytest.mark.parametrize("question", ASKED)
def test_more_excerpts_come_behind_the_best(packaged: Corpus, question: str) -> None:
    """Which are chosen first does not hang on how many are asked for."""
    asked = understand(question, packaged)
    hits = packaged.search(asked.terms, SEARCHED)
    most = choose(asked, hits, packaged.facts[:3], packaged, 8)
    for limit in range(8):
        assert choose(asked, hits, packaged.facts[:3], packaged, limit) == most[:limit]


def test_an_excerpt_names_its_source(jobs: Corpus) -> None:
    """Title, publisher, author, address, dates and heading travel with the words."""
    best = answered("how do i become a nurse", jobs).excerpts[0]
    assert (best.article, best.title, best.publisher) == ("nurse.md", "Registered nurses", "Example Health Press")
    assert (best.author, best.url) == ("The ward team", "https://example.org/nurses")
    assert (best.published, best.retrieved, best.heading) == ("2024-05", "2025-01-31", "Training")


def test_the_heading_is_the_whole_path(jobs: Corpus) -> None:
    """Of a heading under a heading both are named, outermost first."""
    found = answered("what shifts do student nurses have", jobs)
    assert "Training › Shifts as a student" in [excerpt.heading for excerpt in found.excerpts]


def test_there_is_no_heading_before_the_first(jobs: Corpus) -> None:
    """An excerpt from the opening of an article has none."""
    found = answered("do bakers work with dough and bread at night", jobs)
    assert found.excerpts[0].heading is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how much does a baker make in berlin", "€28,000"),
        ("how long is the apprenticeship of a baker", "takes three years"),
        ("do bakers need a degree", "No degree is needed"),
        ("how does a nurse's day start", "handover"),
        ("what is the median pay of nurses", "$86,070"),
    ],
)
def test_the_best_excerpt_comes_first(jobs: Corpus, question: str, words: str) -> None:
    """What answers stands in the first excerpt."""
    assert words in answered(question, jobs).excerpts[0].text


def test_the_same_sentence_is_shown_once() -> None:
    """Two articles that say the same in the same words are quoted once."""
    text = "A baker mixes dough, bakes bread and sells it in the morning. Every baker starts at night."
    folder = corpus_of(one=f"# Bakers\n\n{text}\n", two=f"# On bakers\n\n{text}\n", three=f"# About bakers\n\n{text}\n")
    found = answered("what does a baker do", folder)
    shown = [excerpt.text for excerpt in (*found.excerpts, *found.further)]
    assert "".join(shown).count("Every baker starts at night.") == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_excerpts_are_verbatim_however_the_file_was_saved(newline: str, mark: str) -> None:
    """Byte-order mark and line ends shift no excerpt."""
    folder = corpus_of(baker=mark + BAKER.replace("\n", newline))
    question = "how much does a baker make"
    found = answer(question, folder)
    assert_lawful(found, question, folder)
    assert "€28,000" in answered(question, folder).excerpts[0].text


def test_a_sentence_without_end_is_cut_between_words() -> None:
    """Of a sentence too long to quote, whole words are quoted."""
    folder = corpus_of(baker="# Bakers\n\nA baker " + "kneads and bakes and sells bread and " * 40 + "rests.\n")
    question = "does a baker sell bread"
    found = answered(question, folder)
    assert_lawful(found, question, folder)
    text = folder.article("baker.md").text
    for excerpt in found.excerpts:
        assert text[excerpt.start - 1].isspace()
        assert text[excerpt.end].isspace()


def test_the_section_where_articles_speak_of_a_subject_comes_first() -> None:
    """What is dangerous is told under the work environment, be it in words that no list has."""
    folder = corpus_of(
        roofers="# Roofers\n\n## Duties\n\nRoofers walk steep slopes in the rain every day.\n\n"
        "## Work environment\n\nRoofers slip off steep slopes in the rain.\n"
    )
    asked = understand("what is dangerous for roofers in the rain", folder)
    best = choose(asked, folder.search(asked.terms, SEARCHED), (), folder, 1)[0]
    assert best.passage.chunk.heading == ("Work environment",)


def test_a_passage_that_sends_elsewhere_comes_after_others() -> None:
    """It answers nothing by itself."""
    folder = corpus_of(
        nurses="# Nurses\n\n## Licenses\n\nFor more information on licenses of nurses, visit the board.\n\n"
        "Nurses need a license from their state.\n"
    )
    assert "need a license" in answered("do nurses need a license", folder).excerpts[0].text.splitlines()[0]


def test_a_passage_that_only_announces_a_list_comes_after_others() -> None:
    """What it announces is cut off, so it answers nothing by itself."""
    items = "- " + "whisks and ovens and pans " * 12
    announcing, telling = (
        corpus_of(
            bakers=f"# Bakers\n\n## Kit\n\nBakers need tools of many kinds{end}\n\n{items}\n\n## Shops\n\n{SHOPS}\n"
        )
        for end in ":."
    )
    assert answered("what tools do bakers need", announcing).excerpts[0].text == SHOPS
    assert answered("what tools do bakers need", telling).excerpts[0].text != SHOPS


@pytest.mark.parametrize(
    "question",
    [
        "im a frontend dev for 3 yrs and want to switch to backend, how",
        "im an accountant wanna switch to backend dev, doable?",
        "burnt out nurse here, thinking of switching to backend dev. anyone know if thats doable",
    ],
)
def test_who_changes_careers_is_told_of_those_who_did(packaged: Corpus, question: str) -> None:
    """Not of the job that is left, nor of how the two differ."""
    assert "career changers" in (answered(question, packaged).excerpts[0].heading or "")


@pytest.mark.parametrize("question", ["how do i become a backend developer", "how do i start from zero"])
def test_what_stands_in_one_list_is_read_in_its_order(packaged: Corpus, question: str) -> None:
    """Steps are followed from the first on, whichever fits the question best."""
    shown = answered(question, packaged).excerpts
    for heading in {excerpt.heading for excerpt in shown}:
        starts = [excerpt.start for excerpt in shown if excerpt.heading == heading]
        assert starts == sorted(starts)
