"""Where things are: the folders and files of one archive."""

from pathlib import Path

import msgspec

from antq_site.errors import ConfigError


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
    def spare(self) -> Path:
        """The next site while it is made: beside the published one, on the same file system."""
        return self.out.parent / f".{self.out.name}.spare"

    @property
    def cache(self) -> Path:
        """What builds keep for the next: it can be deleted at any time."""
        return self.out.parent / f".{self.out.name}.cache"

    @property
    def aside(self) -> Path:
        """Where the old site stands for a moment on systems that cannot exchange two folders."""
        return self.out.parent / f".{self.out.name}.old"

    @property
    def report(self) -> Path:
        """What the last build had to say, for machines."""
        return self.out.parent / f".{self.out.name}.report.json"

    def checked(self) -> "Project":
        """The same, after a look at whether a build can work on it.

        Raises:
            ConfigError: When there is no folder of articles, or it and the site lie in each other.
        """
        if not self.seeds.is_dir():
            raise ConfigError("no-seeds-folder", place=self.seeds)
        if self.out == self.seeds or self.seeds in self.out.parents:
            raise ConfigError("out-in-seeds", self.seeds, place=self.out)
        if self.out in self.seeds.parents:
            raise ConfigError("seeds-in-out", self.seeds, place=self.out)
        return self

    @property
    def leftovers(self) -> tuple[Path, ...]:
        """What builds keep beside the site, and what one that was killed may have left."""
        return (self.spare, self.aside, self.cache, self.report)


def project_at(
    root: Path, seeds: Path | None = None, out: Path | None = None, config: Path | None = None
) -> Project:
    """The places of the archive in a folder, with what the command line names instead.

    Where the seeds are named and lie in an archive of their own, that archive is the root: its
    settings and pages belong to them.

    Raises:
        ConfigError: When settings are named that do not exist.
    """
    if config is not None and not config.is_file():
        raise ConfigError("no-settings-file", place=config)
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
