"""The generators that are compared: how each is given a corpus, built, and has a change made."""

import json
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.measure import Command
from bench.model import Label

HOME = Path(__file__).parent
PROJECT = HOME.parent

SAME_PAGES = (
    "article,place,year,official,agency,award_form,"
    "home,places,years,officials,agencies,awards,feed.xml,sitemap.xml,site.css"
)
"""Of the files that antq-site makes, those that the others make too."""

_SENTENCE = " Câu này được thêm vào để dựng lại."
_LONG = 80
_NOTE = "<!-- đổi -->"


class Builder(ABC):
    """One generator with one corpus.

    Args:
        folder: Of its own, for its project and its sites.
    """

    name: str
    reads_text = False
    """Whether it works from raw text; the others are given ready records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "site"

    @abstractmethod
    def prepare(self, corpus: Path, labels: Sequence[Label]) -> None:
        """Make its project from a corpus; not timed."""

    @abstractmethod
    def commands(self) -> Iterable[Command]:
        """What builds the site."""

    @abstractmethod
    def article(self) -> Path:
        """One article of the middle of its corpus."""

    @abstractmethod
    def template(self) -> Path:
        """The template of an article."""

    def change_article(self) -> None:
        """Add a sentence to the last long paragraph of one article."""
        file = self.article()
        lines = file.read_text("utf-8").rstrip("\n").split("\n")
        last = max(n for n, line in enumerate(lines) if len(line) > _LONG and line.endswith("."))
        lines[last] += _SENTENCE
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def change_template(self) -> None:
        """Change what every article page shows."""
        file = self.template()
        text = file.read_text("utf-8")
        file.write_text(text.replace("<article", f"{_NOTE}<article", 1), "utf-8")

    def use_other_folder(self) -> bool:
        """Turn to a new site folder with the records kept; False where nothing like it exists."""
        return False

    def seconds(self) -> dict[str, float]:
        """How long the steps of the last build took; empty where that is not told."""
        return {}


class Ours(Builder):
    """antq-site.

    Args:
        folder: As above.
        only: Kinds of page and file to make; "" for all.
    """

    reads_text = True

    def __init__(self, folder: Path, only: str = "") -> None:
        super().__init__(folder)
        self._only = only
        self.name = "antq-site, same pages" if only else "antq-site, everything"

    def prepare(self, corpus: Path, labels: Sequence[Label]) -> None:
        """Lay the seeds out as a keeper has them, with templates of the project's own."""
        shutil.copytree(corpus / "seeds", self.folder / "seeds")
        shutil.copytree(PROJECT / "templates", self.folder / "templates")
        (self.folder / "site.yml").write_text("base_url: https://example.vn/\n", "utf-8")
        self._middle = labels[len(labels) // 2].id

    def commands(self) -> Iterable[Command]:
        """One command does all."""
        words = [sys.executable, str(PROJECT / "build.py"), "--out", str(self.out)]
        path = {"PYTHONPATH": str(PROJECT / "src")}
        yield Command([*words, *(["--only", self._only] if self._only else [])], self.folder, path)

    def article(self) -> Path:
        """A seed."""
        return self.folder / "seeds" / f"{self._middle.replace('-', '_')}.txt"

    def template(self) -> Path:
        """The project's own copy."""
        return self.folder / "templates" / "pages" / "article.html"

    def use_other_folder(self) -> bool:
        """A new site beside the first, with nothing but the readings of its cache."""
        old = self.out.parent / f".{self.out.name}.cache"
        self.out = self.out.with_name("again")
        new = self.out.parent / f".{self.out.name}.cache"
        new.mkdir()
        for file in old.glob("readings.sqlite*"):
            shutil.copy2(file, new / file.name)
        return True

    def seconds(self) -> dict[str, float]:
        """How long the steps of the last build took, as its report tells."""
        report = self.out.parent / f".{self.out.name}.report.json"
        steps: dict[str, float] = json.loads(report.read_bytes()).get("seconds", {})
        return steps


class Hugo(Builder):
    """Hugo, given one Markdown file with front matter an article.

    Args:
        folder: As above.
        binaries: Where the peers are installed.
    """

    name = "Hugo"

    def __init__(self, folder: Path, binaries: Path) -> None:
        super().__init__(folder)
        found = binaries.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
        self.binary = next(iter(sorted(found)))

    def prepare(self, corpus: Path, labels: Sequence[Label]) -> None:
        """Write the records as Hugo reads them."""
        del corpus
        shutil.copytree(HOME / "peers" / "hugo", self.folder / "project")
        content = self.folder / "project" / "content" / "bai"
        content.mkdir(parents=True)
        for label in labels:
            front = {"title": label.headline, "date": f"{label.when}:00+07:00"}
            whole = {**front, **terms(label), "params": record(label)}
            text = json.dumps(whole, ensure_ascii=False) + "\n\n" + "\n\n".join(label.body) + "\n"
            (content / f"{label.id}.md").write_text(text, "utf-8")
        self._article = content / f"{labels[len(labels) // 2].id}.md"

    def commands(self) -> Iterable[Command]:
        """Hugo's own binary: the launcher of the package takes a tenth of a second."""
        words = [str(self.binary), "build", "--quiet", "--noBuildLock", "-d", str(self.out)]
        yield Command(words, self.folder / "project")

    def article(self) -> Path:
        """A Markdown file."""
        return self._article

    def template(self) -> Path:
        """A layout."""
        return self.folder / "project" / "layouts" / "page.html"


class HugoWithPagefind(Hugo):
    """Hugo, and Pagefind over its article pages."""

    name = "Hugo + Pagefind"

    def __init__(self, folder: Path, binaries: Path) -> None:
        super().__init__(folder, binaries)
        self._python = binaries / "python"

    def commands(self) -> Iterable[Command]:
        """The site, then the index."""
        yield from super().commands()
        words = ["-m", "pagefind", "--site", str(self.out), "--glob", "bai/**/*.html"]
        yield Command([str(self._python), *words], self.folder)


class Pelican(Builder):
    """Pelican with a plugin for the indexes, and its cache of what it has read.

    Args:
        folder: As above.
        binaries: Where the peers are installed.
    """

    name = "Pelican"

    def __init__(self, folder: Path, binaries: Path) -> None:
        super().__init__(folder)
        self._binary = binaries / "pelican"

    def prepare(self, corpus: Path, labels: Sequence[Label]) -> None:
        """Write the records as Pelican reads them: with flat metadata, a record is one line."""
        del corpus
        shutil.copytree(HOME / "peers" / "pelican", self.folder / "project")
        content = self.folder / "project" / "content" / "bai"
        content.mkdir(parents=True)
        for label in labels:
            whole = json.dumps({**record(label), "terms": terms(label)}, ensure_ascii=False)
            head = f"Title: {label.headline}\nDate: {label.when}\nSlug: {label.id}\n"
            text = f"{head}Record: {whole}\n\n" + "\n\n".join(label.body) + "\n"
            (content / f"{label.id}.md").write_text(text, "utf-8")
        self._article = content / f"{labels[len(labels) // 2].id}.md"

    def commands(self) -> Iterable[Command]:
        """With its cache, which is what makes it faster the second time."""
        words = [str(self._binary), "-q", "-s", "pelicanconf.py", "-o", str(self.out)]
        yield Command(words, self.folder / "project")

    def article(self) -> Path:
        """A Markdown file."""
        return self._article

    def template(self) -> Path:
        """A template of the theme."""
        return self.folder / "project" / "theme" / "templates" / "article.html"


def terms(label: Label) -> dict[str, list[str]]:
    """The pages on which an article is listed, by index."""
    places = [label.province]
    for name in (label.district, label.commune):
        if name is not None:
            places.append(f"{name}, {places[-1]}")
    return {
        "places": places,
        "years": [label.date[:4]],
        "officials": list(dict.fromkeys(person.name for person in label.officials)),
        "agencies": list(label.agencies),
        "forms": list(
            dict.fromkeys(award.form.replace("“", "").replace("”", "") for award in label.awards)
        ),
    }


def record(label: Label) -> dict[str, object]:
    """What the table of an article shows beside its indexes."""
    return {
        "event": label.date,
        "byline": label.byline,
        "people": [
            {"name": person.name, "rank": person.rank, "position": person.positions[0]}
            for person in label.officials
        ],
        "awards": [
            {
                "form": award.form,
                "giver": award.giver,
                "collectives": award.collectives or award.items,
                "individuals": award.individuals,
            }
            for award in label.awards
        ],
    }
