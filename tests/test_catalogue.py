"""Every sentence is there in both languages, with the same blanks, and every one is used."""

import ast
import errno
import re
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from antq_site import catalogue
from antq_site.catalogue import LANGUAGES, Catalogue, load_catalogue
from antq_site.errors import DataError
from tests.keeper import ROOT

HOME = ROOT / "src" / "antq_site" / "data" / "catalogue"
SECTIONS = sorted(file.stem for file in (HOME / "vi").glob("*.yaml"))

DATES = ("site.date-", "site.short-", "site.bare-", "site.month-of")
"""Offered day, month, year and name of the month, of which each language takes what it needs."""

MADE_OF_FIELDS = ("fields.", "data.")
"""Sections whose keys are made of the names of fields and files; `test_fields.py` compares them."""

BLANK = re.compile(r"\{(\w*)\}")


@lru_cache
def sentences(language: str) -> dict[str, str]:
    """From "section.name" to the sentence, as the files hold them."""
    found: dict[str, str] = {}
    for file in sorted((HOME / language).glob("*.yaml")):
        section = yaml.safe_load(file.read_text("utf-8"))
        found |= {f"{file.stem}.{name}": str(text) for name, text in section.items()}
    return found


def test_both_languages_have_the_same_keys():
    assert sentences("vi").keys() == sentences("en").keys()


def test_both_languages_have_the_same_blanks():
    def blanks(text: str) -> set[str]:
        return set(BLANK.findall(text.replace("{{", "").replace("}}", "")))

    differ = [
        f"{key}: {sentences('vi')[key]!r}, {sentences('en')[key]!r}"
        for key in sentences("vi")
        if not key.startswith(DATES)
        if blanks(sentences("vi")[key]) != blanks(sentences("en")[key])
    ]
    assert differ == [], "\n".join(differ)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_filled(language):
    say = load_catalogue(language)
    for key in sentences(language):
        assert say(key, *range(9)) or sentences(language)[key] == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_no_key_stands_twice(language, section):
    lines = (HOME / language / f"{section}.yaml").read_text("utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines if re.match(r"[\w-]+:", line)]
    assert len(keys) == len(set(keys))


def test_a_sentence_without_words_is_said_as_it_is():
    assert Catalogue("vi", {"a.b": "một {lạ}"})("a.b") == "một {lạ}"
    assert Catalogue("vi", {"a.b": "{0} bài"})("a.b", 3) == "3 bài"


def test_a_sentence_that_was_forgotten_is_named():
    with pytest.raises(DataError) as caught:
        Catalogue("vi", {})("site.khong-co")
    assert (caught.value.code, caught.value.words) == ("no-sentence", ("site.khong-co", "vi"))


def test_a_language_that_there_is_not_is_named():
    with pytest.raises(DataError) as caught:
        load_catalogue("fr")
    assert (caught.value.code, caught.value.words) == ("no-language", ("fr", "vi, en"))


def test_what_has_no_sentence_yet_is_said_in_vietnamese(tmp_path, monkeypatch):
    for language, text in (("vi", "mot: một\nhai: hai\n"), ("en", "mot: one\n")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "site.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogue, "_HOME", tmp_path)
    say = load_catalogue("en")
    assert (say("site.mot"), say("site.hai")) == ("one", "hai")


# ---------------------------------------------------------- what is said, and what is not


def words_of_the_program() -> set[str]:
    """Every text that stands in the code and the templates, cut at what is filled in."""
    found: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for file in (ROOT / "templates").rglob("*.html"):
        found |= set(re.findall(r"""["']([\w.-]+)["']""", file.read_text("utf-8")))
    return found


def words_of_the_data() -> set[str]:
    """Keys and values of the lexicon, which name kinds of things."""
    found: set[str] = set()
    for file in (ROOT / "src" / "antq_site" / "data" / "lexicon").glob("*.yaml"):
        found |= set(re.findall(r"[\w-]+", file.read_text("utf-8")))
    return found


def test_every_sentence_is_used():
    """Its whole key, its name, or its beginning and end, stand in code, templates or data."""
    program = words_of_the_program()
    known = program | words_of_the_data() | set(errno.errorcode.values())
    starts = {"", *(word for word in program if word.endswith(("-", ".", "_")))}
    ends = {"", *(word for word in program if word.startswith("-"))}

    def filled_in(text: str) -> bool:
        return any(
            text.startswith(start)
            and text.endswith(end)
            and _is_word(text[len(start) : len(text) - len(end)], known)
            for start in starts
            for end in ends
        )

    keys = [key for key in sentences("vi") if not key.startswith(MADE_OF_FIELDS)]
    unused = [key for key in keys if not filled_in(key) and not filled_in(key.partition(".")[2])]
    assert unused == []


def _is_word(text: str, known: set[str]) -> bool:
    return text in known or text.replace("-", "_") in known or text.isdigit()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_written_out_has_a_sentence(language):
    say = load_catalogue(language)
    written = {
        word
        for word in words_of_the_program()
        if re.fullmatch(rf"(?:{'|'.join(SECTIONS)})\.[a-z0-9_-]*[a-z0-9_]", word)
    }
    assert len(written) > 50
    files = {file.name for file in ROOT.rglob("*.*") if "." in file.name and file.is_file()}
    assert sorted(word for word in written if word not in say and word not in files) == []


def test_the_reader_of_data_is_where_it_was():
    assert Path(catalogue.__file__).parent / "data" / "catalogue" == HOME
