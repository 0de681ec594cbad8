"""The text of an article as paragraphs: which blocks are shown, how much, and with which marks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from antq_site.marks import Close, Mark, Open, Token, Words, marked
from antq_site.model import Article, Block, BlockKind
from antq_site.pages._abbreviations import Short, Shortened
from antq_site.site import Rights

_HIDDEN = frozenset({BlockKind.FURNITURE, BlockKind.BANNER, BlockKind.TIMESTAMP})
_HEAD = frozenset({BlockKind.HEADLINE, BlockKind.SECTION})
_OPENING = frozenset({BlockKind.DATELINE, BlockKind.LEDE, BlockKind.BODY})


class Paragraph(NamedTuple):
    """One paragraph: the kind of its block, and its words with their marks."""

    kind: str
    words: Markup


def shown_blocks(article: Article, rights: Rights) -> tuple[Block, ...]:
    """The blocks that a page may show, headline included.

    An excerpt is the headline and the first paragraph; of a mere record only the headline stays.
    """
    blocks = [block for block in article.blocks if block.kind not in _HIDDEN]
    if rights is Rights.FULL:
        return tuple(blocks)
    headline = [block for block in blocks if block.kind is BlockKind.HEADLINE]
    opening = _first_paragraph(article, blocks) if rights is Rights.EXCERPT else []
    return tuple(headline + opening)


def _first_paragraph(article: Article, blocks: Sequence[Block]) -> list[Block]:
    running = [block for block in blocks if block.kind in _OPENING]
    return list(next(_runs(article, running), ()))


def headline_words(article: Article, marks: Sequence[Mark]) -> Markup:
    """The headline with its marks; empty when the article has none."""
    for block in article.of(BlockKind.HEADLINE)[:1]:
        return markup_of(marked(article.text, block.span, marks))
    return Markup("")


def paragraphs(
    article: Article, blocks: Sequence[Block], marks: Sequence[Mark], shortened: Shortened
) -> tuple[Paragraph, ...]:
    """Set blocks as paragraphs, without headline and section; a dateline opens the next one.

    Args:
        article: Whose text it is.
        blocks: Those that are shown.
        marks: Of the facts.
        shortened: Finds abbreviations; knows afterwards which there were.
    """
    body = [block for block in blocks if block.kind not in _HEAD]
    return tuple(
        Paragraph(str(run[-1].kind), markup_of(shortened.told(_run_tokens(article, run, marks))))
        for run in _runs(article, body)
    )


def _runs(article: Article, blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Blocks that stand on one line of the text belong to one paragraph."""
    run: list[Block] = []
    for block in blocks:
        if run and "\n" in article.text[run[-1].span.end : block.span.start]:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _run_tokens(article: Article, run: Sequence[Block], marks: Sequence[Mark]) -> Iterator[Token]:
    for index, block in enumerate(run):
        if index:
            yield Words(article.text[run[index - 1].span.end : block.span.start])
        yield from marked(article.text, block.span, marks)


def markup_of(tokens: Iterable[Token | Short]) -> Markup:
    """Write tokens as markup: each mark leads back to the row of its fact.

    Written here and not by a template, since a page has some two hundred of them.
    """
    return Markup("".join(map(_written, tokens)))  # noqa: S704  every word in it is escaped below


def _written(token: Token | Short) -> str:
    if isinstance(token, Open):
        anchor = f' id="{escape(token.anchor)}"' if token.anchor is not None else ""
        return f'<mark class="{escape(token.kind)}"{anchor}>'
    if isinstance(token, Close):
        return "</mark>"
    words = str(escape(token.text))
    if isinstance(token, Short):
        words = f'<abbr title="{escape(token.meaning)}">{words}</abbr>'
    if token.fact is None or not token.text.strip():
        return words
    return f'<a href="#v-{escape(token.fact)}">{words}</a>'
