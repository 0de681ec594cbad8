"""What all tests share: words and places, read once."""

import pytest
from hypothesis import settings

from antq_site.catalogue import Catalogue, load_catalogue
from antq_site.knowledge import Knowledge, load_knowledge
from tests.keeper import Keeper

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")  # the same examples on every machine, however slow


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def vietnamese() -> Catalogue:
    return load_catalogue("vi")


@pytest.fixture
def keeper(tmp_path) -> Keeper:
    (tmp_path / "kho").mkdir()
    return Keeper(tmp_path / "kho")
