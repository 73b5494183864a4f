"""The public face: names, laziness, errors, the examples of the documentation."""

from __future__ import annotations

import doctest
import importlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import sorbnames
from sorbnames import errors
from sorbnames.messages import LANGUAGES, render

ROOT = Path(__file__).resolve().parent.parent

#: What DESIGN promises to users of the library, as far as it exists.
PROMISED = ("normalize", "lookup", "check_text", "fix_text", "load", "Gazetteer", "FixResult", "SorbnamesError")


def python(code: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize("name", sorbnames.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(sorbnames, name) is not None
    assert name in dir(sorbnames)


def test_promised_names_are_public() -> None:
    assert set(PROMISED) <= set(sorbnames.__all__)
    assert sorbnames.__all__ == sorted(sorbnames.__all__)


def test_star_import_gives_the_public_names() -> None:
    assert python("from sorbnames import *; print(lookup('Cottbus').status)") == "exact"


def test_public_names_survive_use() -> None:
    """A submodule that is imported at the first call must not take the place of a function of the same name."""
    code = (
        "import sorbnames, inspect\n"
        "sorbnames.fix_text('Cottbus/Chósebusz'); sorbnames.lookup('Cotbus'); sorbnames.load().mentions('Peitz')\n"
        "print([name for name in sorbnames.__all__ if inspect.ismodule(getattr(sorbnames, name))])"
    )
    assert python(code) == "[]"


def test_public_functions_work_in_any_order() -> None:
    code = (
        "import sorbnames\n"
        "for call in (sorbnames.fix_text, sorbnames.find_mentions, sorbnames.lookup, sorbnames.normalize):\n"
        "    getattr(sorbnames, call.__name__)('Cottbus')\n"
        "print(len(sorbnames.find_mentions('Cottbus')))"
    )
    assert python(code) == "1"


def test_importing_loads_nothing() -> None:
    """No optional or heavy package, no module of our own beyond the face, and no data."""
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import sorbnames\n"
        "heavy = {'click', 'yaml', 'rapidfuzz', 'charset_normalizer', 'json', 'hypothesis'} & set(sys.modules)\n"
        "own = sorted(name for name in sys.modules if name.startswith('sorbnames'))\n"
        "data = [path for path in opened if path.endswith(('gazetteer.json', '.yaml'))]\n"
        "print(sorted(heavy), own, data)"
    )
    assert python(code) == "[] ['sorbnames', 'sorbnames._version'] []"


@pytest.mark.parametrize("call", ["lookup('Cottbus')", "normalize('Chosebuz')", "lookup('Burg', plz='03096')"])
def test_a_plain_look_up_needs_no_other_package(call: str) -> None:
    code = (
        f"import sys, sorbnames\nsorbnames.{call}\n"
        "print(sorted({'click', 'yaml', 'rapidfuzz', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert python(code) == "[]"


def test_using_the_library_needs_no_command_line_and_no_yaml() -> None:
    code = (
        "import sys, sorbnames\n"
        "sorbnames.fix_text('03046 Cottbus/Chósebusz, Peitz/Picnjó', style='official')\n"
        "print(sorted({'click', 'yaml'} & set(sys.modules)))"
    )
    assert python(code) == "[]"


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = sorbnames.nonsense


@pytest.mark.parametrize("module", ["sorbnames"])
def test_examples_of_the_documentation(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("to", ["pl", "DE", ""])
def test_a_language_that_no_pair_has_is_refused(to: str) -> None:
    for call in (
        lambda: sorbnames.check_text("Cottbus", to=to),
        lambda: sorbnames.fix_text("Cottbus", to=to),
        lambda: sorbnames.parse_address("03046 Cottbus").format("letterhead", to),
    ):
        with pytest.raises(sorbnames.InvalidStyle, match=f"“{to}” does not say a language; allowed are both, de, dsb"):
            call()


def test_a_style_that_is_like_none_is_not_compared_with_one() -> None:
    with pytest.raises(sorbnames.InvalidStyle, match="There is no style “xyzzy”, only brackets, compact, din5008"):
        sorbnames.fix_text("Cottbus", style="xyzzy")


def test_one_uncertain_place_is_said_to_be_uncertain() -> None:
    with pytest.raises(sorbnames.AmbiguousName, match=r"“Burg” is not certain; it may be Burg \(Spreewald\)"):
        sorbnames.normalize("Burg")


def test_unknown_and_ambiguous_names_raise() -> None:
    with pytest.raises(sorbnames.UnknownName, match="Hannover"):
        sorbnames.normalize("Hannover")
    with pytest.raises(sorbnames.AmbiguousName, match="Derbno"):
        sorbnames.normalize("Derbno")
    with pytest.raises(ValueError, match="Xyz"):
        sorbnames.normalize("Xyz")


@pytest.mark.parametrize("name", ["", " ", "\0", "\ud800"])
def test_absurd_names_raise_as_unknown(name: str) -> None:
    with pytest.raises(sorbnames.UnknownName):
        sorbnames.normalize(name)


@pytest.mark.parametrize("call", [sorbnames.check_text, sorbnames.fix_text])
def test_an_unknown_style_raises_and_names_the_nearest(call: object) -> None:
    with pytest.raises(sorbnames.InvalidStyle, match="official") as caught:
        call("Cottbus", style="offical")  # type: ignore[operator]
    assert "offical" in str(caught.value)


ERRORS = [
    error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, sorbnames.SorbnamesError)
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_errors_are_value_errors_of_one_tree(error: type[sorbnames.SorbnamesError]) -> None:
    assert issubclass(error, ValueError)
    assert error.__name__ in sorbnames.__all__


def test_errors_speak_both_languages_and_pickle() -> None:
    with pytest.raises(sorbnames.AmbiguousName) as caught:
        sorbnames.normalize("Derbno")
    error = caught.value
    german, english = error.say("de"), error.say("en")
    assert german != english == str(error)
    assert all("Derbno" in text and "Döbern" in text and "{" not in text for text in (german, english))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.say("de"), again.parameters) == (type(error), german, error.parameters)


def test_every_message_fills_the_same_fields_in_both_languages() -> None:
    from string import Formatter

    folder = ROOT / "sorbnames" / "messages"
    subjects = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
    assert "match" in subjects
    for subject in subjects:
        for key, texts in importlib.import_module(f"sorbnames.messages.{subject}").TEXTS.items():
            german, english = ({field for _, field, _, _ in Formatter().parse(text) if field} for text in texts)
            assert german == english, f"{subject}.{key}"
            fields = dict.fromkeys({field.partition(".")[0].partition("[")[0] for field in german}, "x")
            for language in LANGUAGES:
                if not any("." in field or ":" in field for field in german):
                    assert render(f"{subject}.{key}", language, **fields)


def test_versions() -> None:
    gazetteer = sorbnames.load()
    assert gazetteer.program_version == sorbnames.__version__
    version, _, fingerprint = gazetteer.data_version.partition("+")
    assert version == (ROOT / "data" / "VERSION").read_text(encoding="utf-8").strip()
    assert len(fingerprint) == 8


def test_the_module_calls_are_the_gazetteer_s() -> None:
    gazetteer = sorbnames.load()
    text = "03046 Cottbus/Chósebusz"
    assert sorbnames.load() is gazetteer
    assert sorbnames.lookup("Cottbus", "03046") == gazetteer.lookup("Cottbus", plz="03046")
    assert sorbnames.check_text(text) == gazetteer.check_text(text)
    assert sorbnames.fix_text(text) == gazetteer.fix_text(text)
    assert sorbnames.find_mentions(text) == gazetteer.mentions(text)
    assert sorbnames.normalize("Chosebuz") == gazetteer.normalize("Chosebuz")
