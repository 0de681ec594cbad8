"""The command line in the catalogue's words: its help, and what is wrong with what was typed.

A command, an argument and an option name sentences of the catalogue (`cli.<key>`) in place of
texts; which language they are said in is known when the command line is read, not before.
"""

import difflib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import click

from antq_site.catalogue import LANGUAGES, Catalogue, load_catalogue
from antq_site.config import is_address
from antq_site.errors import CommandLineError, Place

F = TypeVar("F", bound=Callable[..., Any])

Row = tuple[str, str]


def spoken_language(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Catalogue:
    """The catalogue of messages: by ``--lang``, else by ``ANTQ_LANG``, else Vietnamese.

    Args:
        words: The command line; a language that does not exist is told later, in Vietnamese.
        environment: Of the process.
    """
    wanted = environment.get("ANTQ_LANG", "")
    for word, following in pairwise([*words, ""]):
        if word == "--":
            break
        if word == "--lang":
            wanted = following
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    return load_catalogue(wanted if wanted in LANGUAGES else LANGUAGES[0])


def option(*names: str, text: str, value: str = "", **more: Any) -> Callable[[F], F]:  # noqa: ANN401  as click's
    """An option.

    Args:
        names: As typed ("-j", "--workers").
        text: Key of the sentence that tells it.
        value: Key of the word for its value; "" for a switch.
        more: As for ``click.option``.
    """
    return click.option(*names, help=text, metavar=value, **more)


def argument(name: str, *, text: str, value: str, **more: Any) -> Callable[[F], F]:  # noqa: ANN401  as click's
    """An argument; ``text`` and ``value`` are keys as for `option`."""
    return click.argument(name, cls=SpokenArgument, text=text, metavar=value, **more)


# ------------------------------------------------------------------------------------------ help


def _say(context: click.Context) -> Catalogue:
    found = context.find_object(Catalogue)
    assert found is not None  # `spoken_language` hands it over before anything is read
    return found


def _value(parameter: click.Parameter, say: Catalogue) -> str:
    """The word for a parameter's value: "THƯ-MỤC", "[BÀI]…"."""
    word = say(f"cli.value-{parameter.metavar}")
    if isinstance(parameter, click.Argument) and not parameter.required:
        word = f"[{word}]"
    return word if parameter.nargs == 1 else f"{word}…"


def _option_row(parameter: click.Option, say: Catalogue) -> Row:
    value = f" {_value(parameter, say)}" if parameter.metavar else ""
    return f"{', '.join(parameter.opts)}{value}", say(f"cli.{parameter.help}")


class SpokenArgument(click.Argument):
    """An argument that a key of the catalogue tells.

    Args:
        rest: As for ``click.Argument``.
        text: Key of the sentence.
        more: As for ``click.Argument``.
    """

    def __init__(self, *rest: Any, text: str, **more: Any) -> None:  # noqa: ANN401  as click's
        self.text = text
        super().__init__(*rest, **more)


class SpokenCommand(click.Command):
    """A command whose help is a key of the catalogue."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that asks for this help, with our sentence."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help, found.metavar = "opt-help", ""
        return found

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the command does, its arguments and options, and more if there is."""
        say = _say(ctx)
        formatter.write_usage(ctx.command_path, self._usage(ctx, say), f"{say('cli.usage')}: ")
        _paragraph(formatter, say(f"cli.{self.help}"))
        for heading, rows in self._sections(ctx, say):
            if rows:
                with formatter.section(say(f"cli.{heading}")):
                    formatter.write_dl(rows)
        for line in say(f"cli.{self.help}-more").splitlines() if self._has_more(say) else ():
            _paragraph(formatter, line)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line; what is wrong with it is told in our words.

        Raises:
            CommandLineError: When it cannot be understood.
        """
        ctx.allow_extra_args = True  # told below, by name
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as problem:
            raise told(problem, ctx) from None
        if rest and not isinstance(self, click.Group):
            raise _wrong(ctx, "extra-word", rest[0])
        return rest

    def _usage(self, ctx: click.Context, say: Catalogue) -> str:
        arguments = [one for one in self.get_params(ctx) if isinstance(one, click.Argument)]
        return " ".join([say("cli.value-options"), *(_value(one, say) for one in arguments)])

    def _sections(self, ctx: click.Context, say: Catalogue) -> Iterable[tuple[str, list[Row]]]:
        known = self.get_params(ctx)
        arguments = [
            (_value(one, say), say(f"cli.{one.text}"))
            for one in known
            if isinstance(one, SpokenArgument)
        ]
        shown = [one for one in known if isinstance(one, click.Option) and not one.hidden]
        options = [_option_row(one, say) for one in shown]
        return ("arguments", arguments), ("options", options)

    def _has_more(self, say: Catalogue) -> bool:
        return f"cli.{self.help}-more" in say


class SpokenGroup(SpokenCommand, click.Group):
    """The program: all commands."""

    def _usage(self, ctx: click.Context, say: Catalogue) -> str:  # noqa: ARG002  as inherited
        return say("cli.value-command")

    def _sections(self, ctx: click.Context, say: Catalogue) -> Iterable[tuple[str, list[Row]]]:
        found = [(name, self.commands[name]) for name in self.commands]
        commands = [(name, say(f"cli.{command.help}")) for name, command in found]
        return ("commands", commands), *super()._sections(ctx, say)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that a line begins with.

        Raises:
            CommandLineError: When there is none of that name; names the nearest.
        """
        if args[0] not in self.commands:
            raise _unknown(ctx, "unknown-command", args[0], self.commands)
        return super().resolve_command(ctx, args)


def _paragraph(formatter: click.HelpFormatter, text: str) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


# -------------------------------------------------------------------------------- what is wrong


def _wrong(context: click.Context | None, code: str, *words: object) -> CommandLineError:
    return CommandLineError(code, *words, place=Place(context.command_path if context else ""))


def _unknown(
    context: click.Context, code: str, word: str, known: Iterable[str]
) -> CommandLineError:
    """An error that names the nearest word there is, if one is near."""
    near = difflib.get_close_matches(word, list(known), 1)
    return _wrong(context, f"{code}-near", word, near[0]) if near else _wrong(context, code, word)


def told(problem: click.UsageError, context: click.Context) -> CommandLineError:
    """What click found wrong with a line, as an error of ours."""
    known = [name for one in context.command.get_params(context) for name in one.opts]
    if isinstance(problem, click.NoSuchOption):
        options = [name for name in known if name.startswith("-")]
        return _unknown(context, "unknown-option", problem.option_name, options)
    if isinstance(problem, click.MissingParameter) and problem.param is not None:
        return _wrong(context, "missing-argument", _value(problem.param, _say(context)))
    if isinstance(problem, click.BadOptionUsage):
        return _wrong(context, _bad_option(problem, context), problem.option_name)
    return _wrong(context, "bad-line", problem.format_message())


def _bad_option(problem: click.BadOptionUsage, context: click.Context) -> str:
    """Whether a switch was given a value, or an option none."""
    switches = {
        name
        for one in context.command.get_params(context)
        if isinstance(one, click.Option) and one.is_flag
        for name in one.opts
    }
    return "option-takes-no-value" if problem.option_name in switches else "option-needs-value"


# ------------------------------------------------------------------------- values of options

Check = Callable[[click.Context, click.Parameter, Any], Any]
"""Reads the value of an option, or tells what is wrong with it; None is no value."""


def number(low: int, high: int) -> Check:
    """Read a whole number within bounds."""

    def check(context: click.Context, option: click.Parameter, value: Any) -> int:  # noqa: ANN401  as typed
        text = str(value)
        if text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high:
            return int(text)
        raise _wrong(context, "option-not-number", option.opts[-1], value, f"{low}–{high}")

    return check


def one_of(words: Sequence[str]) -> Check:
    """Read one of a few words."""

    def check(context: click.Context, option: click.Parameter, value: Any) -> str | None:  # noqa: ANN401  as typed
        if value is None or value in words:
            return value  # type: ignore[no-any-return]  # a word, as typed
        listed = ", ".join(words)
        raise _wrong(context, "option-not-one-of", option.opts[-1], value, listed)

    return check


def kinds(
    _context: click.Context, _given: click.Parameter, value: str | None
) -> frozenset[str] | None:
    """Names with commas between them; None when nothing was typed."""
    return frozenset(value.split(",")) if value else None


def address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Read a full address of the web.

    Raises:
        CommandLineError: When it is none.
    """
    if value is None or is_address(value):
        return value
    raise _wrong(context, "option-not-address", option.opts[-1], value)
