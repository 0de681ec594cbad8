"""Each generator is given all facts, and can have an article and a template changed."""

import json
from pathlib import Path

import pytest

from bench.builders import SAME_PAGES, Builder, Hugo, Ours, Pelican, terms
from bench.corpus import load_labels, make_corpus
from bench.measure import run_all, written
from bench.run import enter, measure_round


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "corpus"
    make_corpus(folder, 6)
    return folder


@pytest.fixture
def binaries(tmp_path):
    program = tmp_path / "peers/lib/python3/site-packages/hugo/binaries/hugo"
    program.parent.mkdir(parents=True)
    program.touch()
    return tmp_path / "peers" / "bin"


def _prepared(builder: Builder, corpus: Path) -> Builder:
    builder.folder.mkdir()
    builder.prepare(corpus, load_labels(corpus))
    return builder


def test_hugo_is_given_every_fact(tmp_path, corpus, binaries):
    _prepared(Hugo(tmp_path / "hugo", binaries), corpus)
    for label in load_labels(corpus):
        text = (tmp_path / f"hugo/project/content/bai/{label.id}.md").read_text("utf-8")
        front, _, body = text.partition("\n\n")
        known = json.loads(front)
        assert known["title"] == label.headline
        assert known["agencies"] == list(label.agencies)
        assert [one["name"] for one in known["params"]["people"]] == known["officials"]
        assert all(paragraph in body for paragraph in label.body)


def test_pelican_is_given_every_fact(tmp_path, corpus, binaries):
    _prepared(Pelican(tmp_path / "pelican", binaries), corpus)
    for label in load_labels(corpus):
        text = (tmp_path / f"pelican/project/content/bai/{label.id}.md").read_text("utf-8")
        head = dict(line.split(": ", 1) for line in text.partition("\n\n")[0].splitlines())
        assert head["Title"] == label.headline
        assert json.loads(head["Record"])["terms"] == terms(label)


def test_an_article_is_listed_under_each_place_above_it(corpus):
    label = next(one for one in load_labels(corpus) if one.district)
    places = terms(label)["places"]
    assert places[:2] == [label.province, f"{label.district}, {label.province}"]


@pytest.mark.parametrize("kind", [Hugo, Pelican])
def test_one_article_and_one_template_are_changed(tmp_path, corpus, binaries, kind):
    builder = _prepared(kind(tmp_path / "project", binaries), corpus)
    article, template = builder.article().read_text("utf-8"), builder.template().read_text("utf-8")
    head = article.partition("\n\n")[0]
    enter("article", builder)
    changed = builder.article().read_text("utf-8")
    assert len(changed) > len(article)
    assert changed.partition("\n\n")[0] == head
    assert builder.template().read_text("utf-8") == template
    enter("template", builder)
    assert len(builder.template().read_text("utf-8")) > len(template)


def test_only_ours_builds_anew_from_kept_records(tmp_path, corpus, binaries):
    assert not enter("cached", _prepared(Hugo(tmp_path / "hugo", binaries), corpus))


def test_every_state_of_ours(tmp_path, corpus):
    builder = _prepared(Ours(tmp_path / "ours", SAME_PAGES), corpus)
    states = ("full", "cached", "same", "article", "template")
    measured = list(measure_round(0, [builder], states))
    assert [one.state for one in measured] == list(states)
    assert len({one.written.files for one in measured}) == 1
    assert measured[0].steps["reading"] > 0
    assert measured[2].steps == {}
    page = builder.out / "bai" / load_labels(corpus)[3].id / "index.html"
    assert "Câu này được thêm vào để dựng lại." in page.read_text("utf-8")
    assert "<!-- đổi -->" in page.read_text("utf-8")


def test_the_same_pages_are_fewer_than_everything(tmp_path, corpus):
    few = _prepared(Ours(tmp_path / "few", SAME_PAGES), corpus)
    run_all(few.commands())
    names = {path.relative_to(few.out).parts[0] for path in few.out.rglob("*") if path.is_file()}
    assert {"index.html", "bai", "dia-phuong", "nam", "can-bo", "co-quan", "khen-thuong"} <= names
    assert {"feed.xml", "sitemap.xml"} <= names
    assert not names & {"du-lieu", "phong-trao", "nguon", "data"}
    assert written(few.out).files > 20
