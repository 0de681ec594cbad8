"""Two archives, and all that the exports make of them: a small one and one with long lists."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from antq_site.archive import Archive
from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.dates import PartialDate
from antq_site.exports._engine import File, all_outputs
from antq_site.knowledge import Knowledge
from antq_site.model import ArticleDate, Output, Published, Reason, Record
from antq_site.pages._engine import all_pages
from antq_site.record import read
from antq_site.seeds import find_seeds, read_seed
from antq_site.site import Site
from tests.pages.small import build, small_records

SEEDS = Path(__file__).parent.parent.parent / "seeds"
BASE = "https://kho.example/antq"
BECAUSE = (Reason("year-from-publication", ("2023-05-30",)),)
"""What a fact made up for a test rests on."""


@pytest.fixture(scope="session")
def records(knowledge: Knowledge) -> tuple[Record, ...]:
    return small_records(knowledge)


@pytest.fixture(scope="session")
def archive(records, knowledge) -> Archive:
    return build(records, knowledge)


@pytest.fixture(scope="session")
def seed_archive(knowledge) -> Archive:
    """The five real articles."""
    return build([read(read_seed(file, SEEDS), knowledge) for file in find_seeds(SEEDS)], knowledge)


def numbered(record: Record, number: int) -> Record:
    """A record like another, of an article of its own on a day of its own."""
    day = PartialDate(2023, 3, number)
    article = msgspec.structs.replace(record.article, id=f"{record.id}-{number}")
    assert record.date is not None
    assert record.published is not None
    return msgspec.structs.replace(
        record,
        article=article,
        date=msgspec.structs.replace(record.date, value=ArticleDate(day)),
        published=msgspec.structs.replace(record.published, value=Published(day)),
    )


@pytest.fixture(scope="session")
def long_archive(records, knowledge) -> Archive:
    """Twelve articles of one place and year, each with an award, beside the small ones."""
    many = [numbered(records[0], number) for number in range(1, 13)]
    return build([*many, *records[1:]], knowledge)


@pytest.fixture(scope="session")
def make_site(knowledge) -> Callable[..., Site]:
    def make(language="vi", **settings) -> Site:
        config = SiteConfig(title="Kho thử", language=language, **settings)
        return Site(config, load_catalogue(language), knowledge)

    return make


@pytest.fixture(scope="session")
def outputs(archive, make_site) -> Callable[..., dict[str, bytes]]:
    """All files that the exports make of an archive under some settings: from path to bytes."""

    def all_of(of: Archive = archive, **settings) -> dict[str, bytes]:
        return dict(_unique(of, make_site(**settings)))

    return all_of


def _unique(archive: Archive, site: Site) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for file in all_outputs(archive, site, addresses(archive, site)):
        assert file.path not in seen, f"made twice: {file.path}"
        seen.add(file.path)
        yield file.path, body_of(file)


def addresses(archive: Archive, site: Site) -> list[str]:
    """The addresses of the pages that are to be found."""
    return [page.url for page in all_pages(archive, site) if page.listed]


def body_of(file: File) -> bytes:
    """The bytes of a file, made now."""
    if isinstance(file, Output):
        return file.body
    made = file.make()
    return made if isinstance(made, bytes) else b"".join(made)


@pytest.fixture(scope="session")
def files(outputs) -> dict[str, bytes]:
    made: dict[str, bytes] = outputs(base_url=BASE)
    return made


@pytest.fixture(scope="session")
def long_files(outputs, long_archive) -> dict[str, bytes]:
    made: dict[str, bytes] = outputs(long_archive, base_url=BASE)
    return made


@pytest.fixture(scope="session")
def seed_files(outputs, seed_archive) -> dict[str, bytes]:
    made: dict[str, bytes] = outputs(seed_archive)
    return made
