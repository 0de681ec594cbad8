"""Which articles report the same event: one day, place and kind, and something more in common."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable

from antq_site.model import Summary
from antq_site.text import tone_key

_ENOUGH_WORDS = 0.5


def cluster_events(summaries: Iterable[Summary]) -> dict[str, str]:
    """Find the articles that report one event.

    Two articles do when day, place and kind are the same and they also share the organiser, an
    official, or half the words of the shorter headline. Without a full day nothing is joined.

    Returns:
        From the id of every article with a day and a kind of event to its event's id. The id
        depends on day, place and kind, so that a further article does not change it.
    """
    alike: dict[tuple[str, str, str], list[Summary]] = defaultdict(list)
    for summary in sorted(summaries, key=lambda one: one.id):
        if summary.event_kind and summary.date and summary.date.value.day and summary.year:
            key = (str(summary.date.value), summary.unit or "", summary.event_kind)
            alike[key].append(summary)
    events: dict[str, str] = {}
    for key, group in alike.items():
        for number, cluster in enumerate(_clusters(group)):
            extra = () if number == 0 else (cluster[0].id,)
            name = hashlib.sha256("\0".join((*key, *extra)).encode()).hexdigest()[:8]
            events.update({summary.id: name for summary in cluster})
    return events


def _clusters(group: list[Summary]) -> list[list[Summary]]:
    clusters: list[list[Summary]] = []
    for summary in group:
        home = next((one for one in clusters if any(agree(summary, other) for other in one)), None)
        if home is None:
            clusters.append([summary])
        else:
            home.append(summary)
    return clusters


def agree(one: Summary, other: Summary) -> bool:
    """Whether two articles of one day, place and kind have something more in common."""
    if one.organiser and one.organiser == other.organiser:
        return True
    people = {tone_key(official.name) for official in one.officials}
    if people & {tone_key(official.name) for official in other.officials}:
        return True
    first, second = _words(one.headline), _words(other.headline)
    shared = len(first & second)
    return bool(shared) and shared >= _ENOUGH_WORDS * min(len(first), len(second))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", tone_key(text)))
