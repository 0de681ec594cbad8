"""A publisher is read off the dateline, never guessed."""

import pytest

from antq_site.model import Article, BlockKind
from antq_site.publishers import Printed, publisher_of
from tests.cases import article_from


def printed(knowledge, dateline: str) -> Printed | None:
    body = (BlockKind.LEDE, "Sáng nay, trời mưa.")
    return publisher_of(article_from([(BlockKind.DATELINE, dateline), body]), knowledge)


@pytest.mark.parametrize(
    ("dateline", "name", "kind", "home"),
    [
        (
            "(Thanhuytphcm.vn) -",
            "Trang tin Đảng bộ TP.HCM (thanhuytphcm.vn)",
            "portal",
            "Hồ Chí Minh",
        ),
        ("Kinhtedothi -", "Kinh tế & Đô thị", "newspaper", "Hà Nội"),
        (
            "(Congan.nghean.gov.vn)-",
            "Công an Nghệ An (congan.nghean.gov.vn)",
            "police",
            "Nghệ An",
        ),
        ("TPO -", "Tiền Phong", "newspaper", None),
        ("(conganhatinh.gov.vn) –", "conganhatinh.gov.vn", "police", "Hà Tĩnh"),
        (
            "(Backan.gov.vn) -",
            "backan.gov.vn",
            "portal",
            "Bắc Kạn",
        ),  # one site, however it is capitalised
        ("(www.tiengiang.gov.vn) -", "www.tiengiang.gov.vn", "portal", "Tiền Giang"),
        ("(bocongan.gov.vn) -", "bocongan.gov.vn", "police", None),
        ("(tintuc.example.com) -", "tintuc.example.com", "portal", None),
    ],
)
def test_what_a_dateline_shows(knowledge, dateline, name, kind, home):
    found = printed(knowledge, dateline)
    assert found is not None
    province = knowledge.gazetteer[found.home].name if found.home else None
    assert (found.name, found.kind, province) == (name, kind, home)


@pytest.mark.parametrize("dateline", ["Hải Phòng -", "(NSMT) -", "QUẢNG NINH –"])
def test_a_dateline_that_shows_a_place_or_initials_names_no_publisher(knowledge, dateline):
    assert printed(knowledge, dateline) is None


def test_without_a_dateline_there_is_none(knowledge):
    article: Article = article_from([(BlockKind.LEDE, "Theo Thanhuytphcm.vn, sáng nay trời mưa.")])
    assert publisher_of(article, knowledge) is None


def test_the_words_that_show_it_are_kept(knowledge):
    found = printed(knowledge, "(Thanhuytphcm.vn) -")
    assert found is not None
    assert (found.span.start, found.span.end) == (0, len("(Thanhuytphcm.vn) -"))


def test_of_two_provinces_of_one_name_the_older_is_home(knowledge):
    found = printed(knowledge, "(bacninh.gov.vn) -")
    assert found is not None
    assert found.home == "27"
