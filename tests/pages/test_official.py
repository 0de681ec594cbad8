"""The page of an official shows offices with the days of mention."""


def test_an_office_has_the_days_of_the_articles_that_name_it(pages):
    (url,) = (url for url in pages if url.startswith("can-bo/tran-van-mau"))
    page = pages[url]
    assert page.css_first("h1").text() == "Trần Văn Mẫu"
    office = page.css_first(".offices").text()
    assert "Phó Trưởng Công an quận Kiến An" in office
    assert "30/5/2023" in office
    assert "không phải thời gian giữ chức" in page.css_first("main").text()


def test_an_office_leads_to_its_agency(pages):
    (url,) = [url for url in pages if url.startswith("can-bo/tran-van-mau-")]
    agency = pages[url].css_first(".offices dt a")
    assert agency.text() == "Công an quận Kiến An"
    assert str(agency.attributes["href"]).endswith("co-quan/hai-phong/quan-kien-an/cong-an/")
