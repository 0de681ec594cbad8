"""The keeper's pages show his words and lead into the site."""


def test_links_from_the_root_lead_there_from_the_page(pages):
    page = pages["lien-he/"]
    assert page.css_first("h1").text() == "Liên hệ"
    assert page.css_first(".prose a").attributes["href"] == "../dia-phuong/"


def test_the_contact_page_has_the_ways_to_write_that_are_set(render):
    made = render(contact_email="kho@example.org")["lien-he/"]
    assert "mailto:kho@example.org" in made
