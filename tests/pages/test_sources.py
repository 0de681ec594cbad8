"""The index of publishers says what is shown of each."""


def test_publishers_are_counted_and_unknown_ones_are_not_guessed(main):
    words = main("nguon/")
    assert "Báo Thử 1 Hiện toàn văn" in words
    assert "Văn bản không ghi nơi đăng 2 Hiện toàn văn" in words
