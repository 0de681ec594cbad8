"""The page of a programme."""


def test_a_programme_lists_its_articles_and_places(main):
    words = main("phong-trao/thu/")
    assert "Chương trình Thử 1 bài" in words
    assert "Quận Kiến An, Hải Phòng 1" in words
