"""Numbers that lead to a private person are masked, one sign for one; all others stay."""

import pytest

from antq_site.redaction import MASK, redact


@pytest.mark.parametrize(
    "number",
    [
        "0912345678",
        "0912.345.678",
        "091 234 56 78",
        "+84 912 345 678",
        "0084912345678",
        "+84-91-234-5678",
        "01689 123 456",
        "0123.4567.890",
        "(028) 3822 1234",
        "0225.3835123",
        "04 3825 5555",
        "(04) 38255555",
        "(0613) 822123",
        "031.3835123",
    ],
)
def test_phone_numbers_are_masked(number):
    text = f"Liên hệ ông An, số {number}, gặp ban ngày."
    masked, count = redact(text)
    assert count == 1
    assert not any(sign.isdigit() for sign in masked)
    assert len(masked) == len(text)
    assert [a for a, b in zip(text, masked, strict=True) if a != b] == [
        sign for sign in number if sign.isdigit()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn A, CCCD 079203001234, trú tại xã B.",
        "Căn cước công dân số 079 203 001 234.",
        "079203001234 là số của anh.",
        "CMND số 025123456 do Công an cấp.",
        "Chứng minh nhân dân: 025 123 456.",
        "hộ chiếu số C1234567",
        "Ủng hộ qua số tài khoản 1021.0000.1234.567 tại ngân hàng.",
        "STK: 19034567890123 (chủ hộ).",
    ],
)
def test_identity_and_account_numbers_are_masked(text):
    masked, count = redact(text)
    assert count == 1
    assert not any(sign.isdigit() for sign in masked)
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gọi 113, 114, 115 hoặc 1900 1234, 18001091.",
        "Quyết định số 1234567/QĐ-BCA-X15 ngày 30/5/2023.",
        "Chương trình phối hợp số 09/CTr-BCA-MTTW.",
        "Trao 050.000.000 đồng và 1.250.000.000 đồng.",
        "Nộp vào tài khoản 50.000.000 đồng, rồi 1.250.000.000 đồng.",
        "Cấp căn cước công dân cho 10.000.000 người.",
        "Cập nhật 03-08-2019 10:30",
        "Sáng 05.09.2021 08 giờ.",
        "Chứng minh nhân dân cấp ngày 05-09-2021 tại Hà Nội.",
        "Ngày 12/3/1950, 17:26 30/05/2023.",
        "Khám phá 1234567 vụ, đạt 98,7654321%.",
        "Mã số 12345678901234567890.",
        "20/22 tiêu chí, 28-29/34, 04/04.",
        "Tệp 002_ea2d5685bb414729.txt",
        "",
    ],
)
def test_numbers_of_papers_sums_days_and_services_stay(text):
    assert redact(text) == (text, 0)


def test_each_number_is_counted_once():
    masked, count = redact("CCCD 079203001234, ĐT 0912345678, 0912345679.")
    assert count == 3
    assert masked == f"CCCD {MASK * 12}, ĐT {MASK * 10}, {MASK * 10}."
