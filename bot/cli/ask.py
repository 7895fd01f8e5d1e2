"""``career-bot ask``: one question from the arguments, or one a line from standard input."""

from pathlib import Path

from bot.cli import streams
from bot.cli.asking import asking, asking_folder
from bot.render import jsonl, terminal
from bot.settings import Settings


def ask(question: str | None, folder: Path | None, previous: str | None, as_json: bool) -> None:
    """Print the answer to ``question``, or to each line of standard input where it is ``None``.

    ``folder`` is the only source where it is given. Raises ``KnownProblem`` where nothing can be asked at all.
    """
    console = terminal.console()
    with asking(Settings.load()) if folder is None else asking_folder(folder) as answer:
        by_hand = question is None and streams.typed_by_hand()
        if by_hand:
            streams.tell("One question a line; Ctrl-D ends.")
        for asked in streams.lines() if question is None else [question]:
            if as_json:
                streams.put(jsonl.answer_line(answer(asked, previous)))
            elif question is not None or by_hand:
                terminal.show(answer(asked, previous), console)
            else:
                terminal.show_exchange(asked, answer(asked, previous), console)
