"""Letters fold one for one, names sort as in a dictionary, text is cut into sentences."""

import string
import unicodedata

import pytest

from antq_site.text import ALPHABET, TONES, fold, initial, nfc, sentences, sort_key, tone_key

VOWELS = "aăâeêioôơuưy"
LETTERS = sorted(
    {
        form(nfc(base + mark))
        for base in VOWELS
        for mark in ("", *TONES)
        for form in (str.lower, str.upper)
    }
    | {"đ", "Đ"}
)
"""The vowels of Vietnamese with and without tone and the two forms of đ."""


def test_there_are_146_letters():
    assert len(LETTERS) == 146
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_folds_to_one_plain_letter(letter):
    assert fold(letter) in string.ascii_lowercase
    assert fold(fold(letter)) == fold(letter)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đống Đa", "dong da"),
        ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
        ("Quận 11, ngày 18/1 – 12%", "quan 11, ngay 18/1 – 12%"),
        ("Thanh Hoá", "thanh hoa"),
        ("œuvre ß İstanbul ð", "œuvre ß istanbul d"),
        ("①②½", "①②½"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thái Hoà", "Thái Hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("THÚY  Nga", "Thuý Nga"),
        ("Kiến\u00a0An", "kiến an"),
        (unicodedata.normalize("NFD", "Nghệ An"), "Nghệ An"),
    ],
)
def test_names_that_differ_only_in_the_place_of_the_tone_mark_are_one(one, other):
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Tuấn", "Tuân"), ("Chỉnh", "Chính"), ("Hoa", "Hòa"), ("Đa", "Da")]
)
def test_names_with_other_letters_or_tones_are_two(one, other):
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Băc", "Bâc"],
        ["An Giang", "Bà Rịa - Vũng Tàu", "Cà Mau", "Dầu Tiếng", "Đà Nẵng", "Điện Biên", "Gia Lai"],
        ["Quận 2", "Quận 10", "Quận 11", "Quận Bình Tân"],
        ["Khóm 9", "Khóm 10", "Khóm 100"],
        ["Hòa", "Hòa Bình", "Hoài", "Hoàn"],
        ["Ơ", "Pleiku", "Uông Bí", "Ứng Hòa"],
    ],
)
def test_order_of_a_vietnamese_dictionary(in_order):
    mixed = [*in_order[1::2], *in_order[::2]]
    assert sorted(mixed, key=sort_key) == in_order


def test_letters_decide_before_tones():
    assert sorted(["Hoạ mi", "Hoa lan", "Hoá"], key=sort_key) == ["Hoá", "Hoa lan", "Hoạ mi"]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Đống Đa", "Đ"),
        ("Ấp Bắc", "Â"),
        ("ông", "Ô"),
        ("Ứng Hòa", "Ư"),
        ("“Anh”", "A"),
        ("Wilson", "W"),
        ("11", "#"),
        ("Ωmega", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_letter_of_an_index(text, letter):
    assert initial(text) == letter
    assert letter == "#" or letter.lower() in ALPHABET


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Mưa to. Nước lên! Ai về?", ["Mưa to.", "Nước lên!", "Ai về?"]),
        ("Tại TP. Hồ Chí Minh, đ/c. An nói.", ["Tại TP. Hồ Chí Minh, đ/c. An nói."]),
        ("GS.TS. Lê Văn A dự.", ["GS.TS. Lê Văn A dự."]),
        ("Anh nói: “Về thôi.” Rồi đi.", ["Anh nói: “Về thôi.”", "Rồi đi."]),
        ("Tăng 2.5 lần. 12 hộ khá.", ["Tăng 2.5 lần. 12 hộ khá."]),
        ("Một dòng\nHai dòng\n\n", ["Một dòng", "Hai dòng"]),
        ("v.v. và nhiều nữa", ["v.v. và nhiều nữa"]),
        ("Hết… Bắt đầu.", ["Hết…", "Bắt đầu."]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences(text, cut):
    assert [text[start:end] for start, end in sentences(text)] == cut


def test_sentences_of_a_stretch_stay_within_it():
    text = "Một. Hai. Ba. Bốn."
    assert [text[start:end] for start, end in sentences(text, 5, 13)] == ["Hai.", "Ba."]
