"""YAML as a keeper means it: everything is text, every key once, and nothing unfolds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_site.errors import ConfigError
from antq_site.strict_yaml import SIZE_LIMIT, load_with_lines, load_yaml


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tệp.yml"


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "true",
        "010",
        "0x10",
        "1_000",
        "12:30",
        "2024-01-02",
        "1e3",
        ".inf",
        "=",
        "<<",
    ],
)
def test_a_word_stays_the_word_that_was_typed(file, word):
    file.write_text(f"a: {word}\n", encoding="utf-8")
    assert load_yaml(file) == {"a": word}


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_is_nothing_unless_it_is_quoted(file, word):
    file.write_text(f"a: {word}\nb: '{word}'\n", encoding="utf-8")
    assert load_yaml(file) == {"a": None, "b": word}


def test_an_empty_file_is_nothing(file):
    file.write_bytes(b"")
    assert load_yaml(file) is None


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_editors_of_other_systems_make_no_difference(file, start, end):
    file.write_bytes(start + end.join([b"a: 1", b"b:", b"- c", b"- d: 2", b""]))
    value, lines = load_with_lines(file)
    assert value == {"a": "1", "b": ["c", {"d": "2"}]}
    assert lines == {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, "d"): 4}


BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (BOMB, "yaml-alias", 1),
        ("a: 1\nb: *a\n", "yaml-alias", 2),
        ("a: &x 1\n", "yaml-alias", 1),
        ("a: {b: c}\n<<: *x\n", "yaml-alias", 2),
        ("a: !!python/object/apply:os.system [id]\n", "yaml-tag", 1),
        ("a: 1\nb: !!binary aGk=\n", "yaml-tag", 2),
        ("!x\na: 1\n", "yaml-tag", 1),
        ("[" * 100_000, "yaml-depth", 1),
        ("{a: " * 60_000, "yaml-depth", 1),
        ("- " * 100_000, "yaml-depth", 1),
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3),
        ("a:\n  b: 1\n  b: 2\n", "yaml-duplicate", 3),
        ("? [a, b]\n: c\n", "yaml-key", 1),
        ("? {a: b}\n: c\n", "yaml-key", 1),
        ("title: Kho: tin\n", "yaml-colon", 1),
        ("a: 1\nb:\n\tc: 2\n", "yaml-tab", 3),
        ("a: 1\nb 2\nc: 3\n", "yaml-no-colon", 3),
        ('a: "b\n', "yaml-open-quote", 2),
        ("a:\n - b\nc\n- d\n", "yaml-no-colon", 4),
        ("a: 1\n- b\n", "yaml-indent", 2),
        ("a: 1\n---\nb: 2\n", "yaml-broken", 2),
        ("a: \x01\n", "yaml-broken", None),
    ],
    ids=lambda value: str(value)[:16],
)
def test_what_a_keeper_would_not_type_is_refused_by_its_line(file, text, code, line):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_yaml(file)
    assert caught.value.code == code
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(file), line)


def test_a_file_too_large_is_not_read(file):
    file.write_bytes(b"# " + b"x" * SIZE_LIMIT)
    with pytest.raises(ConfigError) as caught:
        load_yaml(file)
    assert caught.value.code == "yaml-too-large"
    assert load_yaml(file, 2 * SIZE_LIMIT) is None


def test_a_file_in_another_encoding_is_told(file):
    file.write_bytes("tên: Đống Đa\n".encode("utf-16"))
    with pytest.raises(ConfigError) as caught:
        load_yaml(file)
    assert caught.value.code == "yaml-not-utf8"


def test_a_file_that_is_gone_or_a_folder_is_told(file, tmp_path):
    for path in (file, tmp_path):
        with pytest.raises(ConfigError) as caught:
            load_yaml(path)
        assert caught.value.code == "unreadable"


@given(raw=st.one_of(st.binary(max_size=300), st.text("ab:-[]{}&*!?|>'\"#%@` \n\t", max_size=60)))
def test_any_bytes_are_a_value_or_an_error_with_a_name(tmp_path_factory, raw):
    file = tmp_path_factory.mktemp("yaml") / "a.yml"
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    try:
        value, lines = load_with_lines(file)
    except ConfigError as problem:
        code = problem.code
    else:
        code = "yaml-" if value is None or isinstance(value, str | list | dict) else "strange"
        assert all(line >= 1 for line in lines.values())
    assert code.startswith("yaml-")
