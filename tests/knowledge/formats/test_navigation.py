"""Lines that say nothing."""

import pytest

from knowledge.formats.navigation import promotes, says_nothing


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Sign up",
        "Next: View Schools",
        "Find your perfect school",
        "Don’t miss out on articles like these. Sign up!",
        "Ready to start? Check out our courses!",
        "Check out our open positions.",
        "Updated: 3/4/2021",
        "Last updated on May 4, 2021",
        "© 2024 Example",
        "Source: National Statistics",
        "5 min read",
        "Jane Q. Doe is a freelance journalist living in Leeds.",
        "* * *",
        "--",
    ],
)
def test_navigation_appeals_and_credits_say_nothing(line: str) -> None:
    """What a page asks of its visitor and says of itself is recognised."""
    assert says_nothing(line)


@pytest.mark.parametrize(
    "line",
    [
        "Cookie decorators earn $15 an hour.",
        "Loading dock workers lift heavy boxes.",
        "Published salaries range from $50,000 to $70,000.",
        "A technical writer is a writer of manuals.",
        "Search engineers work on ranking.",
        "Homes need electricians.",
        "Photographers sell images.",
        "Related experience is required.",
        "Sources of income vary.",
        "Get started with an apprenticeship.",
        "The median annual wage was $50,000.",
    ],
)
def test_sentences_about_work_say_something(line: str) -> None:
    """A sentence that merely begins with such a word is kept."""
    assert not says_nothing(line)


def test_sections_that_lead_elsewhere_are_recognised() -> None:
    """Headings of advertising and related links, and not those of related careers."""
    assert promotes("Popular Schools")
    assert promotes("Related articles")
    assert not promotes("Related Careers")
    assert not promotes("Top jobs for nurses")
