"""Where things are: the folders and files of one archive."""

from pathlib import Path

import msgspec


class Project(msgspec.Struct, frozen=True):
    """The places of one archive.

    Attributes:
        root: The keeper's folder; `site.yml`, `content/` and `addresses.yml` are looked for in it.
        seeds: Raw articles.
        out: The site.
        config: The settings; may be absent.
    """

    root: Path
    seeds: Path
    out: Path
    config: Path

    @property
    def content(self) -> Path:
        """The keeper's own pages."""
        return self.root / "content"

    @property
    def addresses(self) -> Path:
        """The address book."""
        return self.root / "addresses.yml"

    @property
    def lock(self) -> Path:
        """Held while a build runs."""
        return self.out.parent / f".{self.out.name}.lock"

    @property
    def stage(self) -> Path:
        """The next site while it is made: beside the published one, on the same file system."""
        return self.out.parent / f".{self.out.name}.next"

    @property
    def aside(self) -> Path:
        """Where the old site stands for a moment on systems that cannot exchange two folders."""
        return self.out.parent / f".{self.out.name}.old"

    @property
    def report(self) -> Path:
        """What the last build had to say, for machines."""
        return self.out.parent / f".{self.out.name}.report.json"


def project_at(
    root: Path, seeds: Path | None = None, out: Path | None = None, config: Path | None = None
) -> Project:
    """The places of the archive in a folder, with what the command line names instead.

    Where the seeds are named and lie in an archive of their own, that archive is the root: its
    settings and pages belong to them.
    """
    home = root
    if (
        seeds is not None
        and not (root / "site.yml").is_file()
        and (seeds.parent / "site.yml").is_file()
    ):
        home = seeds.parent
    return Project(
        home.resolve(),
        (seeds or home / "seeds").resolve(),
        (out or home / "_site").resolve(),
        (config or home / "site.yml").resolve(),
    )
