"""What depends on an article depends on it alone, unless a name that it shows has changed."""

import msgspec
import pytest

from antq_site.addresses import AddressBook
from antq_site.archive import Archive
from antq_site.assembly import assemble
from antq_site.dates import PartialDate
from antq_site.model import (
    Agency,
    ArticleDate,
    Award,
    AwardKind,
    Office,
    Official,
    Summary,
)

AWARD = Award(
    "Giấy khen", "giay-khen", AwardKind.COMMENDATION, giver="Công an huyện", collectives=3
)
HOA = Official("Phạm Văn Hòa", "Thượng tá", (Office("Trưởng Công an", None, "cong-an", None),))


@pytest.fixture
def place(knowledge):
    return knowledge.gazetteer.units_named("Huyện Vĩnh Bảo")[0].id


@pytest.fixture
def article(place):
    def make(name: str, day: int = 15, **more: object) -> Summary:
        given = {
            "date": ArticleDate(PartialDate(2022, 8, day)),
            "unit": place,
            "digest": name.encode(),
            "headline": name,
            **more,
        }
        return Summary(id=name, **given)

    return make


@pytest.fixture
def made(knowledge):
    def archive(*of: Summary) -> Archive:
        return assemble(of, knowledge.gazetteer, AddressBook(), lambda _: pytest.fail("read"))

    return archive


def changed(one: Archive, other: Archive) -> set[str]:
    """The articles of both whose keys differ."""
    before = {summary.id: summary.key for summary in one.summaries}
    after = {summary.id: summary.key for summary in other.summaries}
    return {name for name in before.keys() & after.keys() if before[name] != after[name]}


def test_a_change_of_an_article_changes_its_key_and_no_other(article, made):
    some = [article(name, day) for day, name in enumerate("abc", 1)]
    other = [*some[:2], msgspec.structs.replace(some[2], headline="khác")]
    assert changed(made(*some), made(*other)) == {"c"}


def test_a_change_of_its_text_alone_changes_its_digest_and_not_what_lists_show(article, made):
    one, other = made(article("a")), made(article("a", digest=b"khac"))
    assert changed(one, other) == set()
    assert one.get("a").digest != other.get("a").digest
    assert one.key == other.key


def test_a_new_article_changes_no_key(article, made):
    some = [article(name, day) for day, name in enumerate("abc", 1)]
    assert changed(made(*some), made(*some, article("d", 20))) == set()


def test_a_name_that_is_spelt_better_elsewhere_changes_the_articles_that_show_it(
    article, made, place
):
    """The fullest spelling of an agency is the one that all pages show."""
    short = Agency("Công an Vĩnh Bảo", "cong-an", place)
    full = Agency("Công an huyện Vĩnh Bảo", "cong-an", place)
    some = [article("a", 1, agencies=(short,)), article("b", 2)]
    assert changed(made(*some), made(*some, article("c", 3, agencies=(full,)))) == {"a"}
    assert changed(made(*some), made(*some, article("c", 3, agencies=(short,)))) == set()


def test_agencies_of_one_seat_and_name_are_one_with_several_spellings(article, made, place):
    names = ("Công an Vĩnh Bảo", "Công an huyện Vĩnh Bảo")
    archive = made(*(article(name, agencies=(Agency(name, "cong-an", place),)) for name in names))
    (agency,) = archive.agencies
    assert (agency.authorised_form, agency.variant_forms) == (names[1], (names[0],))
    assert {one.id for one in archive.by_agency[agency.id]} == set(names)


def test_totals_count_an_award_of_an_event_once_and_the_fullest_telling_of_it(article, made):
    """Two papers tell of one day; a third article is of another day."""
    event = {"event_kind": "ngay-hoi", "organiser": "Công an huyện"}
    fuller = msgspec.structs.replace(AWARD, individuals=5)
    archive = made(
        article("a", awards=(AWARD,), **event),
        article("b", awards=(fuller,), **event),
        article("c", 20, awards=(AWARD,), **event),
    )
    same = archive.get("a").event_id
    assert same is not None
    assert same == archive.get("b").event_id != archive.get("c").event_id
    assert [(row.summary.id, row.counted) for row in archive.awards] == [
        ("c", True),
        ("a", False),
        ("b", True),
    ]
    totals = archive.totals(archive.awards)[AwardKind.COMMENDATION]
    assert (totals.acts, totals.collectives, totals.individuals) == (2, 6, 5)
    assert totals.households == 0


def test_two_awards_of_one_article_without_a_giver_are_two(article, made):
    nobody = msgspec.structs.replace(AWARD, giver=None)
    archive = made(article("a", awards=(nobody, nobody)))
    assert [row.counted for row in archive.awards] == [True, True]
    assert archive.totals([]) == {}


def test_namesakes_are_shown_to_each_other_and_not_joined(article, made, knowledge):
    far = knowledge.gazetteer.units_named("Thị xã Thái Hòa")[0].id
    archive = made(article("a", officials=(HOA,)), article("b", officials=(HOA,), unit=far))
    one, other = archive.officials
    assert one.id != other.id
    assert (one.see_also, other.see_also) == ((other.id,), (one.id,))


def test_neighbours_are_the_next_older_and_newer(article, made):
    archive = made(article("a", 1), article("b", 2), article("c", 3))
    older, newer = archive.neighbours("b")
    assert (older and older.id, newer and newer.id) == ("a", "c")
    assert archive.neighbours("a")[0] is None
    assert archive.neighbours("c")[1] is None


def test_an_empty_archive_has_nothing(made):
    archive = made()
    assert (archive.summaries, archive.awards, archive.agencies) == ((), (), ())
    assert archive.by_year == {}
    assert "a" not in archive
