"""The command line. One module a command; none of them is imported before it is called."""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """Entry of the console script, tuned for short runs.

    The garbage collector looks only now and then: next to nothing here is garbage. And the process ends without taking
    the gazetteer apart again, once everything is written out.
    """
    import gc
    import os
    import sys

    gc.set_threshold(100_000, 20, 20)
    from sorbnames.cli.app import app
    from sorbnames.without_pandas import leave_out_pandas

    leave_out_pandas()

    code = app.run(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)
