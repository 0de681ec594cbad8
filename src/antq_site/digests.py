"""What a result depends on, as a digest: no times, no folders, the same on every machine."""

import hashlib

import msgspec

SIZE = 16
"""Bytes of a digest: enough that two of a million never meet by chance."""

_encoder = msgspec.msgpack.Encoder(order="deterministic")


def digest(*parts: object) -> bytes:
    """Make a digest of some values.

    Args:
        parts: Texts, numbers, bytes, None, and structs, tuples, lists, sets and dicts of them.

    Returns:
        ``SIZE`` bytes; equal for equal values, whatever the order of sets and dicts.
    """
    return hashlib.blake2b(_encoder.encode(parts), digest_size=SIZE).digest()
