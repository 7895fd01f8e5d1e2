"""The country that "nationally" means where the figure's own words do not name it."""

from functools import lru_cache

from knowledge.salaries.currencies import country_code, currency_of, local_currency
from knowledge.salaries.places import find_places


def nation_of(text: str, mark: str | None) -> str | None:
    """The one country named in ``text`` whose money ``mark`` can be, as it is first written there."""
    fitting = [name for name in _countries_named(text) if _is_money_of(mark, name)]
    return fitting[0] if len(fitting) == 1 else None


def _is_money_of(mark: str | None, country: str) -> bool:
    return mark is None or currency_of(mark, country, None) == local_currency(country)


@lru_cache(maxsize=4)
def _countries_named(text: str) -> tuple[str, ...]:
    """Each country that ``text`` names, as it is first written."""
    named: dict[str, str] = {}
    for place in find_places(text):
        if code := country_code(place.name):
            named.setdefault(code, place.name)
    return tuple(named.values())
