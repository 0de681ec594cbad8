"""Officials are listed by given name."""


def test_a_person_stands_under_the_letter_of_the_given_name(pages):
    page = pages["can-bo/"]
    (letter,) = page.css("section.letter")
    assert letter.css_first("h2").text() == "M"
    assert "Trần Văn Mẫu" in letter.text()
    assert page.css_first(".jump a").attributes["href"] == "#chu-m"
