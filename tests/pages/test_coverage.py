"""The grid of places and years shows what there is, and the gaps."""

from antq_site.archive import Archive
from antq_site.pages import _coverage
from antq_site.pages._coverage import Coverage, coverage
from antq_site.pages._names import names_of
from antq_site.site import Site
from tests.pages.small import build


def grid(archive: Archive, site: Site) -> Coverage:
    return coverage(archive, names_of(archive, site), site)


def test_each_year_has_a_column_newest_first_and_a_cell_leads_to_that_year(archive, make_site):
    made = grid(archive, make_site())
    assert made.years == (2023, 2022, 2021, 2020, 2019)
    assert [row.place.label for row in made.rows] == ["Hải Phòng", "Hồ Chí Minh"]
    counts = [[cell.articles for cell in row.cells] for row in made.rows]
    assert counts == [[1, 0, 0, 0, 0], [0, 0, 0, 0, 1]]
    assert made.rows[0].cells[0].url == "dia-phuong/hai-phong/2023/"
    assert made.rows[0].cells[1].url is None


def test_what_is_earlier_is_told_of(archive, make_site, monkeypatch):
    monkeypatch.setattr(_coverage, "YEARS", 3)
    made = grid(archive, make_site())
    assert made.years == (2023, 2022, 2021)
    assert made.earlier
    assert [row.place.label for row in made.rows] == ["Hải Phòng"]


def test_an_archive_without_years_has_no_grid(records, knowledge, make_site):
    made = grid(build([records[2]], knowledge), make_site())
    assert (made.years, made.rows, made.earlier) == ((), (), False)
