"""Rate limits as Discord tells them in headers, and, where asked for, as it enforces them.

The figures are examples: Discord's are not fixed, and a bot must follow the headers.
"""

import hashlib
import time
from dataclasses import dataclass
from functools import cache

from bot.sandbox.clock import Clock

DEFAULT = (10, 1.0)
BY_ROUTE = {
    "POST /channels/{channel_id}/messages": (5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": (5, 5.0),
    "POST /webhooks/{webhook_id}/{webhook_token}": (5, 2.0),
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": (5, 2.0),
}
MAJOR = ("channel_id", "guild_id", "webhook_token", "interaction_token")


@dataclass(slots=True)
class Window:
    """How many requests are left until the window ends."""

    ends: float
    remaining: int


class RateLimits:
    """One bucket a route and major parameter. Without ``enforced`` a bucket always looks fresh."""

    def __init__(self, clock: Clock, enforced: bool) -> None:
        self._clock = clock
        self._enforced = enforced
        self._windows: dict[tuple[str, ...], Window] = {}

    def count(self, route: str, parameters: dict[str, str]) -> tuple[dict[str, str], float | None]:
        """Count one request. Returns the headers, and after how many seconds to try again if it was one too many."""
        limit, seconds = BY_ROUTE.get(route, DEFAULT)
        if not self._enforced:
            return self._headers(route, limit, limit - 1, seconds), None
        key = (route, *(parameters[name] for name in MAJOR if name in parameters))
        now = self._clock.now()
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            window = self._windows[key] = Window(now + seconds, limit)
        left = window.ends - now
        if window.remaining == 0:
            return self._headers(route, limit, 0, left), left
        window.remaining -= 1
        return self._headers(route, limit, window.remaining, left), None

    @staticmethod
    def _headers(route: str, limit: int, remaining: int, seconds: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": f"{time.time() + seconds:.3f}",
            "X-RateLimit-Reset-After": f"{seconds:.3f}",
            "X-RateLimit-Bucket": bucket(route),
        }


@cache
def bucket(route: str) -> str:
    """The opaque name of a route's bucket."""
    return hashlib.sha256(route.encode()).hexdigest()[:32]
