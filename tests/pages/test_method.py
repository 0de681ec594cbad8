"""The page on method says how facts are read and what is not known."""


def test_every_basis_is_explained(main):
    words = main("phuong-phap/")
    for basis in ("Nêu trong bài", "Bổ sung", "Suy ra", "Đã sửa", "Cần kiểm tra"):
        assert basis in words


def test_it_says_that_gaps_mean_nothing(main):
    assert "không có nghĩa là không có sự kiện" in main("phuong-phap/")
