"""What the elements of a page say of themselves: by element, role, class, id and visibility."""

import re

from selectolax.lexbor import LexborNode

from knowledge.formats.word_sets import word_set

UNREAD = word_set(
    "script style noscript template svg canvas iframe object embed audio video map button input select textarea option"
    " datalist dialog nav footer form img picture"
)
ROLES = word_set(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar tablist toolbar button tooltip"
)
AMP_CONTENT = word_set("amp-accordion amp-fit-text amp-layout amp-list")
BESIDE = word_set(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs banner sidebar footer social share sharing sharebar"
    " cookie cookies consent gdpr newsletter subscribe signup advert advertisement ad ads adsbygoogle"
    " promo sponsored comments masthead popup modal overlay pagination pager toolbar tools skip skiplink jump"
    " citation byline author feedback cta buttons editsection backlink noprint"
)
NEVER_CONTENT = word_set("comments cookie cookies consent gdpr popup modal adsbygoogle newsletter")
# Elements whose names say what they are about.
NOT_NAMED = word_set("table thead tbody tr td th li dd dt cite h1 h2 h3 h4 h5 h6")
SUGGESTIONS = word_set("related relatedposts recommended recommendations suggested popular trending viewed tags")
PANELS = word_set("tab tabs pane panel panels tabpanel accordion collapse collapsible expander faq")
HIDDEN_CLASSES = word_set("hidden d-none visually-hidden sr-only screen-reader-text invisible hide")
HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden|(?<![\w-])(?:height|width):0(?:px|em|%)?(?:;|$)")
DENIAL = re.compile(r"(?:no|not|has|with|without)[_-]")
OPENERS = ("aria-expanded", "aria-controls")
LONGEST_NAMES = 1000


def names_of(node: LexborNode) -> set[str]:
    """The words of an element's classes and id; ``no-footer`` says that there is none."""
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    names = (name for name in named[:LONGEST_NAMES].lower().split() if not DENIAL.match(name))
    return {token for name in names for token in re.split("[_-]+", name)}


def is_unread(node: LexborNode) -> bool:
    """Whether an element is, by its kind or role, something to use or to play rather than to read."""
    tag, attributes = node.tag or "", node.attributes
    if tag in UNREAD or (attributes.get("role") or "").lower() in ROLES:
        return not _opens_panel(node)
    return (tag.startswith("amp-") and tag not in AMP_CONTENT) or "aria-live" in attributes


def _opens_panel(node: LexborNode) -> bool:
    """A button that unfolds a panel is the panel's title."""
    pressed = node.tag == "button" or node.attributes.get("role") == "button"
    return pressed and any(name in node.attributes for name in OPENERS) and not names_of(node).isdisjoint(PANELS)


def looks_hidden(node: LexborNode) -> bool:
    """Whether an element is hidden until something shows it; panels of tabs are not."""
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    hidden = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or HIDDEN_STYLE.search(style)
        or not HIDDEN_CLASSES.isdisjoint((attributes.get("class") or "").lower().split())
    )
    return bool(hidden) and attributes.get("role") != "tabpanel" and names_of(node).isdisjoint(PANELS)
