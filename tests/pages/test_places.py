"""The index of places has provinces with the places articles are about."""


def test_a_province_holds_its_places_with_their_numbers(main):
    words = main("dia-phuong/")
    assert "Thành phố Hải Phòng 1 Quận Kiến An 1" in words
    assert "Thành phố Hồ Chí Minh 1 Quận 11 1" in words


def test_what_has_no_place_is_told(main):
    assert "1 bài không đủ căn cứ để xác định địa phương" in main("dia-phuong/")
