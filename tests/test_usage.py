"""The command line speaks the keeper's language: help, and what is wrong with what was typed."""

import unicodedata

import click
import pytest

from antq_site.cli import commands
from antq_site.usage import SpokenArgument, spoken_language

NAMES = sorted(commands.commands)

ENGLISH = ("Usage", "Options", "Commands", "Arguments", "Show", "exit", "Error", "Try", "default")


def marked(text: str) -> set[str]:
    """The letters of a text that only Vietnamese has."""
    return {c for c in text.lower() if c == "đ" or len(unicodedata.normalize("NFD", c)) > 1}


@pytest.mark.parametrize("words", [[], *([name] for name in NAMES)], ids=["all", *NAMES])
def test_help_is_in_one_language(keeper, words):
    vietnamese = keeper.run(*words, "--help")
    assert vietnamese.code == 0
    assert vietnamese.out.startswith("Cách dùng: antq-site")
    own = vietnamese.out.replace("In English: antq-site --lang en --help", "")
    assert not [word for word in ENGLISH if word in own.split()]
    english = keeper.run("--lang", "en", *words, "--help")
    assert english.out.startswith("Usage: antq-site")
    assert marked(english.out) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_argument_and_option_is_told(name, vietnamese):
    command = commands.commands[name]
    told = [f"cli.{command.help}"]
    for one in command.params:
        if isinstance(one, SpokenArgument):
            told += [f"cli.{one.text}", f"cli.value-{one.metavar}"]
        elif isinstance(one, click.Option):
            told += [f"cli.{one.help}", *([f"cli.value-{one.metavar}"] if one.metavar else [])]
    assert [key for key in told if key not in vietnamese] == []


def test_help_of_the_program_tells_every_exit_code(keeper):
    shown = keeper.run("--help").out
    for code in ("0", "2", "3", "4", "5", "70", "75", "130", "143"):
        assert f" {code} " in shown or f" {code}," in shown


def test_the_bare_name_shows_help_and_is_a_usage_error(keeper):
    ended = keeper.run()
    assert ended.code == 2
    assert ended.out == keeper.run("--help").out


def test_the_version_is_printed(keeper):
    assert keeper.run("--version") == (0, "antq-site 0.1.0\n", "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["dung"], "unknown-command", "“dung”"),
        (["biuld"], "unknown-command-near", "gần nhất là “build”"),
        (["build", "--zzzz"], "unknown-option", "“--zzzz”"),
        (["build", "--seed", "x"], "unknown-option-near", "gần nhất là “--seeds”"),
        (["build", "--seeds"], "option-needs-value", "--seeds phải kèm giá trị"),
        (["build", "--strict=1"], "option-takes-no-value", "--strict không kèm giá trị"),
        (["build", "-j", "hai"], "option-not-number", "0–256; “hai”"),
        (["build", "-j", "-1"], "option-not-number", "“-1”"),
        (["build", "-j", "257"], "option-not-number", "“257”"),
        (["build", "-j", "9" * 5000], "option-not-number", "--workers"),
        (["serve", "--port", "65536"], "option-not-number", "0–65535; “65536”"),
        (["build", "--lang", "fr"], "option-not-one-of", "vi, en; “fr”"),
        (["--lang", "fr", "build"], "option-not-one-of", "vi, en; “fr”"),
        (["build", "--base-url", "kho.vn"], "option-not-address", "“kho.vn”"),
        (["build", "seeds"], "extra-word", "thừa “seeds”"),
        (["explain"], "missing-argument", "còn thiếu TỆP"),
        (["extract"], "missing-argument", "TỆP_HOẶC_THƯ_MỤC…"),
        (["new"], "missing-argument", "THƯ_MỤC"),
    ],
)
def test_a_line_that_cannot_be_understood_is_told_in_one_line(keeper, words, code, said):
    ended = keeper.run(*words)
    assert ended.code == 2
    (line,) = ended.lines
    assert f"[{code}]" in line
    assert said in line
    assert line.startswith("antq-site")
    assert "--help" in line
    assert not keeper.site.exists()


def test_what_was_typed_cannot_command_the_terminal(keeper):
    ended = keeper.run("build", "--\x1b[31mred\n")
    assert "\x1b" not in ended.err
    assert len(ended.lines) == 1


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "vi"),
        (["build"], {"ANTQ_LANG": "en"}, "en"),
        (["build", "--lang", "en"], {}, "en"),
        (["build", "--lang=en"], {}, "en"),
        (["--lang", "en", "build"], {}, "en"),
        (["build", "--lang", "vi"], {"ANTQ_LANG": "en"}, "vi"),
        (["build", "--lang", "fr"], {}, "vi"),
        (["build", "--lang"], {}, "vi"),
        (["build"], {"ANTQ_LANG": "fr"}, "vi"),
        (["explain", "--", "--lang=en"], {}, "vi"),
    ],
)
def test_the_language_is_asked_for_or_vietnamese(words, environment, language):
    assert spoken_language(words, environment).language == language


def test_the_language_of_the_program_is_the_language_of_the_site(keeper):
    assert keeper.run("--lang", "en", "build").code == 0
    assert '<html lang="en">' in (keeper.site / "index.html").read_text("utf-8")
