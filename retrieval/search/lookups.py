"""Where to look for what a question names: articles by the stems of what they are about, words by their spelling."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from retrieval.language.concepts import concept_words
from retrieval.search.inverted import Inverted
from retrieval.search.profiles import Profile, Stems

_ByPath = Collection[tuple[str, Collection[Stems]]]
_Profiles = Mapping[str, Profile]

Spelling = tuple[str, int]
"""First letter and length of a word."""


class Phrases:
    """Articles by phrases, of which many share the same few: from a stem to phrases, from there to paths."""

    def __init__(self, by_stem: Inverted[str, Stems] | None = None, paths: Inverted[Stems, str] | None = None) -> None:
        self.by_stem = by_stem or Inverted()
        self.paths = paths or Inverted()

    def any_with_all(self, stems: Stems) -> bool:
        """Whether any article has a phrase with all these stems."""
        return bool(self.by_stem.having_all(stems))

    def with_all(self, stems: Stems) -> set[str]:
        """The paths of the articles with a phrase that has all these stems; none for no stems."""
        return self.paths.having_any(self.by_stem.having_all(stems))

    def updated(self, gone: _ByPath, come: _ByPath) -> Self:
        """Without the articles ``gone`` and with those that ``come``, each path with its phrases."""
        paths = self.paths.updated(gone, come)
        touched = {phrase for _, phrases in (*gone, *come) for phrase in phrases}
        stale = [(phrase, phrase) for phrase in touched if self.paths[phrase] and not paths[phrase]]
        fresh = [(phrase, phrase) for phrase in touched if paths[phrase] and not self.paths[phrase]]
        return type(self)(self.by_stem.updated(stale, fresh), paths)


@dataclass(frozen=True, slots=True)
class Lookups:
    """``about`` leads from a stem to the paths of the articles with that subject, ``headed`` and ``paid`` to those with
    a heading or with the role of a salary fact; ``spelled`` leads to the words that a mistyped one may have meant, the
    articles' own and the vocabulary's."""

    about: Inverted[str, str]
    headed: Phrases
    paid: Phrases
    spelled: Inverted[Spelling, str]

    @classmethod
    def empty(cls) -> Self:
        """Of no articles."""
        spelled = Inverted[Spelling, str]().updated((), _by_spelling(concept_words()))
        return cls(Inverted(), Phrases(), Phrases(), spelled)

    def updated(self, gone: _Profiles, come: _Profiles, stale: Iterable[str] = (), fresh: Iterable[str] = ()) -> Self:
        """Without the articles ``gone`` and with those that ``come``, each path with its profile.

        ``stale`` are the words that no article uses any more, ``fresh`` those that none used before.
        """
        return type(self)(
            self.about.updated(_by_subject(gone), _by_subject(come)),
            self.headed.updated(_by_heading(gone), _by_heading(come)),
            self.paid.updated(_by_role(gone), _by_role(come)),
            self.spelled.updated(
                _by_spelling(word for word in stale if word.isalpha() and word not in concept_words()),
                _by_spelling(word for word in fresh if word.isalpha()),
            ),
        )


def _by_subject(profiles: _Profiles) -> Iterator[tuple[str, Stems]]:
    return ((path, profile.subject) for path, profile in profiles.items())


def _by_heading(profiles: _Profiles) -> _ByPath:
    return [(path, profile.headings) for path, profile in profiles.items()]


def _by_role(profiles: _Profiles) -> _ByPath:
    return [(path, {role for _, role in profile.paid}) for path, profile in profiles.items()]


def _by_spelling(words: Iterable[str]) -> Iterator[tuple[str, list[Spelling]]]:
    return ((word, [(word[0], len(word))]) for word in words)
