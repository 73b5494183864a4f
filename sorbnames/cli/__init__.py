"""The command line. One module a command; none of them is imported before it is called."""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """Entry of the console script."""
    from sorbnames.cli.app import app

    app.main()
