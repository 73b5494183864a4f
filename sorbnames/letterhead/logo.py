"""The logo: a picture that every output can print, with its size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from sorbnames.errors import InvalidData
from sorbnames.letterhead.din5008 import FORMS
from sorbnames.letterhead.extras import needed
from sorbnames.letterhead.notes import Note, note
from sorbnames.letterhead.profile import Profile

#: More is no logo but a poster, or a file made to fill the memory.
MOST_MEGAPIXELS = 40

#: What stays free above and below the head, in millimetres.
MARGIN = 11.0

#: Kinds and colours that DOCX, PDF and browsers all take as they are; everything else becomes a PNG.
_KINDS = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB")}


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG picture; ``width`` and ``height`` as printed, in millimetres."""

    data: bytes
    kind: str
    width: float
    height: float
    alt: str = ""


def load_logo(profile: Profile) -> tuple[Logo | None, tuple[Note, ...]]:
    """The logo of a profile, or None; one that is higher than the head is made smaller, and noted.

    Raises InvalidData for what is no picture.
    """
    if not profile.logo:
        return None, ()
    image_module = needed("PIL.Image", "Pillow")
    try:
        data = Path(profile.logo).read_bytes()
    except FileNotFoundError:
        _refuse(profile, "logo_missing")
    except OSError as error:
        _refuse(profile, "logo_no_picture", reason=error.strerror or type(error).__name__)
    if data.lstrip()[:5] in (b"<?xml", b"<svg ") and b"<svg" in data[:4096]:
        _refuse(profile, "logo_svg")
    try:
        image = image_module.open(io.BytesIO(data))
        pixels = image.width * image.height
        if pixels > MOST_MEGAPIXELS * 1_000_000:
            _refuse(profile, "logo_too_large", megapixels=pixels // 1_000_000, most=MOST_MEGAPIXELS)
        image.load()
        kind = str(image.format)
        if image.mode not in _KINDS.get(kind, ()):
            stream = io.BytesIO()
            image.convert("RGBA" if "A" in image.mode or "transparency" in image.info else "RGB").save(stream, "PNG")
            data, kind = stream.getvalue(), "PNG"
    except InvalidData:
        raise
    except Exception as error:  # whatever a broken file makes of the library
        _refuse(profile, "logo_no_picture", reason=type(error).__name__)
    width, high = profile.logo_width, profile.logo_width * image.height / image.width
    most = FORMS[profile.form].head - MARGIN
    notes: tuple[Note, ...] = ()
    if high > most:
        form, line = profile.form, profile.line("logo")
        notes = (note(profile.path, line, "logo_too_high", height=round(high), form=form, most=round(most)),)
        width, high = width * most / high, most
    return Logo(data, kind.lower(), round(width, 2), round(high, 2), profile.organisation.name), notes


def _refuse(profile: Profile, problem: str, **parameters: object) -> NoReturn:
    line = profile.line("logo")
    raise InvalidData(f"letterhead.{problem}", path=profile.path, line=line, logo=profile.logo, **parameters)
