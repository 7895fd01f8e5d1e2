"""Areas of the wage survey: in which states an area lies.

Codes are the survey's: ``0000000`` is the nation, a state is its FIPS number and five zeros, a metropolitan area is
``00`` and its five-digit federal code, the rest of a state outside them is the state's FIPS number and a number.
"""

import re
from typing import Final

from knowledge.models import Area, AreaType

NATION_CODE: Final = "0000000"

# Postal abbreviations (US Postal Service, Publication 28) by FIPS 5-2 state number.
_POSTAL: Final = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY", "66": "GU", "72": "PR", "78": "VI",
}  # fmt: skip
_STATES_IN_NAME = re.compile(r", ([A-Z]{2}(?:-[A-Z]{2})*)$")


def area(code: str, name: str, kind: AreaType) -> Area:
    """The area with its states, taken from the end of a metropolitan area's name or else from the code.

    Raises ``ValueError`` for a state number that is not known.
    """
    return Area(code, name, kind, _states(code, name, kind))


def _states(code: str, name: str, kind: AreaType) -> tuple[str, ...]:
    if kind is AreaType.NATION:
        return ()
    if in_name := _STATES_IN_NAME.search(name):
        return tuple(in_name[1].split("-"))
    if code[:2] not in _POSTAL:
        raise ValueError(f"area {code} ({name}) is in no state that is known")
    return (_POSTAL[code[:2]],)
