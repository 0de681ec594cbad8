"""The page of an article: each value leads to its words, and the words back."""

import json
from typing import Any

import msgspec
import pytest

from antq_site.config import PublisherRights
from antq_site.model import Evidence, Span
from antq_site.pages.article import report
from tests.pages.small import build, parsed

URL = "bai/kien-an/"


@pytest.fixture
def page(pages):
    return pages[URL]


def text_of(page) -> str:
    return str(page.css_first("article.text").text())


def test_the_headline_is_the_heading_and_is_not_repeated(page):
    assert page.css_first("h1").text() == "Quận Kiến An: khen 22 tập thể, cá nhân"
    assert "22 tập thể" not in text_of(page)


def test_the_text_is_shown_word_for_word_and_escaped(texts, page):
    assert "tổ chức hội nghị <tổng kết> & biểu dương." in text_of(page)
    assert "&lt;" in texts[URL]


def test_furniture_and_timestamps_are_not_shown(page):
    assert "Tin khác" not in text_of(page)
    assert "17:26 30/05/2023" not in text_of(page)


def test_a_dateline_stands_in_the_paragraph_it_opens(pages):
    first = pages["bai/quan-11/"].css_first("article.text p.lede")
    assert first.text().startswith("(Báo Thử) - Sáng 18/1")


def test_a_value_leads_to_its_words_and_the_words_back(page):
    row = page.css_first("#v-ngay")
    assert row.css_first(".basis a").attributes["href"] == "#ngay-1"
    mark = page.css_first("mark#ngay-1")
    assert mark.text() == "Chiều 30-5"
    assert mark.css_first("a").attributes["href"] == "#v-ngay"


def test_a_value_leads_to_its_index_page(page):
    links = {a.text(): a.attributes["href"] for a in page.css(".facts .value a")}
    assert links["30/5/2023"] == "../../nam/2023/05/"
    assert links["Quận Kiến An"] == "../../dia-phuong/hai-phong/quan-kien-an/"
    assert links["Giấy khen"] == "../../khen-thuong/giay-khen/"
    assert links["Trần Văn Mẫu"].startswith("../../can-bo/tran-van-mau-")
    assert "co-quan/hai-phong/quan-kien-an/" in links["Công an quận Kiến An"]


def test_facts_inside_facts_have_anchors_of_their_own(page):
    office = page.css_first("mark#can-bo-1-2")
    assert office.text() == "Phó Trưởng Công an quận Kiến An"
    assert office.css_first("mark.agency").text() == "Công an quận Kiến An"
    assert office.css_first("mark.place").text() == "quận Kiến An"


def test_the_running_text_leads_and_captions_follow(page):
    anchors = [mark.attributes["id"] for mark in page.css("mark.official") if mark.text()]
    in_caption = page.css_first("p.caption mark.official").attributes["id"]
    assert anchors[-1] == in_caption == "can-bo-1-3"


def test_words_that_are_not_shown_are_quoted_without_a_link(page):
    row = page.css_first("#v-dang")
    assert row.css_first("q").text() == "17:26 30/05/2023"
    assert not row.css(".basis a")


def test_what_was_inferred_says_from_what_and_dates_are_worded(page):
    because = page.css_first("#v-ngay .because").text()
    assert "Suy ra" in because
    assert "30/5/2023" in because
    assert "2023-05-30" not in because


def test_a_doubt_says_its_sentence(page):
    assert "Kiến An có ở hai tỉnh" in page.css_first("#v-dia-phuong .doubt").text()


def test_an_award_tells_to_how_many_and_from_whom(page):
    row = page.css_first("#v-khen-thuong-1").text().replace("\u00a0", " ")
    assert "12 tập thể, 10 cá nhân" in row
    assert "Ủy ban nhân dân quận Kiến An tặng" in row


def test_older_and_newer_lead_through_the_archive(page, pages):
    assert page.css_first('a[rel="prev"]').attributes["href"] == "../../bai/quan-11/"
    assert (
        pages["bai/quan-11/"].css_first('a[rel="next"]').attributes["href"] == "../../bai/kien-an/"
    )


def test_the_record_and_the_source_are_named(page):
    origin = page.css_first(".origin").text()
    assert "kien-an.txt" in origin
    assert "0" * 64 in origin
    assert "Văn bản không ghi nơi đăng" in origin
    assert (
        page.css_first('link[rel="alternate"]').attributes["href"]
        == "../../bai/kien-an/record.json"
    )


