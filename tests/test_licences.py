"""Licences are known by their usual names; others keep the keeper's words."""

import pytest

from antq_site.licences import Licence, licence


@pytest.mark.parametrize("words", ["CC BY 4.0", "cc by 4.0", "CC-BY-4.0"])
def test_a_known_licence_has_its_identifier_and_its_text(words):
    url = "https://creativecommons.org/licenses/by/4.0/"
    assert licence(words) == Licence("CC-BY-4.0", "CC BY 4.0", url)


def test_another_keeps_its_words_and_claims_no_address():
    assert licence("Chỉ dùng để học") == Licence("chi-dung-de-hoc", "Chỉ dùng để học")
