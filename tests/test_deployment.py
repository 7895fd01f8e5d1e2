"""What operators install from: the Dockerfile, its script, and the systemd unit."""

import fnmatch
import os
import re
import shutil
import site
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UNIT = ROOT / ".deploy/career-bot.service"
SCRIPT = ROOT / ".deploy/install.sh"
NOBODY = 65_534
SECRET = re.compile(r"token|secret|password", re.IGNORECASE)


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order: name, and the rest on one line."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def last_stage() -> dict[str, str]:
    """The last instruction of each kind in the stage that becomes the image."""
    steps = instructions()
    (begin,) = [number for number, step in enumerate(steps) if step[0] == "FROM"][-1:]
    return dict(steps[begin:])


def unit() -> dict[str, str]:
    """The last setting of each name in the systemd unit."""
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@pytest.fixture(scope="module")
def python() -> str:
    """A Python that users other than this one may run too, where there is one."""
    everybodys = "/usr/bin/python3"
    probe = "import sys, ensurepip, venv; sys.exit(sys.version_info[:2] != %r)" % (sys.version_info[:2],)  # noqa: UP031
    if Path(everybodys).exists() and not subprocess.run([everybodys, "-c", probe], check=False).returncode:
        return everybodys
    return sys.executable


@pytest.fixture(scope="module")
def installed(python: str) -> Iterator[Path]:
    """What the script installs, without the network: the dependencies are this environment's own."""
    with tempfile.TemporaryDirectory(prefix="career-bot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        dependencies = folder / "dependencies"
        copy_dependencies(dependencies)
        path = folder / "path"
        path.mkdir()
        (path / "python3").symlink_to(python)
        environment = folder / "career-bot"
        subprocess.run([python, "-m", "venv", environment], check=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        (environment / "lib" / version / "site-packages/dependencies.pth").write_text(f"{dependencies}\n")
        # The path comes before what a new environment brings along, which is too old to build this.
        offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(dependencies)}
        offline["PATH"] = f"{path}:{os.environ['PATH']}"
        subprocess.run(["sh", SCRIPT, ROOT, environment], check=True, env=os.environ | offline)
        yield environment


def copy_dependencies(folder: Path) -> None:
    """Everything that is installed here, but Career Bot."""
    folder.mkdir()
    for entry in Path(site.getsitepackages()[0]).iterdir():
        if not re.search("career.bot|__editable__|^pip", entry.name):
            (folder / entry.name).symlink_to(entry)


def ask(installed: Path, **options: int) -> "subprocess.CompletedProcess[str]":
    """Ask the installed bot something, with a new data folder."""
    with tempfile.TemporaryDirectory() as data:
        if options:
            os.chown(data, options["user"], options["group"])
        question = "how much does a back-end developer make"
        environment = {"CAREER_BOT_DATA": data, "PATH": os.environ["PATH"], "HOME": data}
        command = [installed / "bin/career-bot", "ask", question]
        return subprocess.run(
            command, env=environment, cwd=data, capture_output=True, text=True, check=False, timeout=120, **options
        )


def test_the_script_installs_a_bot_that_answers(installed: Path) -> None:
    """From the wheel, in an environment of its own, with nothing of the checkout."""
    done = ask(installed)
    assert done.returncode == 0, done.stderr
    assert "a year" in done.stdout
    assert list(installed.glob("lib/*/site-packages/career_bot-*.dist-info"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else")
def test_the_installed_bot_needs_no_privileges(installed: Path, python: str) -> None:
    """Somebody who owns nothing but the data folder can run it."""
    nobody = {"user": NOBODY, "group": NOBODY}
    if subprocess.run([python, "-c", ""], check=False, **nobody).returncode:
        pytest.skip(f"other users may not run {python} here")
    done = ask(installed, **nobody)
    assert done.returncode == 0, done.stderr
    assert "a year" in done.stdout


def test_the_image_is_made_by_the_script_that_is_tested() -> None:
    """Its build stage runs that script and nothing else."""
    runs = [rest for name, rest in instructions() if name == "RUN"]
    assert runs[0] == "sh .deploy/install.sh /source /opt/career-bot"
    assert all("pip" not in run for run in runs)


def test_the_image_runs_without_privileges_and_tells_its_health() -> None:
    """As a numbered user, in its volume, serving Discord."""
    stage = last_stage()
    user, group = map(int, stage["USER"].split(":"))
    assert user >= 1_000
    assert f"install -d -o {user} -g {group} -m 0700 {stage['VOLUME']}" in stage["RUN"]
    assert f"CAREER_BOT_DATA={stage['VOLUME']}" in stage["ENV"]
    assert stage["HEALTHCHECK"].endswith('CMD ["career-bot", "health"]')
    assert (stage["ENTRYPOINT"], stage["CMD"]) == ('["career-bot"]', '["run", "--discord"]')


def test_no_secret_gets_into_the_image() -> None:
    """Neither by an instruction nor with the files: what is copied is named one by one."""
    assert not [rest for name, rest in instructions() if name in {"ENV", "ARG", "RUN", "COPY"} and SECRET.search(rest)]
    first, *others = [
        line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    assert first == "*"
    sent = {line[1:] for line in others if line.startswith("!")}
    copied = {
        part for name, rest in instructions() if name == "COPY" and "--from" not in rest for part in rest.split()[:-1]
    }
    assert copied == sent
    assert all((ROOT / name).exists() for name in sent)
    assert not any(fnmatch.fnmatch(".env", pattern) for pattern in sent)


def test_a_start_that_must_fail_again_is_not_tried_again() -> None:
    """Exit code 78 ends the service; anything else starts it again, less often than Discord allows log-ins a day."""
    settings = unit()
    assert settings["Restart"] == "on-failure"
    assert settings["RestartPreventExitStatus"] == "78"
    assert 24 * 60 * 60 / int(settings["RestartSec"].removesuffix("s")) < 1_000


def test_the_token_is_a_credential_of_the_service() -> None:
    """It stands in no setting and no environment variable, which others could read."""
    settings = unit()
    assert settings["LoadCredential"] == "token:/etc/career-bot/token"
    assert "DISCORD_TOKEN_FILE=%d/token" in settings["Environment"]
    assert "DISCORD_TOKEN=" not in UNIT.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this system has no systemd")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    """Without a warning, and it calls the service well protected."""
    path = tmp_path / UNIT.name
    path.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/career-bot/bin/career-bot", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)
    if "Failed to" in done.stderr and UNIT.name not in done.stderr:
        pytest.skip(f"systemd-analyze does not work here: {done.stderr.strip()}")
    assert (done.returncode, done.stderr) == (0, "")
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
