"""Known problems of looking after the knowledge base: what was asked for cannot be done, and nothing was changed."""

from typing import TYPE_CHECKING

from knowledge.errors import KnownProblem

if TYPE_CHECKING:
    from bot.curation.previews import Preview


class StalePreview(KnownProblem):
    """What would be applied is no longer what was shown. ``fresh`` is what it would be now."""

    def __init__(self, fresh: "Preview") -> None:
        super().__init__(
            "Something changed since this preview was made, so nothing was applied.",
            "Look at what would be applied now, and confirm that.",
        )
        self.fresh = fresh


class UnknownDraft(KnownProblem):
    """There is no draft of that stamp: applied, discarded, expired, or never made."""


class RefusedFile(KnownProblem):
    """A file is not taken for an article, because of its kind, its size or its name."""


class UnknownArticle(KnownProblem):
    """No article has that path."""


class UnknownGeneration(KnownProblem):
    """No generation of that number is stored, or it is the one that is served."""


class FolderNotWritable(KnownProblem):
    """The operator's folder cannot be changed; what it held is still there."""

    restart_helps = True


class BadBackup(KnownProblem):
    """A file is no whole backup of Career Bot, or a backup cannot be written or put back."""
