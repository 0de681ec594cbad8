"""Whatever is added, removed, shuffled or read otherwise: every other address stays what it was."""

import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antq_site.addresses import AddressBook, PersonEntry
from antq_site.archive import Archive
from antq_site.assembly import assemble
from antq_site.authority import PersonKey, Sight
from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.dates import PartialDate
from antq_site.knowledge import load_knowledge
from antq_site.model import Agency, ArticleDate, Office, Official, Summary
from antq_site.pages._engine import all_pages
from antq_site.site import Site
from antq_site.strict_yaml import load_yaml
from antq_site.text import tone_key
from antq_site.urls import article_url, place_url

KNOWLEDGE = load_knowledge()
GAZETTEER = KNOWLEDGE.gazetteer
SITE = Site(SiteConfig(title="Kho", page_size=5), load_catalogue("vi"), KNOWLEDGE)

UNITS = [
    GAZETTEER.units_named(name)[0].id
    for name in ("Quận Kiến An", "Huyện Vĩnh Bảo", "Huyện Xuân Trường", "Thị xã Thái Hòa")
]
NAMES = ["Phạm Văn Hòa", "Phạm Văn Hoà", "Lê Thị Thu", "Lê Thị Thứ", "Trần Bảo"]
RANKS = [None, "Thượng tá"]

settings.register_profile("addresses", deadline=None, derandomize=True, max_examples=40)
often = settings(settings.get_profile("addresses"), suppress_health_check=list(HealthCheck))


@st.composite
def officials(draw: st.DrawFn) -> Official:
    """Somebody with an office somewhere, or nowhere that is known."""
    unit = draw(st.sampled_from([*UNITS, None]))
    office = Office("Trưởng Công an", "Công an huyện", "cong-an", unit)
    return Official(draw(st.sampled_from(NAMES)), draw(st.sampled_from(RANKS)), (office,))


@st.composite
def summaries(draw: st.DrawFn, names: str = "abcdefgh") -> list[Summary]:
    """Some articles with places, agencies and people."""
    chosen = draw(st.lists(st.sampled_from(names), unique=True, min_size=2, max_size=len(names)))
    return [draw(summary(f"bai-{name}")) for name in chosen]


@st.composite
def summary(draw: st.DrawFn, name: str) -> Summary:
    """An article."""
    unit = draw(st.sampled_from([*UNITS, None]))
    agency = Agency(draw(st.sampled_from(["Công an huyện", "Ủy ban nhân dân"])), "cong-an", unit)
    day = draw(st.sampled_from([None, PartialDate(2019), PartialDate(2023, 5, 30)]))
    return Summary(
        id=name,
        headline=name,
        date=ArticleDate(day) if day else None,
        unit=unit,
        locality=GAZETTEER.locality(unit) if unit else None,
        agencies=(agency,),
        officials=tuple(draw(st.lists(officials(), max_size=3))),
        digest=name.encode(),
    )


def unread(record_id: str) -> None:
    raise AssertionError(f"{record_id} was read: planning needs no text")


def made(of: Iterable[Summary], book: AddressBook | None = None) -> Archive:
    """The archive of some articles; what they say is in the book afterwards."""
    return assemble(of, GAZETTEER, book if book is not None else AddressBook(), unread)  # type: ignore[arg-type]  # never called


def again(book: AddressBook, tmp: Path) -> AddressBook:
    """The book as the next build reads it."""
    tmp.write_text(book.dump(), "utf-8")
    return AddressBook.load(tmp)


def planned(archive: Archive) -> dict[str, str]:
    """Every address of the site with the template that answers it."""
    return {page.url: page.template for page in all_pages(archive, SITE)}


def promised(archive: Archive) -> set[str]:
    """Addresses that are to stay: of articles, people, agencies, places."""
    kinds = ("bai/", "can-bo/", "co-quan/", "dia-phuong/")
    return {url for url in planned(archive) if url.startswith(kinds) and "/trang-" not in url}


