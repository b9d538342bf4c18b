"""``goodoffices``: the command line.

Source: none.
"""

from __future__ import annotations

import io
import signal
import sys
from typing import Annotated

import typer

from goodoffices.commands import (
    add,
    brief,
    check,
    compare,
    console,
    demo,
    elicit,
    exchange,
    look,
    new,
    simulate,
)
from goodoffices.version import __version__

app = typer.Typer(
    name="goodoffices",
    help="What could be agreed, what would hold, and who could block it: "
    "from the record of a negotiation, on this machine only.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"goodoffices {__version__}")
        raise typer.Exit


@app.callback()
def _app(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the record of a negotiation and compute what could be agreed."""


for command in (demo.demo, new.new, add.add, check.check, look.look, compare.compare, brief.brief):
    app.command()(command)
app.command()(elicit.elicit)
app.command("import")(exchange.import_)
app.command()(exchange.export)
app.command()(simulate.simulate)


def main() -> None:
    """Run the command line; exit 0 fine, 1 something needs attention, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that cannot write “ ” shows “?” there instead of failing
            stream.reconfigure(errors="replace")
    code = console.guarded(lambda: app(standalone_mode=False))
    # all is said and done: whoever stops it now stops nothing
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)
