"""Abbreviations are explained on a page of their own, and where they first stand in a text."""

from antq_site.marks import Close, Open, Token, Words
from antq_site.pages._abbreviations import Short, Shortened

MEANINGS = {"CA": "Công an", "CATP": "Công an thành phố", "UBND": "Ủy ban nhân dân"}


def test_the_page_tells_what_each_stands_for_under_its_letter(pages):
    page = pages["chu-viet-tat/"]
    told = {dt.text(): dt.next.text() for dt in page.css("dl dt")}
    assert told["ĐBQH"] == "đại biểu Quốc hội"
    letters = [heading.text() for heading in page.css("h2")]
    assert letters.index("C") < letters.index("Đ") < letters.index("G")
    assert [a.text() for a in page.css(".jump a")] == letters


def test_an_abbreviation_is_explained_once_in_a_text(pages):
    page = pages["bai/kien-an/"]
    (abbr,) = page.css("article abbr")
    assert abbr.text() == "UBND"
    assert abbr.attributes["title"] == "Ủy ban nhân dân"
    assert page.css_first(".abbreviations dt").text() == "UBND"
    assert page.css_first(".abbreviations a").attributes["href"] == "../../chu-viet-tat/"


def test_a_text_without_abbreviations_has_no_list_of_them(pages):
    assert not pages["bai/trong/"].css(".abbreviations, abbr")


def test_the_longest_is_meant_and_letters_inside_a_word_or_number_are_not():
    told = Shortened(MEANINGS).told([Words("CATP theo 09/CTr-CA-MTTW, CAND và CA.")])
    assert [part.text for part in told if isinstance(part, Short)] == ["CATP", "CA"]
    words = [part.text for part in told if isinstance(part, Words | Short)]
    assert "".join(words) == "CATP theo 09/CTr-CA-MTTW, CAND và CA."


def test_marks_stay_and_the_fact_is_kept():
    row: list[Token] = [
        Open("agency", "x"),
        Words("UBND quận", "co-quan-1"),
        Close(),
        Words(" UBND"),
    ]
    told = Shortened(MEANINGS).told(row)
    assert told == (
        Open("agency", "x"),
        Short("UBND", "Ủy ban nhân dân", "co-quan-1"),
        Words(" quận", "co-quan-1"),
        Close(),
        Words(" UBND"),
    )


def test_what_was_seen_stands_in_vietnamese_order():
    shortened = Shortened({"ĐBQH": "đại biểu Quốc hội", "UBND": "Ủy ban nhân dân", "DN": "x"})
    shortened.told([Words("UBND, ĐBQH, DN")])
    assert [short for short, _ in shortened.seen] == ["DN", "ĐBQH", "UBND"]
