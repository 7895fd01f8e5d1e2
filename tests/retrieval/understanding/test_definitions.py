"""What a question asks the meaning of."""

import pytest

from retrieval.language.words import normalize
from retrieval.models import Reason
from retrieval.search.corpus import Corpus
from retrieval.understanding.definitions import defined
from retrieval.understanding.message import read
from tests.retrieval.laws import answered, refused


@pytest.mark.parametrize(
    ("question", "stems"),
    [
        ("what is rest", {"rest"}),
        ("what are microservices?", {"microservic"}),
        ("ok so what is a zebra lol", {"zebra"}),
        ("explain photosynthesis", {"photosynthesi"}),
        ("what is a nurse", set()),
        ("what are the hours", set()),
        ("what is the pay like", set()),
        ("what does a developer do", set()),
        ("what is it", set()),
        ("what is oncall", set()),
    ],
)
def test_what_is_to_be_explained(question: str, stems: set[str]) -> None:
    """Neither jobs nor what careers have: of these, articles speak under other names."""
    assert defined(read(normalize(question))) == stems


def test_nothing_explains_what_it_does_not_name(packaged: Corpus) -> None:
    """A zebra is no developer, however alike "what is a zebra" and "what is a developer" are."""
    assert refused("what is a zebra", packaged).reason is Reason.NO_ANSWER
    assert answered("what is an api", packaged).excerpts
