"""The page is chosen before the passage, where pages are on many jobs."""

from knowledge.models import Chunk
from retrieval.answering.about_job import SEARCHED, found_for
from retrieval.answering.article_shares import article_shares, of_best_articles, told_by_a_word
from retrieval.models import Hit
from retrieval.search.corpus import Corpus
from retrieval.understanding.question import understand
from tests.corpora import corpus_of


def hits(*found: tuple[str, float]) -> list[Hit]:
    return [
        Hit(Chunk(article=article, start=0, end=1, text="x", heading=(), sentences=()), score)
        for article, score in found
    ]


def test_several_chunks_say_more_than_one_by_chance() -> None:
    """The article with the best chunk is not the best where another has more that are nearly as good."""
    shares = article_shares(hits(("chance", 10.0), ("meant", 9.0), ("meant", 8.0), ("other", 1.0)))
    assert shares == {"chance": 10 / 17, "meant": 1.0, "other": 1 / 17}


def test_a_long_article_has_no_more_to_say_for_itself() -> None:
    """Only so many chunks count."""
    shares = article_shares(hits(*[("short", 2.0)] * 5, *[("long", 1.0)] * 50))
    assert shares == {"short": 1.0, "long": 0.5}


def test_chunks_of_the_best_articles_stay_in_their_order() -> None:
    """Best first by their own scores, as they came."""
    found = hits(("chance", 10.0), ("meant", 9.0), ("meant", 8.0), ("other", 1.0), ("meant", 0.5))
    assert of_best_articles(found, 4) == [found[0], found[1], found[2], found[4]]
    assert of_best_articles(found, 9) == found
    assert of_best_articles([], 4) == []


def test_only_articles_about_the_job_are_searched_where_there_are_any() -> None:
    """Articles on other jobs name it too, and say what it earns."""
    folder: Corpus = corpus_of(
        bakers="# Bakers\n\n## Work environment\n\nBakers work in the heat of ovens.\n",
        cooks="# Cooks\n\n## Work environment\n\nCooks work in the heat.\n\n## Bakers\n\nBakers earn $30,000 a year.\n",
    )
    found = found_for(understand("is it hot for bakers", folder), folder)
    assert {hit.chunk.article for hit in found} == {"bakers.md"}
    assert len(found) <= SEARCHED


def test_an_uncommon_word_tells_the_article_that_alone_has_it(jobs: Corpus) -> None:
    """Whoever asks about yeast and training need not say that bakers are meant; two articles' words tell neither."""
    assert told_by_a_word(understand("how long is the training until i know yeast", jobs), jobs) == "baker.md"
    assert told_by_a_word(understand("how long is the training", jobs), jobs) == ""
