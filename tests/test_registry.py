"""A family finds its members by name; a member that does not say what it is, is told."""

import sys

import pytest

from antq_site.registry import discover


@pytest.fixture
def family(tmp_path, monkeypatch):
    """A package of a name of its own, filled with modules."""
    home = tmp_path / "cousins"
    home.mkdir()
    (home / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))

    def fill(**modules):
        for name, text in modules.items():
            (home / f"{name}.py").write_text(text)
        return "cousins"

    yield fill
    for name in [one for one in sys.modules if one.split(".")[0] == "cousins"]:
        del sys.modules[name]


def test_members_come_in_alphabetical_order(family):
    package = family(zoe="ME = 'z'", anna="ME = 'a'", mia="ME = 'm'")
    assert discover(package, "ME", str) == ("a", "m", "z")


def test_what_members_share_is_no_member(family):
    assert discover(family(_engine="", anna="ME = 'a'"), "ME", str) == ("a",)


def test_a_family_without_members(family):
    assert discover(family(), "ME", str) == ()


@pytest.mark.parametrize("text", ["", "ME = 3"])
def test_a_module_that_offers_nothing_of_the_kind_is_named(family, text):
    with pytest.raises(TypeError, match=r"cousins\.anna offers no ME of type str"):
        discover(family(anna=text), "ME", str)
