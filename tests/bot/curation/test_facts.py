"""Which salary facts appear, change and vanish."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.curation.facts import compare_facts
from knowledge.models import Period, SalaryFact, Statistic


def fact(low=50_000.0, role="welder", start=0, article="a.md", as_of="2023", **others):
    return SalaryFact(
        article=article,
        quote="x" * 5,
        start=start,
        end=start + 5,
        low=low,
        high=low,
        currency="USD",
        period=Period.YEAR,
        statistic=Statistic.MEDIAN,
        role=role,
        as_of=as_of,
        **others,
    )


FACTS = st.lists(
    st.builds(
        fact,
        low=st.sampled_from([1.0, 2.0, 3.0]),
        role=st.sampled_from(["welder", "baker", None]),
        start=st.integers(0, 50),
        article=st.sampled_from(["a.md", "b.md"]),
    )
)


def said(facts):
    """What facts say, without where they stand."""
    return Counter((each.article, each.role, each.low) for each in facts)


@given(FACTS, FACTS)
def test_changes_lead_from_before_to_after(before, after):
    """What was there, less what vanished, with what changed replaced and what appeared, is what is there."""
    found = compare_facts(before, after)
    gone = [*found.vanished, *(each.before for each in found.changed)]
    came = [*found.appeared, *(each.after for each in found.changed)]
    assert said(before) - said(gone) + said(came) == said(after)
    assert bool(found) == (said(before) != said(after))


@given(FACTS)
def test_a_move_within_the_article_is_no_change(facts):
    """Text put before a fact changes nothing about it."""
    moved = [each.model_copy(update={"start": each.start + 9, "end": each.end + 9}) for each in facts]
    assert not compare_facts(facts, moved)


def test_a_new_figure_is_a_change_and_another_role_is_not():
    """The same role with another amount changed; another role's fact came and went."""
    changed = compare_facts([fact(low=1.0)], [fact(low=2.0)])
    assert [(each.before.low, each.after.low) for each in changed.changed] == [(1.0, 2.0)]
    assert (changed.appeared, changed.vanished) == ((), ())
    other = compare_facts([fact(role="welder")], [fact(role="baker")])
    assert (len(other.appeared), other.changed, len(other.vanished)) == (1, (), 1)
