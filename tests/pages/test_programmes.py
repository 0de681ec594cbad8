"""The index of programmes."""


def test_each_programme_leads_to_its_page(pages):
    (link,) = pages["phong-trao/"].css("main .counted a")
    assert (link.text(), link.attributes["href"]) == ("Chương trình Thử", "../phong-trao/thu/")
