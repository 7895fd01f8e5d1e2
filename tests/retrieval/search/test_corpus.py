"""What is searched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.models import Document
from retrieval.answer import answer
from retrieval.language.terms import stems, terms
from retrieval.search.corpus import Corpus
from tests.corpora import corpus_of, document_of
from tests.retrieval.laws import BAKER, NURSE, bm25_scores

QUERY = st.lists(
    st.sampled_from(
        [
            "how",
            "much",
            "does",
            "a",
            "nurse",
            "baker",
            "make",
            "salary",
            "degree",
            "day",
            "of",
            "bread",
            "the",
            "night",
            "in",
            "texas",
        ]
    ),
    max_size=8,
)


def test_an_empty_folder_makes_an_empty_corpus() -> None:
    """Nothing in, nothing found, nothing raised."""
    folder = Corpus.build([])
    assert (folder.documents, folder.chunks, folder.facts, folder.articles) == ((), (), (), {})
    assert folder.search(["nurse"], 3) == []
    assert not folder.knows("nurse")
    assert (folder.theme, folder.main_role, folder.paid_roles) == (frozenset(), frozenset(), ())


def test_an_article_without_text_does_no_harm() -> None:
    """A folder that also holds an empty article is searched like one without it."""
    folder = Corpus.build([document_of("baker.md", BAKER.encode()), document_of("x.md", b"# Title only\n")])
    found = folder.search(terms("bread"), 3)
    assert {hit.chunk.article for hit in found} == {"baker.md"}


def test_articles_are_known_by_path(jobs: Corpus) -> None:
    """The path is the id; another one is an error."""
    assert jobs.article("nurse.md").title == "Registered nurses"
    with pytest.raises(KeyError):
        jobs.article("nobody.md")


@settings(deadline=None)
@given(asked=QUERY, limit=st.integers(1, 20))
def test_hits_come_best_first_with_positive_scores(jobs: Corpus, asked: list[str], limit: int) -> None:
    """Scores fall, no chunk comes twice, and none that shares nothing."""
    hits = jobs.search(terms(" ".join(asked)), limit)
    assert len(hits) <= limit
    assert all(hit.score > 0 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.chunk.article, hit.chunk.start) for hit in hits}) == len(hits)


def test_order_of_articles_changes_no_score(jobs: Corpus) -> None:
    """A folder read in another order scores every chunk the same."""
    turned = corpus_of(baker=BAKER, nurse=NURSE)
    assert bm25_scores("nurse salary", turned) == pytest.approx(bm25_scores("nurse salary", jobs))


def test_what_stands_in_an_article_is_known(jobs: Corpus) -> None:
    """Words of titles and texts are known, in normal form, and no others."""
    assert all(map(jobs.knows, ["nurses", "registered", "dough", "yeast"]))
    assert not any(map(jobs.knows, ["plumber", "sallary", ""]))


def test_a_folder_about_one_job_has_a_theme(packaged: Corpus) -> None:
    """Articles about one job share it."""
    assert set(terms("backend developer")) <= packaged.theme


def test_a_folder_about_many_jobs_has_none() -> None:
    """Articles about three jobs share nothing."""
    folder = corpus_of(
        nurse=NURSE, baker=BAKER, plumber="# Plumbers\n\nPlumbers mend pipes. A plumber needs a licence.\n"
    )
    assert folder.theme.isdisjoint(terms("nurse baker plumber"))


def test_a_folder_about_two_jobs_has_none(jobs: Corpus) -> None:
    """Articles about two jobs share nothing either."""
    assert jobs.theme.isdisjoint(terms("nurse baker"))


def test_facts_are_kept_with_their_roles(jobs: Corpus) -> None:
    """Every fact of every article is there, and those that name a job say which."""
    assert {fact.article for fact in jobs.facts} == {"nurse.md", "baker.md"}
    roles = {role for _, role in jobs.paid_roles}
    assert roles == {frozenset(stems("registered nurse")), frozenset(stems("baker"))}


PLUMBER = "# Plumbers\n\n## Pay\n\nThe average salary of plumbers was $61,550 a year in 2023. Plumbers mend pipes.\n"
EDITIONS = [
    document_of(f"{name}.md", (text + more).encode())
    for name, text in (
        ("nurse", NURSE),
        ("baker", BAKER),
        ("plumber", PLUMBER),
        ("old/plumber", f"{PLUMBER}\nLong ago.\n"),
    )
    for more in ("", "\n## Tools\n\nWrenches, lamps and qwertzuiops are of use to plumbers.\n")
]
ASKED = ("how much do plumbers make", "do bakers need qwertzuipos", "what does a nurse do", "tools", "is it hard")


def _derived(corpus: Corpus) -> list[object]:
    lookups = (
        *(corpus.lookups.about, corpus.lookups.spelled),
        *(
            each
            for phrases in (corpus.lookups.headed, corpus.lookups.paid)
            for each in (phrases.by_stem, phrases.paths)
        ),
    )
    return [
        (corpus.documents, corpus.chunks, corpus.facts, corpus.titles, corpus.paid_roles),
        (corpus.theme, corpus.main_role, corpus.profiles, corpus.subjects, dict(corpus.vocabulary)),
        [{key: set(members) for key, members in lookup.items()} for lookup in lookups],
        [answer(question, corpus) for question in ASKED],
        [_derived(part) for part in (corpus.on_one_job, corpus.on_others) if part],
    ]


@settings(deadline=None)
@given(folders=st.lists(st.lists(st.sampled_from(EDITIONS), unique_by=lambda each: each.article.path), max_size=4))
def test_a_corpus_built_from_another_one_is_the_same(folders: list[list[Document]]) -> None:
    """Whatever came, went, changed or moved, building from what was there before changes nothing but the time."""
    built = None
    for documents in folders:
        built = Corpus.build(documents, built)
        assert _derived(built) == _derived(Corpus.build(documents))


@settings(deadline=None)
@given(folders=st.lists(st.lists(st.sampled_from(EDITIONS), unique_by=lambda each: each.article.path), max_size=3))
def test_a_corpus_survives_as_arrays(folders: list[list[Document]]) -> None:
    """What was derived, updates included, comes back from its arrays beside the same documents, and can be updated."""
    built = None
    for documents in folders:
        built = Corpus.build(documents, built)
        built = Corpus.from_arrays(built.documents, built.arrays())
        assert _derived(built) == _derived(Corpus.build(documents))


def test_arrays_of_other_documents_are_refused() -> None:
    """Nothing is quoted under another article's profile."""
    arrays = Corpus.build(EDITIONS[::2]).arrays()
    with pytest.raises((ValueError, LookupError)):
        Corpus.from_arrays(EDITIONS[:1], arrays)


def test_a_corpus_that_another_one_is_built_from_stays_as_it_was() -> None:
    """Questions that are being answered from it see nothing of the reload."""
    before = Corpus.build(EDITIONS[::2])
    found = _derived(before)
    Corpus.build([*EDITIONS[:4:2], EDITIONS[5]], before)
    assert _derived(before) == found


def test_of_one_path_the_last_document_counts() -> None:
    """A path is an id, so nothing is found twice."""
    folder = Corpus.build(EDITIONS[:2])
    assert folder.documents == (EDITIONS[1],)
    assert folder.knows("qwertzuiops")


def test_a_folder_is_on_jobs_where_most_titles_name_one(jobs: Corpus) -> None:
    """A handbook's do, those of advice do not."""
    assert jobs.is_on_jobs
    assert not corpus_of(a="# How to prepare for interviews\n\nSleep.\n", b="# Nurses\n\nCare.\n").is_on_jobs
