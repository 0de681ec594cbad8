"""The page of a publisher."""


def test_a_publisher_lists_its_articles_and_rights(main):
    words = main("nguon/bao-thu/")
    assert "Hiện toàn văn" in words
    assert "Quận 11 tổng kết năm 2018" in words
