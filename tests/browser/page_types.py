"""One page of each type, in the larger archive and on the five seeds."""

from tests.browser.conftest import Built

EXAMPLES = {
    "abbreviations": "chu-viet-tat/",
    "agencies": "co-quan/",
    "agency": "co-quan/hai-phong/quan-kien-an/*/",
    "article": "bai/*/",
    "award_form": "khen-thuong/giay-khen/",
    "award_place": "khen-thuong/noi/hai-phong/",
    "award_year": "khen-thuong/nam/2023/",
    "awards": "khen-thuong/",
    "content": "gioi-thieu/",
    "data": "du-lieu/",
    "home": "",
    "method": "phuong-phap/",
    "month": "nam/2023/*/",
    "not_found": "404.html",
    "official": "can-bo/*-*/",
    "officials": "can-bo/",
    "old_map": "dia-phuong/dia-gioi-cu/",
    "place": "dia-phuong/hai-phong/quan-kien-an/",
    "place_year": "dia-phuong/hai-phong/quan-kien-an/2023/",
    "places": "dia-phuong/",
    "programme": "phong-trao/toan-dan-bao-ve-an-ninh-to-quoc/",
    "programmes": "phong-trao/",
    "source": "nguon/*/",
    "sources": "nguon/",
    "to_check": "can-kiem-tra/",
    "year": "nam/2023/",
    "years": "nam/",
}
"""A pattern for one page of each type; `moved` shows itself for no moment."""

UNSEEN = {"moved"}


def example(site: Built, name: str) -> str | None:
    """The address of one page of a type; None where the archive has none of it."""
    pattern = EXAMPLES[name]
    if pattern.endswith((".html",)):
        return pattern
    found = sorted(site.root.glob(f"{pattern}index.html"))
    return found[0].parent.relative_to(site.root).as_posix() + "/" if found and pattern else pattern
