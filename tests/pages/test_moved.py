"""A merged person's old address leads to the one that goes on."""

import msgspec

from antq_site.addresses import AddressBook
from antq_site.archive import assemble, summarise


def test_an_old_address_answers_and_leads_on(records, knowledge, archive, render):
    (name, entry), *_ = archive.book.people.items()
    old = msgspec.structs.replace(entry, key="another", merged_into=name)
    book = AddressBook({name: entry, "tran-van-mau-0000": old})
    by_id = {record.id: record for record in records}
    summaries = [summarise(record) for record in records]
    merged = assemble(summaries, knowledge.gazetteer, book, by_id.__getitem__)
    page = render(merged)["can-bo/tran-van-mau-0000/"]
    assert f'content="0; url=../{name}/"' in page
    assert f'href="../{name}/"' in page