def test_the_vietnamese_citation_leads_and_the_others_fold_away(page):
    panel = page.css_first(".citing")
    cite = panel.css_first(".cite").text()
    assert cite == "“Quận Kiến An: khen 22 tập thể, cá nhân”, 30/5/2023, Kho thử."
    styles = [summary.text() for summary in panel.css("details > summary")]
    assert styles == ["APA", "BibTeX", "RIS", "CSL-JSON"]
    assert "article-newspaper" in panel.css("details pre")[-1].text()


def test_what_can_be_copied_is_there_without_script(page):
    labels = [node.attributes["data-copy"] for node in page.css("[data-copy]")]
    assert labels[0] == "Chép trích dẫn"
    assert {"Chép liên kết", "Chép nội dung"} <= set(labels)
    assert not page.css("main button")


def test_the_link_that_is_copied_is_the_page_itself_until_there_is_a_full_address(page, render):
    assert "data-here" in page.css_first(".origin code").attributes
    full = parsed(render(base_url="https://kho.example")[URL]).css_first(".origin code")
    assert full.text() == "https://kho.example/bai/kien-an/"
    assert "data-here" not in full.attributes


def test_the_gist_under_the_headline_leads_to_the_rows(page):
    gist = {a.css_first(".meta").text(): a for a in page.css(".brief a")}
    assert "10 cá nhân" in gist["Khen thưởng"].text().replace("\u00a0", " ")
    assert "+1" in gist["Cơ quan, tổ chức"].text()
    for link in gist.values():
        assert page.css_first(str(link.attributes["href"])) is not None


def test_the_text_comes_before_the_record_and_the_record_before_the_source(page):
    order = [node.attributes["class"] for node in page.css("main > section, main > article")]
    assert order == ["text", "record", "citing", "origin", "report"]


def test_json_ld_describes_the_article_and_cannot_close_its_script(texts, page):
    document = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert document["@type"] == "NewsArticle"
    assert document["datePublished"] == "2023-05-30T17:26:00+07:00"
    assert document["contentLocation"]["name"] == "Quận Kiến An"
    assert document["contentLocation"]["containedInPlace"]["name"] == "Hải Phòng"
    script = texts[URL].split("ld+json")[1].split("</script>")[0]
    assert "<" not in script


def test_hostile_text_stays_text(records, knowledge, render):
    hostile = "</script><script>alert(1)</script>{{ 7*7 }}<img src=x>"
    record = records[2]
    text = record.article.text.replace("Một bài không rõ nơi", hostile)
    block = msgspec.structs.replace(record.article.blocks[0], span=Span(0, text.index("\n")))
    changed = msgspec.structs.replace(
        record,
        article=msgspec.structs.replace(record.article, text=text, blocks=(block,)),
        headline=msgspec.structs.replace(record.headline, value=type(record.headline.value)(text)),
    )
    made = render(build([changed], knowledge))
    for url, page in made.items():
        assert "<script>alert" not in page, url
        assert "<img" not in page, url
    assert "{{ 7*7 }}" in made["bai/trong/"]


def test_an_article_without_facts_says_so(main):
    assert "Chưa đọc được thông tin nào" in main("bai/trong/")


def test_an_excerpt_ends_after_the_first_paragraph(render):
    page = parsed(render(rights="excerpt")[URL])
    assert "Chiều 30-5" in text_of(page)
    assert "phát biểu" not in text_of(page)
    assert page.css_first("#khen-thuong-1-1") is not None


def test_a_mere_record_shows_no_words_of_the_text(render):
    rights = {"Báo Thử": PublisherRights(rights="record-only")}
    page = parsed(render(publishers=rights)["bai/quan-11/"])
    assert "Sáng 18/1" not in page.css_first("html").text()
    assert "18/1/2019" in page.css_first(".facts").text()


def test_faults_are_reported_by_mail_first_as_an_issue_second_and_by_hand_always(
    archive, make_site, render
):
    summary = archive.get("kien-an")
    repository = "https://github.com/example/kho"
    both = report(summary, make_site(contact_email="a@b.vn", repository=repository))
    assert both.mail is not None
    assert both.mail.startswith("mailto:a@b.vn?subject=")
    assert both.issue is not None
    assert both.issue.startswith("https://github.com/example/kho/issues/new?title=")
    neither = report(summary, make_site())
    assert neither[:2] == (None, None)
    assert "bai/kien-an/" in neither.text
    page = parsed(render(contact_email="a@b.vn", repository=repository)[URL])
    ways = [a.attributes["href"] for a in page.css(".report a")]
    assert ways == [both.mail, both.issue]
    assert page.css_first(".report pre").text() == both.text.rstrip("\n") + "\n"


