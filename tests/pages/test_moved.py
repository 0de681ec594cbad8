"""What was once published keeps answering: people merged or no longer named, what was removed."""

import msgspec

from antq_site.addresses import AddressBook, PersonEntry
from antq_site.archive import Archive
from antq_site.assembly import assemble
from antq_site.summaries import summarise
from tests.pages.small import parsed

MAU = "tran-van-mau-0000"


def made(records, knowledge, book) -> Archive:
    by_id = {record.id: record for record in records}
    summaries = [summarise(record) for record in records]
    return assemble(summaries, knowledge.gazetteer, book, by_id.__getitem__)


def test_an_old_address_answers_and_leads_on(records, knowledge, archive, render):
    (name, entry), *_ = archive.book.people.items()
    old = msgspec.structs.replace(entry, province="nghe-an", first="khac", merged_into=name)
    page = render(made(records, knowledge, AddressBook({name: entry, MAU: old})))[f"can-bo/{MAU}/"]
    assert f'content="0; url=../../can-bo/{name}/"' in page
    assert f'href="../../can-bo/{name}/"' in page


def test_who_is_no_longer_named_keeps_an_address_that_says_so(records, knowledge, render):
    gone = PersonEntry("Lê Văn Vắng", "nghe-an", "dan-su", "bai-da-go")
    page = render(made(records, knowledge, AddressBook({"le-van-vang-1a2b": gone})))
    tree = parsed(page["can-bo/le-van-vang-1a2b/"])
    assert "Không còn bài nào" in tree.css_first("main").text()
    assert not tree.css('meta[http-equiv="refresh"]')


def test_what_was_taken_down_says_so_in_the_keepers_words(records, knowledge, render):
    book = AddressBook({}, {"bai/cu/": "gỡ theo yêu cầu <b>", "bai/kien-an/": "nhầm"})
    pages = render(made(records, knowledge, book))
    assert "gỡ theo yêu cầu <b>" in parsed(pages["bai/cu/"]).css_first("main").text()
    assert "khen 22 tập thể" in pages["bai/kien-an/"]  # what is there again is shown
