"""How long the command takes to start, as a ratio to a three-line click program in the same run.

Run: make bench (or: python benchmarks/startup.py). CPU seconds of whole processes, median of nine pairs.
"""

import compileall
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage  # not on Windows, where this is not measured

HERE = Path(__file__).resolve().parent
RUNS = 9
FLOOR = "import click\nm = click.command()(lambda: click.echo('hello'))\nm()\n"


def cpu(command: list[str]) -> float:
    """Return the CPU seconds (user and system) of one run of the command."""
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"{command} left with {done.returncode}: {done.stderr.decode()}")
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command: list[str], floor: list[str]) -> tuple[float, float]:
    """Return the median ratio of the command to the floor, pair by pair, and the floor's median seconds."""
    cpu(command), cpu(floor)
    pairs = [(cpu(command), cpu(floor)) for _ in range(RUNS)]
    return statistics.median(a / b for a, b in pairs), statistics.median(b for _, b in pairs)


def main() -> None:
    """Print the two figures."""
    # An installation has bytecode; a checkout where PYTHONDONTWRITEBYTECODE is set has none.
    compileall.compile_dir(HERE.parent / "src" / "incident_refs", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        floor_file = Path(folder) / "floor.py"
        floor_file.write_text(FLOOR, encoding="utf-8")
        floor = [sys.executable, str(floor_file)]
        # as the installed script does it
        ours = [sys.executable, "-c", "from incident_refs.cli.main import run; run()"]
        for name, arguments, bound in (
            ("incident-refs --help", ["--help"], 1.2),
            ("incident-refs resolve AIAAIC0276", ["--refs", "refs", "resolve", "AIAAIC0276"], 6.0),
        ):
            found, seconds = ratio([*ours, *arguments], floor)
            print(f"{name:<36} {found:5.2f} x a three-line click program ({seconds * 1000:.0f} ms); at most {bound}")


if __name__ == "__main__":
    main()
