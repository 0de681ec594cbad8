"""Lists with ten articles or more have files of their own; each address once."""

import pytest

from antq_site.catalogue import load_catalogue
from antq_site.config import SiteConfig
from antq_site.knowledge import Knowledge
from antq_site.long_lists import LONG, LongList, is_long, long_lists
from antq_site.site import Site
from tests.exports.conftest import numbered
from tests.pages.small import build, small_records


@pytest.fixture(scope="module")
def site(knowledge):
    return Site(SiteConfig(), load_catalogue("vi"), knowledge)


def lists(number: int, knowledge: Knowledge, site: Site) -> dict[str, LongList]:
    record = small_records(knowledge)[0]
    records = [numbered(record, day) for day in range(1, number + 1)]
    return {one.url: one for one in long_lists(build(records, knowledge), site)}


def test_ten_articles_make_a_list_long(knowledge, site):
    assert lists(LONG - 1, knowledge, site) == {}
    assert set(lists(LONG, knowledge, site)) == {
        "nam/2023/",
        "dia-phuong/hai-phong/",
        "dia-phuong/hai-phong/quan-kien-an/",
        "co-quan/hai-phong/quan-kien-an/cong-an/",
        "co-quan/hai-phong/quan-kien-an/uy-ban-nhan-dan/",
        "khen-thuong/giay-khen/",
    }
    assert is_long(range(LONG))
    assert not is_long(range(LONG - 1))


def test_a_list_holds_its_articles_in_archive_order(knowledge, site):
    found = lists(12, knowledge, site)
    year = found["nam/2023/"]
    assert year.title == "Năm 2023"
    assert [one.id for one in year.articles] == [f"kien-an-{day}" for day in range(12, 0, -1)]
    form = found["khen-thuong/giay-khen/"]
    assert len(form.awards) == len(form.articles) == 12
    assert not found["co-quan/hai-phong/quan-kien-an/cong-an/"].followed
