"""The ledger of one form."""


def test_a_form_has_its_own_ledger(pages):
    page = pages["khen-thuong/giay-khen/"]
    assert page.css_first("h1").text() == "Giấy khen"
    assert len(page.css(".ledger")[1].css("tbody tr")) == 1
