"""Three small articles, written for the tests, as records, and the archive they make."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from antq_site.addresses import AddressBook
from antq_site.archive import Archive
from antq_site.assembly import assemble
from antq_site.dates import PartialDate
from antq_site.model import (
    Agency,
    AgencyRole,
    Article,
    ArticleDate,
    Award,
    AwardKind,
    Basis,
    Block,
    BlockKind,
    Evidence,
    Fact,
    Headline,
    Office,
    Official,
    Programme,
    Provenance,
    Published,
    Reason,
    Record,
    Span,
)
from antq_site.summaries import summarise

KIEN_AN = [
    (BlockKind.HEADLINE, "Quận Kiến An: khen 22 tập thể, cá nhân"),
    (BlockKind.TIMESTAMP, "17:26 30/05/2023"),
    (BlockKind.LEDE, "Chiều 30-5, UBND quận Kiến An tổ chức hội nghị <tổng kết> & biểu dương."),
    (BlockKind.BODY, "Thượng tá Trần Văn Mẫu, Phó Trưởng Công an quận Kiến An, phát biểu."),
    (BlockKind.CROSSHEAD, "Khen thưởng"),
    (BlockKind.BODY, "UBND quận Kiến An tặng Giấy khen cho 12 tập thể, 10 cá nhân."),
    (BlockKind.CAPTION, "Thượng tá Trần Văn Mẫu phát biểu"),
    (BlockKind.FURNITURE, "Tin khác: đọc nhiều nhất"),
]
QUAN_11 = [
    (BlockKind.HEADLINE, "Quận 11 tổng kết năm 2018"),
    (BlockKind.DATELINE, "(Báo Thử) - "),
    (BlockKind.LEDE, "Sáng 18/1, Công an Quận 11 tổng kết phong trào."),
]
BLANK = [(BlockKind.HEADLINE, "Một bài không rõ nơi, không rõ ngày"), (BlockKind.BODY, "Không gì.")]


def article(stem: str, parts: list[tuple[BlockKind, str]], publisher: str | None = None) -> Article:
    """An article whose blocks stand on lines of their own; a dateline shares its line."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words.rstrip()))))
        text += words if kind is BlockKind.DATELINE else f"{words}\n\n"
    provenance = Provenance(f"{stem}.txt", "0" * 64, publisher=publisher)
    return Article(stem, provenance, text, tuple(blocks))


def evidence(of: Article, *words: str) -> tuple[Evidence, ...]:
    """Every place where some words stand."""
    found = []
    for phrase in words:
        start = of.text.index(phrase)
        while start >= 0:
            found.append(Evidence(Span(start, start + len(phrase)), "test.rule"))
            start = of.text.find(phrase, start + 1)
    return tuple(found)


def small_records(knowledge) -> tuple[Record, ...]:
    """A year-end conference with an award, a police summary, and one that says nothing."""
    return _kien_an(knowledge), _quan_11(knowledge), _blank()


def _kien_an(knowledge) -> Record:
    text = article("kien-an", KIEN_AN)
    place = knowledge.gazetteer.units_named("Quận Kiến An")[0].id
    committee = "Ủy ban nhân dân quận Kiến An"
    organiser = Fact(
        Agency(committee, "uy-ban-nhan-dan", place, AgencyRole.ORGANISER),
        evidence(text, "UBND quận Kiến An"),
    )
    police = Agency("Công an quận Kiến An", "cong-an", place)
    office = Office("Phó Trưởng Công an quận Kiến An", police.name, "cong-an", place)
    award = Award(
        "Giấy khen",
        "giay-khen",
        AwardKind.COMMENDATION,
        giver=committee,
        giver_unit=place,
        collectives=12,
        individuals=10,
        total=22,
    )
    return Record(
        text,
        headline=Fact(Headline(KIEN_AN[0][1]), evidence(text, KIEN_AN[0][1])),
        published=Fact(
            Published(PartialDate(2023, 5, 30), "17:26"), evidence(text, "17:26 30/05/2023")
        ),
        date=Fact(
            ArticleDate(PartialDate(2023, 5, 30)),
            evidence(text, "Chiều 30-5"),
            (Reason("year-from-publication", ("2023-05-30",)),),
            Basis.INFERRED,
        ),
        locality=Fact(
            knowledge.gazetteer.locality(place),
            evidence(text, "Quận Kiến An", "quận Kiến An"),
            doubts=(Reason("name-in-several-provinces", ("Kiến An",)),),
        ),
        agency=organiser,
        agencies=(organiser, Fact(police, evidence(text, "Công an quận Kiến An"))),
        officials=(
            Fact(
                Official("Trần Văn Mẫu", "Thượng tá", (office,), ("spoke",)),
                evidence(text, "Thượng tá Trần Văn Mẫu", "Phó Trưởng Công an quận Kiến An"),
            ),
        ),
        awards=(Fact(award, evidence(text, "tặng Giấy khen cho 12 tập thể, 10 cá nhân")),),
        programmes=(
            Fact(Programme("Chương trình Thử", "chuong-trinh", "thu"), evidence(text, "tổng kết")),
        ),
    )


def _quan_11(knowledge) -> Record:
    text = article("quan-11", QUAN_11, "Báo Thử")
    place = knowledge.gazetteer.units_named("Quận 11")[0].id
    police = Agency("Công an Quận 11", "cong-an", place, AgencyRole.ORGANISER)
    return Record(
        text,
        headline=Fact(Headline(QUAN_11[0][1]), evidence(text, QUAN_11[0][1])),
        date=Fact(ArticleDate(PartialDate(2019, 1, 18)), evidence(text, "Sáng 18/1")),
        locality=Fact(knowledge.gazetteer.locality(place), evidence(text, "Quận 11")),
        agency=Fact(police, evidence(text, "Công an Quận 11")),
        agencies=(Fact(police, evidence(text, "Công an Quận 11")),),
    )


def _blank() -> Record:
    text = article("trong", BLANK)
    return Record(text, headline=Fact(Headline(BLANK[0][1]), evidence(text, BLANK[0][1])))


def build(records, knowledge) -> Archive:
    """The archive of some records, with addresses as a first build proposes them."""
    by_id = {record.id: record for record in records}
    summaries = [summarise(record) for record in records]
    return assemble(summaries, knowledge.gazetteer, AddressBook(), by_id.__getitem__)


def parsed(page: str) -> Any:
    """A page as a tree; whoever asks for an element that is not there fails the test."""
    return LexborHTMLParser(page)
