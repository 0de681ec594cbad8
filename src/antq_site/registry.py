"""Finds the members of a family: each module of a family package offers one object."""

import importlib
import pkgutil
from typing import TypeVar

T = TypeVar("T")


def discover(package: str, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Import every module of a package and take the one object each must offer.

    Modules whose name begins with an underscore hold what the members share and are passed over.

    Args:
        package: Dotted name, such as ``antq_site.extract``.
        attribute: The name under which a member offers its object, such as ``EXTRACTOR``.
        kind: What the object must be.

    Returns:
        The objects in alphabetical order of their modules.

    Raises:
        TypeError: When a module offers no such object: a member that does not say what it is.
    """
    home = importlib.import_module(package)
    names = sorted(name for _, name, _ in pkgutil.iter_modules(home.__path__) if name[0] != "_")
    found = []
    for name in names:
        member = getattr(importlib.import_module(f"{package}.{name}"), attribute, None)
        if not isinstance(member, kind):
            raise TypeError(f"{package}.{name} offers no {attribute} of type {kind.__name__}")
        found.append(member)
    return tuple(found)