def homes(archive: Archive) -> dict[tuple[str, int], str]:
    """From each person in each article to the address."""
    return {
        (one.id, place): name
        for one in archive.summaries
        for place, name in enumerate(one.official_ids)
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("so") / "addresses.yml"


# ---------------------------------------------------------------------------------------- order


@often
@given(summaries(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles, chance: random.Random):
    one, book = made(articles), AddressBook()
    mixed = [*articles]
    chance.shuffle(mixed)
    other = made(mixed, book)
    assert planned(one) == planned(other)
    assert homes(one) == homes(other)
    assert one.book.dump() == book.dump()
    assert one.key == other.key
    assert [summary.key for summary in one.summaries] == [two.key for two in other.summaries]


# ------------------------------------------------------------------------- articles come and go


@often
@given(summaries("abcdefgh"), summaries("stuvwxyz"))
def test_added_articles_change_no_address(file, articles, more):
    book = AddressBook()
    before = made(articles, book)
    after = made([*articles, *more], again(book, file))
    assert promised(before) <= promised(after)
    assert homes(before).items() <= homes(after).items()


@often
@given(summaries(), st.data())
def test_a_removed_article_leaves_every_other_address(file, articles, data):
    gone = data.draw(st.sampled_from(articles))
    book = AddressBook()
    before = made(articles, book)
    rest = [one for one in articles if one.id != gone.id]
    after = made(rest, again(book, file))
    assert homes(after).items() <= homes(before).items()
    vanished = promised(before) - promised(after)
    only_there = promised(made([gone], again(book, file)))
    assert vanished <= only_there
    assert not any(url.startswith("can-bo/") for url in vanished)
    assert article_url(gone.id) in vanished


@often
@given(summaries())
def test_with_the_book_it_wrote_an_archive_has_the_addresses_it_had(file, articles):
    book = AddressBook()
    before = made(articles, book)
    kept = again(book, file)
    after = made(articles, kept)
    assert homes(after) == homes(before)
    assert planned(after) == planned(before)
    assert kept.dump() == book.dump()


# ---------------------------------------------------------------------------- read otherwise


@often
@given(summaries(), st.data())
def test_a_person_read_with_another_office_keeps_the_address(file, articles, data):
    """In all articles at once, as a better reader does it."""
    book = AddressBook()
    before = made(articles, book)
    names = {entry.name for entry in book.people.values()}
    if not names:
        return
    name = data.draw(st.sampled_from(sorted(names)))
    alike = [one for one in book.people.values() if tone_key(one.name) == tone_key(name)]
    unit, rank = data.draw(st.sampled_from(UNITS)), data.draw(st.sampled_from(RANKS))
    office = Office("Chủ tịch", "Ủy ban nhân dân", "uy-ban-nhan-dan", unit)
    after = made([_reread(one, name, rank, office) for one in articles], again(book, file))
    if len(alike) == 1:
        assert homes(after) == homes(before)
    assert promised(before) <= promised(after)  # of several, each address still answers


def _reread(article: Summary, name: str, rank: str | None, office: Office) -> Summary:
    people = tuple(
        Official(one.name, rank, (office,)) if tone_key(one.name) == tone_key(name) else one
        for one in article.officials
    )
    return msgspec.structs.replace(article, officials=people)


HOA = PersonKey(tone_key("Phạm Văn Hòa"), "hai-phong", "vu-trang")


def sight(key: PersonKey, *records: str) -> list[Sight]:
    return [Sight(key, "Phạm Văn Hòa", record, 0) for record in records]


def test_a_person_met_first_where_the_reading_changed_is_found_by_that_article():
    book = AddressBook()
    first = book.propose({HOA: sight(HOA, "bai-a", "bai-b")})[HOA]
    for province, sector in (("nam-dinh", "vu-trang"), ("hai-phong", "dan-su"), ("x", "tu-phap")):
        other = HOA._replace(province=province, sector=sector)
        assert book.propose({other: sight(other, "bai-a")}) == {other: first}
        strange = book.propose({other: sight(other, "bai-b")})[other]
        assert strange != first  # not the article in which the entry was first met
        book = AddressBook({first: book.people[first]})


def test_a_split_is_told_and_the_known_one_keeps_the_address():
    book = AddressBook()
    first = book.propose({HOA: sight(HOA, "bai-a", "bai-b")})[HOA]
    other = HOA._replace(sector="dan-su")
    found = book.propose({HOA: sight(HOA, "bai-b"), other: sight(other, "bai-a")})
    assert found[HOA] == first
    assert found[other] != first
    assert [(one.entry, one.other) for one in book.splits] == [(first, found[other])]


# ------------------------------------------------------------------------------------- merges


@often
@given(summaries(), st.data())
def test_a_merge_leaves_a_page_that_leads_on(file, articles, data):
    book = AddressBook()
    before = made(articles, book)
    if len(book.people) < 2:
        return
    old, new = data.draw(st.permutations(sorted(book.people)))[:2]
    people = dict(book.people)
    people[old] = msgspec.structs.replace(people[old], merged_into=new)
    after = made(articles, again(AddressBook(people), file))
    assert planned(after)[f"can-bo/{old}/"] == "pages/moved.html"
    assert planned(after)[f"can-bo/{new}/"] == "pages/official.html"
    assert homes(after) == {
        where: new if name == old else name for where, name in homes(before).items()
    }
    assert promised(before) <= promised(after)


# --------------------------------------------------------------------------------- the book

plain = st.sampled_from(["Phạm Văn Hòa", "Lê Thị Thu", "Y Moan Niê", "Đàm Vĩnh", "Ô Tô"])
strange = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
idents = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
entries = st.builds(
    PersonEntry,
    plain | strange,
    st.sampled_from(["hai-phong", "bai/x", "nam-dinh"]),
    st.sampled_from(["dan-su", "vu-trang"]),
    idents,
)
books = st.builds(
    AddressBook,
    st.dictionaries(idents, entries, max_size=6),
    st.dictionaries(st.sampled_from(["bai/x/", "bai/y/"]), strange, max_size=2),
)


@often
@given(books)
def test_a_book_is_read_back_as_it_was_written(file, book):
    """Whether line by line, as the build reads its own, or as YAML, as after an edit."""
    kept = again(book, file)
    assert (dict(kept.people), kept.removed) == (dict(book.people), book.removed)
    file.write_text(f"{book.dump()}# sửa tay: \n", "utf-8")
    slowly = load_yaml(file, 1_000_000)
    assert {name: PersonEntry(**one) for name, one in (slowly["people"] or {}).items()} == dict(
        book.people
    )
    assert kept.dump() == book.dump()


# ------------------------------------------------------------------------------- the gazetteer


def test_each_place_has_one_page_and_each_page_one_name():
    """Units share a page only when one took the place and the name of the other."""
    pages: dict[str, list[str]] = {}
    for unit in GAZETTEER:
        pages.setdefault(unit.path, []).append(unit.id)
    for path, ids in pages.items():
        units = [GAZETTEER[one] for one in ids]
        assert len({tone_key(unit.name) for unit in units}) == 1, path
        days = sorted((unit.valid_from or "", unit.valid_until or "9999") for unit in units)
        assert all(one[1] < two[0] for one, two in pairwise(days)), path


def test_a_place_lies_below_its_province():
    for unit in GAZETTEER:
        if unit.parent is not None:
            assert unit.path.startswith(f"{GAZETTEER.lineage(unit.id)[0].path}/"), unit.path


def test_units_of_one_slug_under_one_parent_carry_their_code():
    heads: dict[tuple[str, str], list[str]] = {}
    for unit in GAZETTEER:
        folder, _, last = unit.path.rpartition("/")
        plain_last = last.removesuffix(f"-{unit.code}")
        if plain_last != last:
            heads.setdefault((folder, plain_last), []).append(unit.path)
    assert heads, "no unit carries its code"
    taken = {unit.path for unit in GAZETTEER}
    for (folder, last), paths in heads.items():
        alone = len(paths) == 1 and f"{folder}/{last}" not in taken
        assert not alone, f"{paths[0]} carries a code for nothing"


def test_a_province_whose_name_lives_on_is_one_page_with_two_sections():
    old, new = GAZETTEER.units_named("Hải Phòng", level=1)
    assert old.path == new.path == "hai-phong"
    assert {one.id for one in GAZETTEER.same_page(old.id)} == {old.id, new.id}


def test_what_a_place_became_answers_without_articles():
    district = next(one for one in UNITS if GAZETTEER[one].successors)
    only = Summary(
        id="bai-a",
        headline="Bài",
        unit=district,
        locality=GAZETTEER.locality(district),
        digest=b"1",
    )
    urls = planned(made([only]))
    for successor in GAZETTEER.successors_of(district):
        assert place_url(successor.path) in urls, successor.full_name
