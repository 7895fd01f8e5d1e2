"""What comes with Career Bot: where its articles lie, and by which code files are read."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from knowledge.folders import scan_folder


def packaged_articles() -> Path:
    """The folder with the articles that come with Career Bot."""
    return _package() / "articles"


@cache
def reader() -> str:
    """The name of the code that reads articles: the same as long as that code is the same.

    It is taken from the source itself, so nobody can forget to raise a number and leave articles as a former version
    read them. All of ``knowledge`` counts, which at worst reads articles once more than needed after an upgrade.
    """
    code = hashlib.sha256()
    for source in sorted(_package().rglob("*.py")):
        code.update(source.read_bytes())
    return code.hexdigest()[:16]


def release(articles: Path | None) -> str:
    """What comes with this Career Bot, as a digest: the code that reads, and the packaged ``articles`` if any."""
    content = hashlib.sha256(reader().encode())
    for file in scan_folder(articles).files if articles else ():
        content.update(f"{file.path}\0{file.digest}\n".encode())
    return content.hexdigest()[:16]


def _package() -> Path:
    return Path(str(files("knowledge")))
