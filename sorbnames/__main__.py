"""``python -m sorbnames``."""

from sorbnames.cli import main

main()
