"""Which articles of a folder are all on one job, where others stand beside them.

What is said without naming the job ("how do I get promoted") is said of that job in those articles and of another one
in the others, so each are searched by themselves (``Corpus.on_one_job``, ``Corpus.on_others``).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.language.terms import stem_set
from retrieval.search.profiles import Profile

SEVERAL = 5
"""Articles on one job that are searched by themselves even where most of the folder is on others."""


@dataclass(frozen=True, slots=True)
class OneJob:
    """The paths of articles ``on_it``, and of the ``others``. ``is_most`` is set where more are on it than not: then
    whoever names no job means this one."""

    on_it: frozenset[str]
    others: frozenset[str]
    is_most: bool


def one_job(profiles: Mapping[str, Profile]) -> OneJob | None:
    """The job that more articles are about than about any other; none where too few are, or all.

    An article about no job, such as one on interviews, goes with the most.
    """
    counts = Counter(stem_set(profile.job) for profile in profiles.values() if profile.job)
    if not counts:
        return None
    job, _ = counts.most_common(1)[0]
    on_it = {path for path, profile in profiles.items() if job <= profile.subject}
    is_most = 2 * len(on_it) > len(profiles)
    if is_most:
        on_it |= {path for path, profile in profiles.items() if not profile.job}
    others = profiles.keys() - on_it
    if not others or not (is_most or len(on_it) >= SEVERAL):
        return None
    return OneJob(frozenset(on_it), frozenset(others), is_most)
