"""The country that "nationally" means where the figure's own words do not name it."""

from functools import lru_cache

from knowledge.salaries.currencies import country_at, country_code, currency_of, local_currency
from knowledge.salaries.places import find_places


def nation_of(text: str, mark: str | None) -> str | None:
    """The country named in ``text`` whose money ``mark`` can be, as it is first written there.

    ``None`` where there are several, or where a city of another such country is named too.
    """
    fitting = [country for place, country in _countries_of(text) if _is_money_of(mark, place)]
    return fitting[0] if len(fitting) == 1 else None


def _is_money_of(mark: str | None, place: str) -> bool:
    """Whether an amount marked so can be in the money of ``place``, as far as the country of that is known."""
    return mark is None or local_currency(place) in (None, currency_of(mark, place, None))


def may_be_paid_in(place: str, mark: str | None) -> bool:
    """Whether pay at ``place`` may be told in ``mark``: in its own money, or in dollars said to be American."""
    return mark in {"USD", "US$"} or _is_money_of(mark, place)


@lru_cache(maxsize=4)
def _countries_of(text: str) -> tuple[tuple[str, str | None], ...]:
    """For each country a place in it that ``text`` names, and the country's own name as first written, if it is."""
    named: dict[str, tuple[str, str | None]] = {}
    for place in find_places(text, anyhow=True):
        if code := country_at(place.name):
            country = named[code][1] if code in named else None
            named[code] = place.name, country or (place.name if country_code(place.name) else None)
    return tuple(named.values())
