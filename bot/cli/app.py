"""The command line: every command with its arguments and its help. The work is done in the modules beside this one.

A command imports what it needs when it runs, so that ``--help`` and ``--version`` need neither Discord's library nor
NumPy.
"""

# ruff: noqa: PLC0415
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import curation_app, failures, streams
from bot.logging_setup import Level, set_up_logging
from knowledge.errors import KnownProblem

EXAMPLES = """
[bold]Examples[/]
  career-bot ask "how much does a back-end developer make"
  career-bot ask --knowledge my-articles --json < questions.txt
  career-bot salary registered nurse --place ohio
  career-bot compare electrician plumber --place "los angeles"
  career-bot salaries article.html
  career-bot knowledge check my-articles
"""

LOG_LEVEL = "CAREER_BOT_LOG_LEVEL"
SERVING, ASKING, KEEPING = "Serve", "Ask", "Look after the knowledge"

app = typer.Typer(
    name="career-bot",
    help="Career questions, answered with verbatim, cited excerpts and whole salary facts.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
knowledge_app = typer.Typer(no_args_is_help=True, help="Look after the articles that answers come from.")
app.add_typer(knowledge_app, name="knowledge", rich_help_panel=KEEPING)

knowledge_app.add_typer(curation_app.commands)

wages_app = typer.Typer(no_args_is_help=True, help="The table of official US wages.")
knowledge_app.add_typer(wages_app, name="wages")

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def show_version(wanted: bool) -> None:
    """Print the version and end, as ``--version`` asks."""
    if wanted:
        streams.put(f"career-bot {version('career-bot')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", is_eager=True, callback=show_version)
    ] = False,
    log_level: Annotated[
        Level | None,
        typer.Option(
            metavar="LEVEL",
            case_sensitive=False,
            help=f"debug, info, warning or error, on standard error; by default what {LOG_LEVEL} says.",
        ),
    ] = None,
) -> None:
    """Take the options that every command has."""
    set_up_logging(log_level or level_set() or Level.WARNING)
    context.obj = log_level


def level_set() -> Level | None:
    """The level in the environment, if it is one: what is wrong with a setting is told where settings are read."""
    try:
        return Level(os.environ.get(LOG_LEVEL, ""))
    except ValueError:
        return None


@app.command(rich_help_panel=SERVING)
def run(
    context: typer.Context,
    discord: Annotated[
        bool, typer.Option("--discord", help="Only Discord: without a token, or with a refused one, end with code 78.")
    ] = False,
) -> None:
    """Start the bot: on Discord with a token, in this terminal without one."""
    from bot.cli.run import run

    run(only_discord=discord, log_level=context.obj)


@app.command(rich_help_panel=SERVING)
def invite(
    client_id: Annotated[
        int | None, typer.Argument(min=1, help="The application's id; by default the one that the token belongs to.")
    ] = None,
) -> None:
    """Print the link that invites the bot to a server, and what each permission is for."""
    from bot.cli.invite import invite

    invite(client_id)


@app.command(rich_help_panel=SERVING)
def health(json: Json = False) -> None:
    """Tell whether a running bot is connected; the exit code is 1 if none is."""
    from bot.cli.health import health

    health(as_json=json)


@app.command(rich_help_panel=ASKING)
def ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUESTION]", help="Without it: one question a line from standard input."),
    ] = None,
    knowledge: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Answer from this folder and nothing else, and keep nothing.")
    ] = None,
    previous: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="The question that this one follows up.")
    ] = None,
    json: Json = False,
) -> None:
    """Answer a question, or one a line from standard input."""
    from bot.cli.ask import ask

    asked = None if question is None else streams.clean(" ".join(question))
    ask(asked, knowledge, None if previous is None else streams.clean(previous), as_json=json)


@app.command(rich_help_panel=ASKING)
def salary(
    role: Annotated[list[str], typer.Argument(metavar="ROLE...", help="A job, for example: registered nurse.")],
    place: Annotated[
        str, typer.Option(metavar="PLACE", help="A state, a city or a metropolitan area; by default the US.")
    ] = "",
    json: Json = False,
) -> None:
    """Tell what a job pays: the official US wage, and what articles say."""
    from bot.cli.salary import salary

    salary(streams.clean(" ".join(role)), streams.clean(place), as_json=json)


@app.command(rich_help_panel=ASKING)
def compare(
    things: Annotated[
        list[str], typer.Argument(metavar="A B [C D]", help="Two to four jobs; or one job, and two to four places.")
    ],
    place: Annotated[str, typer.Option(metavar="PLACE", help="Where the jobs are compared; by default the US.")] = "",
    json: Json = False,
) -> None:
    """Set official wages side by side, like with like only."""
    from bot.cli.compare import compare

    compare([streams.clean(thing) for thing in things], streams.clean(place), as_json=json)


@app.command(rich_help_panel=ASKING)
def salaries(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders with articles.")],
    json: Json = False,
) -> None:
    """List every salary fact found in these files."""
    from bot.cli.salaries import salaries

    salaries(paths, as_json=json)


@knowledge_app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; by default all that is served.")
    ] = None,
) -> None:
    """Read the articles and say what is in each and what is wrong; writes nothing."""
    from bot.cli.knowledge import check

    check(paths or [])


@knowledge_app.command()
def show(path: Annotated[str, typer.Argument(help="An article's id, or a file.")]) -> None:
    """Print an article's readable text, on which every start and end counts."""
    from bot.cli.knowledge import show

    show(path)


@knowledge_app.command()
def gaps(
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them to this file, as CSV for a spreadsheet.")
    ] = None,
    json: Json = False,
) -> None:
    """List what members asked in vain, and which answers helped."""
    from bot.cli.gaps import gaps

    gaps(export, as_json=json)


@wages_app.command("import")
def import_wages(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where oe.data.0.Current, oe.area and so on are.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of release (YYYY-MM-DD), which the files do not tell.")
    ] = None,
) -> None:
    """Import a release of the wage survey from the files of the US Bureau of Labor Statistics."""
    from bot.cli.wages import import_wages

    import_wages(folder, published)


def main() -> None:
    """Run the command line and end the process with the contract's exit codes."""
    streams.prepare()
    try:
        app(prog_name="career-bot")
    except KnownProblem as problem:
        sys.exit(failures.report(problem))
    except Exception as error:  # noqa: BLE001 - the outermost edge: whatever it is, it is told and kept
        sys.exit(failures.report_unknown(error))
