"""The page of a place: its days, what came after, what happened there."""

URL = "dia-phuong/hai-phong/quan-kien-an/"


def test_an_ended_unit_tells_its_days_and_leads_to_what_came_after(pages, main):
    assert "Đến ngày 30/6/2025" in main(URL)
    after = {a.text(): a.attributes["href"] for a in pages[URL].css(".unit a")}
    assert after["Phường Kiến An"] == "../../../dia-phuong/hai-phong/phuong-kien-an/"


def test_a_unit_of_today_leads_back_and_shows_what_its_ground_has(pages, main):
    words = main("dia-phuong/hai-phong/phuong-kien-an/")
    assert "Chưa có bài nào về phường Kiến An." in words
    assert "Hình thành từ: Quận Kiến An" in words
    listed = pages["dia-phuong/hai-phong/phuong-kien-an/"].css(".cards a")
    assert [a.attributes["href"] for a in listed] == ["../../../bai/kien-an/"]


def test_a_province_whose_name_lives_on_is_one_page_with_two_dated_sections(pages):
    sections = [node.text().strip() for node in pages["dia-phuong/hai-phong/"].css(".life")]
    assert sections == ["Từ ngày 1/7/2025", "Đến ngày 30/6/2025"]


def test_an_article_of_a_district_stands_in_its_province_too(pages):
    listed = pages["dia-phuong/hai-phong/"].css(".cards a")
    assert [a.attributes["href"] for a in listed] == ["../../bai/kien-an/"]


def test_offices_lead_to_people_and_to_the_days_of_mention(pages):
    office = pages[URL].css_first(".offices")
    assert "Trần Văn Mẫu" in office.text()
    assert office.css_first(".dates a").attributes["href"] == "../../../bai/kien-an/"


def test_awards_of_the_place_lead_to_their_words(pages):
    row = pages[URL].css_first(".ledger tbody tr")
    assert "12 tập thể, 10 cá nhân" in row.text()
    anchors = [a.attributes["href"] for a in row.css("a")]
    assert "../../../bai/kien-an/#khen-thuong-1-1" in anchors


def test_agencies_of_the_place_are_listed(main):
    assert "Công an quận Kiến An 1" in main(URL)


def test_a_numbered_quarter_keeps_its_capital_in_prose(main):
    assert main("dia-phuong/ho-chi-minh/quan-11/").startswith("Quận 11")
