"""A profile to begin with, commented in German and English."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sorbnames.documents import write
from sorbnames.documents.base import STANDARD_STREAM
from sorbnames.errors import UnsupportedDocument


def sample_profile() -> str:
    """The text of the profile; it works as it is."""
    return files("sorbnames.letterhead").joinpath("sample.yaml").read_text(encoding="utf-8")


def write_sample(target: str) -> None:
    """Write the profile to a new file, ``-`` to standard output; a file that is there is never replaced."""
    if target != STANDARD_STREAM and Path(target).exists():
        raise UnsupportedDocument("letterhead.profile_there", path=target)
    write(target, sample_profile().encode())
