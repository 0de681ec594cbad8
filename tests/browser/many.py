"""Articles by the hundred, so that lists are paged, the map is drawn and years have gaps.

Every article is made of phrases that local papers write, the same for the same number.
"""

from pathlib import Path

PLACES = (
    ("quận Kiến An", "Hải Phòng"),
    ("Quận 11", "Thành phố Hồ Chí Minh"),
    ("quận Đống Đa", "Hà Nội"),
    ("huyện Đầm Dơi", "Cà Mau"),
    ("thị xã Kỳ Anh", "Hà Tĩnh"),
    ("huyện Krông Bông", "Đắk Lắk"),
    ("huyện Cần Giờ", "Thành phố Hồ Chí Minh"),
    ("thành phố Phan Rang - Tháp Chàm", "Ninh Thuận"),
)
YEARS = (2004, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2022, 2023)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLE = ("Văn", "Thị", "Đình", "Xuân", "Ngọc", "Minh", "Quang")
GIVEN = ("An", "Ân", "Đức", "Dũng", "Hòa", "Mẫu", "Ổn", "Thắng", "Út", "Ý", "Yến")


def article(number: int) -> str:
    """One article: who held what where and when, who spoke, who was commended."""
    place, province = PLACES[number % len(PLACES)]
    year = YEARS[number * 7 % len(YEARS)]
    person = " ".join(
        (FAMILY[number % 9], MIDDLE[number // 3 % 7], GIVEN[number // 2 % len(GIVEN)])
    )
    day, month = number % 27 + 1, number % 12 + 1
    capital = place[:1].upper() + place[1:]
    return f"""{capital}: Tổng kết phong trào bảo vệ an ninh Tổ quốc năm {year}, bài {number}

{month + 6:02d}:{day + 20} {day:02d}/{month:02d}/{year}

Sáng {day}/{month}, UBND {place}, {province} tổ chức hội nghị tổng kết phong trào Toàn dân bảo vệ \
an ninh Tổ quốc năm {year}.

Thượng tá {person}, Trưởng Công an {place} báo cáo kết quả thực hiện phong trào; các mô hình tự \
quản ở khu dân cư được duy trì và nhân rộng.

Tại hội nghị, UBND {place} tặng Giấy khen cho {number % 9 + 1} tập thể và {number % 14 + 2} cá nhân.
"""


def write_many(folder: Path, count: int) -> None:
    """Write that many articles as seeds."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"bai-{number:04d}.txt").write_text(article(number), "utf-8")
