"""What people type for places finds the area they mean, or says what it may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.models import Area, AreaType
from retrieval.wages.place_names import _rows, names_of, place_key, places_abroad, regions
from retrieval.wages.places import PlaceFound, PlaceNotFound, PlaceProblem, WagePlaces
from tests.retrieval.wage_tables import packaged_lookup


@pytest.fixture(scope="module")
def places() -> WagePlaces:
    return packaged_lookup().places


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "National"),
        ("US", "National"),
        ("U.S.A.", "National"),
        ("nationwide", "National"),
        ("the United States", "National"),
        ("ohio", "Ohio"),
        ("OH", "Ohio"),
        ("or", "Oregon"),
        ("state of Texas", "Texas"),
        ("Washington state", "Washington"),
        ("new york state", "New York"),
        ("Georgia", "Georgia"),
        ("Wyoming", "Wyoming"),
        ("Calif.", "California"),
        ("Puerto Rico", "Puerto Rico"),
        ("LA", "Los Angeles-Long Beach-Anaheim, CA"),
        ("L.A.", "Los Angeles-Long Beach-Anaheim, CA"),
        ("NYC", "New York-Newark-Jersey City, NY-NJ"),
        ("new york city", "New York-Newark-Jersey City, NY-NJ"),
        ("Brooklyn, NY", "New York-Newark-Jersey City, NY-NJ"),
        ("Bay Area", "San Francisco-Oakland-Fremont, CA"),
        ("the bay area", "San Francisco-Oakland-Fremont, CA"),
        ("sf", "San Francisco-Oakland-Fremont, CA"),
        ("Silicon Valley", "San Jose-Sunnyvale-Santa Clara, CA"),
        ("San José", "San Jose-Sunnyvale-Santa Clara, CA"),
        ("Dallas", "Dallas-Fort Worth-Arlington, TX"),
        ("Ft. Worth", "Dallas-Fort Worth-Arlington, TX"),
        ("dallas fort worth metro area", "Dallas-Fort Worth-Arlington, TX"),
        ("Plano, TX", "Dallas-Fort Worth-Arlington, TX"),
        ("DC", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("Washington, D.C.", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("Arlington VA", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
        ("District of Columbia", "District of Columbia"),
        ("Twin Cities", "Minneapolis-St. Paul-Bloomington, MN-WI"),
        ("Saint Paul", "Minneapolis-St. Paul-Bloomington, MN-WI"),
        ("St. Louis", "St. Louis, MO-IL"),
        ("saint louis", "St. Louis, MO-IL"),
        ("Kansas City", "Kansas City, MO-KS"),
        ("Portland, Oregon", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("portland me", "Portland-South Portland, ME"),
        ("Vancouver, WA", "Portland-Vancouver-Hillsboro, OR-WA"),
        ("greater Boston", "Boston-Cambridge-Newton, MA-NH"),
        ("boston area", "Boston-Cambridge-Newton, MA-NH"),
        ("Austin, TX 78701", "Austin-Round Rock-San Marcos, TX"),
        ("Winston-Salem", "Winston-Salem, NC"),
        ("Salem", "Salem, OR"),
        ("Nashville", "Nashville-Davidson--Murfreesboro--Franklin, TN"),
        ("Coeur d’Alene", "Coeur d'Alene, ID"),
        ("boise", "Boise City, ID"),
        ("eastern ohio", "Eastern Ohio nonmetropolitan area"),
        ("0018140", "Columbus, OH"),
    ],
)
def test_a_place_is_found(places: WagePlaces, typed: str, name: str) -> None:
    """States, abbreviations, cities, suburbs, nicknames and codes find their area."""
    found = places.find(typed)
    assert isinstance(found, PlaceFound), found
    assert found.area.name == name


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("Portland", ["Portland-Vancouver-Hillsboro, OR-WA", "Portland-South Portland, ME"]),
        ("Washington", ["Washington State", "Washington-Arlington-Alexandria, DC-VA-MD-WV"]),
        ("New York", ["New York State", "New York-Newark-Jersey City, NY-NJ"]),
        ("Columbus", ["Columbus, OH", "Columbus, GA-AL", "Columbus, IN"]),
        ("Research Triangle", ["Raleigh-Cary, NC", "Durham-Chapel Hill, NC"]),
        ("Vancouver", ["Portland-Vancouver-Hillsboro, OR-WA"]),
    ],
)
def test_an_ambiguous_place_names_its_choices(places: WagePlaces, typed: str, choices: list[str]) -> None:
    """Where a name means several areas, or one here and a better known one abroad, the largest comes first."""
    found = places.find(typed)
    assert isinstance(found, PlaceNotFound)
    assert found.problem is PlaceProblem.AMBIGUOUS
    assert [places.label(area) for area in found.choices] == choices


def test_springfield_is_in_five_areas(places: WagePlaces) -> None:
    """The classic: all of them are named."""
    found = places.find("Springfield")
    assert isinstance(found, PlaceNotFound)
    assert {state for area in found.choices for state in area.states} == {"MO", "MA", "OR", "IL", "OH"}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("London", PlaceProblem.ABROAD),
        ("Toronto", PlaceProblem.ABROAD),
        ("Toronto, Ontario", PlaceProblem.ABROAD),
        ("birmingham uk", PlaceProblem.ABROAD),
        ("Lagos, Nigeria", PlaceProblem.ABROAD),
        ("India", PlaceProblem.ABROAD),
        ("Europe", PlaceProblem.ABROAD),
        ("the midwest", PlaceProblem.REGION),
        ("remote", PlaceProblem.REGION),
        ("quebec city", PlaceProblem.ABROAD),
        ("asdfgh", PlaceProblem.UNKNOWN),
        ("!!!", PlaceProblem.UNKNOWN),
    ],
)
def test_what_the_table_lacks_is_told_apart(places: WagePlaces, typed: str, problem: PlaceProblem) -> None:
    """Places abroad, regions and what is no place are three different answers, without a guess."""
    assert places.find(typed) == PlaceNotFound(problem)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("seatle", "Seattle-Tacoma-Bellevue, WA"),
        ("Californa", "California"),
        ("Smallville, Ohio", "Ohio"),
        ("Paris, TX", "Texas"),
    ],
)
def test_an_unknown_place_names_the_nearest(places: WagePlaces, typed: str, nearest: str) -> None:
    """At most three, first the state that was named or the closest spelling."""
    found = places.find(typed)
    assert isinstance(found, PlaceNotFound)
    assert (found.problem, found.choices[0].name) == (PlaceProblem.UNKNOWN, nearest)
    assert len(found.choices) <= 3


def test_a_name_that_was_taken_one_way_tells_the_others(places: WagePlaces) -> None:
    """LA is Los Angeles, and Louisiana is named; Georgia is the state, and the country is remembered."""
    la, georgia = places.find("la"), places.find("georgia")
    assert isinstance(la, PlaceFound)
    assert [area.name for area in la.also] == ["Louisiana"]
    assert isinstance(georgia, PlaceFound)
    assert georgia.abroad


def test_each_area_finds_itself(places: WagePlaces) -> None:
    """The full name of every area means it and nothing else; two states share theirs with a city and say State."""
    areas = packaged_lookup().table.areas
    found = {area: places.find(places.label(area)) for area in areas}
    assert [area.name for area, place in found.items() if not isinstance(place, PlaceFound) or place.area != area] == []
    assert [area.name for area in areas if places.label(area) != area.name] == ["New York", "Washington"]


def test_every_place_of_the_list_is_in_the_table() -> None:
    """No everyday name points at an area that the packaged table does not have."""
    names = names_of(packaged_lookup().table.areas)
    wrong = [
        row["name"]
        for row in _rows()
        if row["places"] and len(names[row["name"]].areas) != row["places"].count(";") + 1
    ]
    assert wrong == []


def test_the_list_is_written_in_the_form_that_is_compared() -> None:
    """A name that ``place_key`` would write otherwise could never be found, and one name has one row."""
    names = [row["name"] for row in _rows()]
    assert [name for name in names if place_key(name) != name] == []
    assert len(names) == len(set(names))
    assert {row["how"] for row in _rows()} == {"take", "ask", "region", "abroad"}
    assert "canada" in places_abroad()
    assert "midwest" in regions()


@given(st.text(max_size=150))
def test_any_text_has_an_answer(typed: str) -> None:
    """Whatever is typed, an area or a reason comes back, and nothing raises."""
    places = packaged_lookup().places
    assert isinstance(places.find(typed), PlaceFound | PlaceNotFound)
    assert len(places.completions(typed)) <= 25


def test_areas_around_an_area(places: WagePlaces) -> None:
    """A metropolitan area is in its principal state and the nation, the nation in nothing."""
    areas = {area.name: area for area in packaged_lookup().table.areas}
    assert places.wider(areas["Kansas City, MO-KS"]) == (areas["Missouri"], areas["National"])
    assert places.wider(areas["Missouri"]) == (areas["National"],)
    assert places.wider(areas["National"]) == ()


def test_completions_begin_with_what_is_typed(places: WagePlaces) -> None:
    """Areas whose own name begins so come first, then those with such a word or nickname, each by size."""
    assert [area.name for area in places.completions("san", 2)] == [
        "San Francisco-Oakland-Fremont, CA",
        "San Diego-Chula Vista-Carlsbad, CA",
    ]
    assert places.completions("brookl")[0].name == "New York-Newark-Jersey City, NY-NJ"
    assert places.completions("")[0].type is AreaType.NATION


def test_a_release_with_other_areas_drops_their_nicknames() -> None:
    """A nickname of an area that a release does not have is unknown, not an error."""
    nation = Area("0000000", "National", AreaType.NATION, ())
    assert WagePlaces([nation]).find("nyc") == PlaceNotFound(PlaceProblem.UNKNOWN)