def test_a_form_of_english_keeps_the_text_marked_as_vietnamese(render):
    page = parsed(render(language="en")[URL])
    assert page.css_first("article.text").attributes["lang"] == "vi"


def test_words_that_name_the_value_lead_and_those_of_details_follow(records, knowledge, render):
    record = records[0]
    (award,) = record.awards
    start = record.article.text.index("UBND quận Kiến An tặng")
    giver = Evidence(Span(start, start + 17), "test.rule", "giver")
    form = Evidence(Span(start + 23, start + 32), "test.rule", "form")
    changed = msgspec.structs.replace(award, evidence=(giver, form))
    page = parsed(
        render(build([msgspec.structs.replace(record, awards=(changed,))], knowledge))[URL]
    )
    assert page.css_first("mark#khen-thuong-1-1").text() == "Giấy khen"
    assert page.css_first("mark#khen-thuong-1-2").text() == "UBND quận Kiến An"


def test_a_reason_that_is_also_the_doubt_is_told_once(records, knowledge, render):
    record = records[0]
    doubted = msgspec.structs.replace(record.date, doubts=record.date.because)
    page = parsed(render(build([msgspec.structs.replace(record, date=doubted)], knowledge))[URL])
    assert page.css_first("#v-ngay").text().count("năm lấy theo ngày đăng") == 1


def test_a_blank_between_two_marks_is_no_link(records, knowledge, render):
    record = records[0]
    (award,) = record.awards
    start = record.article.text.index("tặng Giấy khen")
    both = tuple(
        Evidence(Span(start + begin, start + end), "test.rule", part)
        for begin, end, part in ((0, 14, ""), (0, 4, "verb"), (5, 14, "form"))
    )
    changed = msgspec.structs.replace(award, evidence=both)
    page = parsed(
        render(build([msgspec.structs.replace(record, awards=(changed,))], knowledge))[URL]
    )
    assert page.css_first("mark#khen-thuong-1-1").text() == "tặng Giấy khen"
    assert all(link.text().strip() for link in page.css("article.text mark a"))


def test_reference_managers_read_a_newspaper_article(page):
    told = {tag.attributes["name"]: tag.attributes["content"] for tag in page.css("meta[name]")}
    assert told["citation_title"] == told["DC.title"] == "Quận Kiến An: khen 22 tập thể, cá nhân"
    assert told["citation_publication_date"] == "2023/05/30"
    assert told["citation_language"] == "vi"
    assert told["z:itemType"] == "newspaperArticle"
    assert "citation_author" not in told
    assert "citation_public_url" not in told
    published = page.css_first('meta[property="article:published_time"]')
    assert published.attributes["content"] == "2023-05-30T17:26:00+07:00"


def test_a_day_that_is_not_printed_is_no_day_of_publication(pages):
    page = pages["bai/quan-11/"]
    assert not page.css('meta[name="citation_publication_date"], meta[name="DCTERMS.issued"]')
    assert page.css_first('meta[name="DCTERMS.temporal"]').attributes["content"] == "2019-01-18"
    document = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert "datePublished" not in document


def test_linked_data_gives_full_addresses_or_none(page, render):
    def document(tree: Any) -> Any:
        return json.loads(tree.css_first('script[type="application/ld+json"]').text())

    assert not {"@id", "url", "mainEntityOfPage"} & document(page).keys()
    full = document(parsed(render(base_url="https://kho.example")[URL]))
    assert full["@id"] == full["url"] == "https://kho.example/bai/kien-an/"
    assert full["isPartOf"] == {
        "@type": "Collection",
        "name": "Kho thử",
        "url": "https://kho.example/",
    }


def test_linked_data_obeys_rights(page, render):
    def description(tree: Any) -> Any:
        text = tree.css_first('script[type="application/ld+json"]').text()
        return json.loads(text).get("description")

    assert description(page).startswith("Chiều 30-5")
    assert description(parsed(render(rights="record-only")[URL])) is None


def test_only_a_section_that_was_printed_stands_above_the_headline(pages):
    assert not pages[URL].css(".kicker")
