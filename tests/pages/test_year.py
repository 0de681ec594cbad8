"""A year shows its articles, months and places."""


def test_a_year_leads_to_its_months_and_to_that_year_of_its_places(pages):
    links = {a.text(): a.attributes["href"] for a in pages["nam/2023/"].css("main .counted a")}
    assert links["Tháng 5/2023"] == "05/"
    assert links["Quận Kiến An, Hải Phòng"] == "../../dia-phuong/hai-phong/quan-kien-an/2023/"


def test_only_articles_of_that_year_are_listed(pages):
    listed = [a.attributes["href"] for a in pages["nam/2023/"].css(".cards a")]
    assert listed == ["../../bai/kien-an/"]


def test_articles_without_a_year_have_a_page_that_says_why(main):
    words = main("nam/khong-ro/")
    assert "không đủ căn cứ để xác định năm" in words
    assert "Một bài không rõ nơi" in words
