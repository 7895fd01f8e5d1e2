"""Which jobs a message names or describes, as the articles know them.

"How much does a nurse make?" asked of articles on back-end developers must be refused however well its other words
match; so the job is looked for first, by what each article is about.
"""

from collections.abc import Sequence

from retrieval.language.spans import positions
from retrieval.language.terms import stem_set
from retrieval.language.words import stem
from retrieval.names.earning import is_paid
from retrieval.names.occupations import Mention, mentions
from retrieval.search.corpus import Corpus, is_content
from retrieval.understanding.bystanders import is_aimed_at
from retrieval.understanding.jobs_described import described
from retrieval.understanding.message import Message
from retrieval.understanding.roles import HARDLY, Role, Standing, is_spoken_of, named_role
from retrieval.understanding.software import DEVELOPERS

LONGEST_TITLE = 3
"""Words of a title that may be the name of a job."""

_FIRST_PERSON = frozenset(("i", "i'm", "im", "i've", "ive", "i'd", "me", "my", "we"))


def roles_in(message: Message, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs a message names, in order.

    A bare "manager" or "welding" counts only where no job is named more plainly: as a subject where articles are about
    it, where its pay is asked for, and a line of work that hardly occurs in them as one that they do not cover. Whoever
    is "a cook thinking about welding" has one job and wants the other. What one article of many is about may also be
    told by its line of work alone.
    """
    asked = message.said
    weighed = [(mention, named_role(mention, corpus), _is_paid(mention, asked)) for mention in mentions(asked)]
    found = [
        (mention, role, paid) for mention, role, paid in weighed if paid or not _is_plain_word(mention, role, corpus)
    ]
    plain = [mention for mention, _, _ in found if not mention.generic]
    named = tuple(
        role
        for mention, role, paid in found
        if not mention.generic
        or _is_a_subject(role, corpus)
        or (not plain and (paid or _is_foreign(mention, role, corpus)))
        or (_is_asked_beside(plain, mention, message) and _is_foreign(mention, role, corpus))
    )
    return _beside_described(named or _titled(asked, corpus), message, corpus) or tuple(
        role for mention, role, _ in found if _is_field_of_a_subject(mention, role, corpus)
    )


def _beside_described(named: tuple[Role, ...], message: Message, corpus: Corpus) -> tuple[Role, ...]:
    """The jobs named and, where none of them is what an article is about, the one that is described.

    A name within the description ("typing up what doctors say") is not the job described. One that no article is about
    is meant only where no job is named beside it, and among articles on one job only where nobody tells of themselves:
    those who ask of it come from other jobs.
    """
    told = [mention for mention in described(message.said) if _says_more(mention, named, message)]
    roles = [named_role(mention, corpus) for mention in told]
    subjects = [role for role in roles if role.standing is Standing.SUBJECT]
    longest = max(subjects or roles, key=lambda role: role.end - role.start, default=None)
    if longest is None:
        return named
    beside = [role for role in named if role.end <= longest.start or role.start >= longest.end]
    of_the_writer = bool(corpus.theme) and not _FIRST_PERSON.isdisjoint(message.said)
    asked_about = [role for role in beside if role.start not in message.told]
    if any(role.standing is Standing.SUBJECT for role in asked_about) or (not subjects and (beside or of_the_writer)):
        return named
    return tuple(sorted((*beside, longest), key=lambda role: role.start))


def _says_more(description: Mention, named: Sequence[Role], message: Message) -> bool:
    """Whether a description is more than names of jobs, and has those that it has whole."""
    words = range(description.start, description.end)
    known = [role for role in named if role.standing in (Standing.SUBJECT, Standing.HEADED)]
    across = any(role.start in words or role.end - 1 in words for role in known if not _is_within(role, words))
    return not across and any(is_content(message.said[word]) for word in set(words) - positions(named))


def _is_within(role: Role, words: range) -> bool:
    return role.start in words and role.end - 1 in words


def _is_a_subject(role: Role, corpus: Corpus) -> bool:
    """Whether articles are about it; of many jobs, a "worker" or "helper" has to be the only one in all titles."""
    if role.standing is not Standing.SUBJECT or corpus.theme:
        return role.standing is Standing.SUBJECT
    paths = corpus.lookups.about.having_all(role.known_as)
    return len(paths) == 1 and all(role.asked <= stem_set(corpus.article(path).title) for path in paths)


def _is_field_of_a_subject(mention: Mention, role: Role, corpus: Corpus) -> bool:
    """Whether it is the work of those whom one article of many is about: "glazing" beside one on glaziers."""
    is_field = mention.name in mention.occupations[0].fields
    is_subject = role.standing is Standing.SUBJECT and not corpus.theme
    return is_field and is_subject and len(corpus.lookups.about.having_all(role.known_as)) == 1


def _titled(asked: Sequence[str], corpus: Corpus) -> tuple[Role, ...]:
    """What is in no list of jobs and yet all that an article's title names: "Falconers"."""
    for start in range(len(asked)):
        for end in range(start + 1, min(start + LONGEST_TITLE, len(asked)) + 1):
            said = " ".join(asked[start:end])
            if (name := stem_set(said)) in corpus.titled:
                return (Role(said, start, end, name, (name,), Standing.SUBJECT, name),)
    return ()


def _is_plain_word(mention: Mention, role: Role, corpus: Corpus) -> bool:
    """Whether articles that know no such job use its name all the time, as those on web work do "server".

    Those on developers speak of software and of engineers without being about software engineers; but a "database
    administrator" or a "security engineer" is one, whatever they say of databases and security. A "culinary school" is
    where one learns, and no job, where articles on many speak of it.
    """
    if mention.name.endswith(" school") and not corpus.theme and all(term in corpus.index for term in role.asked):
        return True
    plain = len(role.asked) == 1 or _are_developers(mention, corpus)
    return role.standing is Standing.ABSENT and plain and is_spoken_of(role.asked, corpus)


def _is_paid(mention: Mention, asked: Sequence[str]) -> bool:
    """Whether it is the pay of this very name that is asked for ("how much does a server make", "manager salary").

    The figures of the job that articles are about would be taken for its own.
    """
    is_field = any(mention.name in occupation.fields for occupation in mention.occupations)
    return is_paid(asked, mention.start, mention.end) and not is_field


def _is_asked_beside(plain: Sequence[Mention], mention: Mention, message: Message) -> bool:
    """Whether somebody wants to have a line of work, or asks for its pay in a clause that names none of these jobs."""
    if is_aimed_at(message.said, mention.start, mention.end):
        return True
    first, last = message.clause(mention.start)
    beside = any(first <= other.start < last for other in plain)
    return not beside and is_paid(message.said, mention.start, mention.end)


def _are_developers(mention: Mention, corpus: Corpus) -> bool:
    """Whether it names such developers, officially, as the articles are about."""
    heads = {stem(occupation.title.split()[-1].lower()) for occupation in mention.occupations[:1]}
    return not heads.isdisjoint(corpus.theme & DEVELOPERS)


def _is_foreign(mention: Mention, role: Role, corpus: Corpus) -> bool:
    is_field = any(mention.name in occupation.fields for occupation in mention.occupations)
    rare = any(corpus.index.share(term) < HARDLY for term in role.asked)
    return is_field and rare and role.standing is Standing.ABSENT
