"""Texts, dates and articles that hypothesis may put together, from nonsense to nearly real."""

import datetime as dt
import unicodedata

from hypothesis import strategies as st

from antq_site.dates import PartialDate

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", base + tone) for base in VOWELS for tone in TONES]
LETTERS = [*SMALL, *(letter.upper() for letter in SMALL), *"bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX"]

anything = st.text(max_size=200)
"""Any text at all, of any script, with controls and marks that stand alone."""

letters = st.sampled_from(LETTERS)
vietnamese = st.text(alphabet=[*LETTERS, *" \u00a0\n.,;:!?…–-()“”\"'/0123456789"], max_size=200)
"""Vietnamese letters, figures and stops in any order."""

words = st.text(alphabet=SMALL + list("bcdđghklmnpqrstvx"), min_size=1, max_size=7)

years = st.integers(1900, 2100)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day, a month, a year, or a day without its year."""
    day = draw(days)
    return draw(
        st.sampled_from(
            [
                PartialDate(day.year, day.month, day.day),
                PartialDate(day.year, day.month),
                PartialDate(day.year),
                PartialDate(None, day.month, day.day),
            ]
        )
    )


PHRASES = [
    "Sáng 18/1,", "Chiều 12-5-2023,", "Ngày 24/3/2016", "năm 2018", "giai đoạn 2013 - 2023",
    "(19/8)", "UBND quận Kiến An", "Công an tỉnh", "CATP Hải Phòng", "BCĐ 138 huyện Mường Lát",
    "Bộ Công an", "xã Quỳ Hợp", "Thị xã Thái Hoà", "Q.11", "TP. HCM", "tỉnh Phú Thọ",
    "huyện Châu Thành", "Thượng tá", "Nguyễn Văn Hòa", "đồng chí", "Phó Chủ tịch",
    "Trưởng Công an", "Bí thư Huyện ủy", "Giấy khen", "Bằng khen",
    "Huân chương Lao động hạng Ba", "Kỷ niệm chương “Vì an ninh”", "170 phần quà",
    "cho 12 tập thể", "và 10 cá nhân", "5 hộ gia đình", "20/22 tiêu chí", "28-29/34 tiêu chí",
    "tổ chức", "trao", "tặng", "hội nghị tổng kết", "Ngày hội", "thừa ủy quyền của", "được",
    "của", "phát biểu", "thăm và làm việc với", "mô hình “Camera an ninh”",
    "Chỉ thị số 09-CT/TW", "Tết Nguyên đán Quý Mão", "0912345678",
    "kỷ niệm 72 năm Ngày truyền thống Công an nhân dân",
    ",", ".", ";", "–", "(", ")", "“", "”", "...",
]  # fmt: skip
"""Pieces that set rules off, in orders no newspaper would print."""

LINES = [
    "Thứ Sáu, ngày 29 tháng 3 năm 2024", "17:26 30/05/2023", "(Thanhuytphcm.vn) - Sáng nay,",
    "Ý kiến bạn đọc", "Tin khác", "captcha", "Từ khóa:", "Ảnh: Minh Thư", "KC", "Hồ Hưng - Bùi Hải",
    "Quận 11: Tổng kết phong trào", "",
]  # fmt: skip

sentences = st.lists(st.sampled_from(PHRASES) | words, min_size=1, max_size=14).map(" ".join)
lines = st.sampled_from(LINES) | sentences | vietnamese
articles = st.lists(lines, min_size=1, max_size=12).map("\n".join)
"""Pages of lines that look like news: clocks, datelines, phrases in any order, furniture."""
