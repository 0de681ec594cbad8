"""District by year: the archive's spine."""

URL = "dia-phuong/hai-phong/quan-kien-an/2023/"


def test_one_year_of_a_place_has_articles_people_agencies_and_awards(main):
    words = main(URL)
    assert words.startswith("Quận Kiến An, năm 2023 1 bài")
    for part in ("Trần Văn Mẫu", "Công an quận Kiến An", "Giấy khen: 1 lần"):
        assert part in words


def test_a_province_has_its_years_too(texts):
    assert "dia-phuong/hai-phong/2023/" in texts
    assert "dia-phuong/hai-phong/2019/" not in texts
