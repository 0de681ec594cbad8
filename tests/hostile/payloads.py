"""Texts that want to be more than text, and what a page or a file may hold all the same."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea></style></noscript><svg/onload=alert(1)>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt;",
    "&#x3c;script&#x3e;",
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "{# gone #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x.js",
    "https://evil.example/",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<form action=//evil.example><input name=q>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "[x](javascript:alert(1)) ![x](//evil.example/x.png) <b>b</b>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd",
    "@SUM(1+1)",
    "\t=1+1",
    "\u2028\u2029",
    "\u202e\u2066\u200f",
    "\u200b\ufeff\u00ad",
    "\ud7ff\ue000\ufffd\U0010ffff",
    "\x7f\x80\x9f",
    "I\u0307\u017f\u1e9e",
    "../../../etc/passwd",
    "%2e%2e%2f%00",
    "\\x3cscript\\x3e \\u003cscript\\u003e",
    "';alert(1)//\\';alert(1)//\";alert(1)//",
    "'; DROP TABLE articles; --",
    "\x1b[31m",
)
"""Put into every field; those that begin with a sign of a formula are for spreadsheets."""

SCHEMES = ("https:", "http:", "mailto:")
"""What a link may begin with, beside a path of the site's own."""

Shape = list[tuple[str, tuple[str, ...]]]


def shape(page: str | bytes) -> Shape:
    """The elements of a page in their order, each with the names of its attributes."""
    root = LexborHTMLParser(page).root
    assert root is not None
    return [
        (str(node.tag), tuple(sorted(node.attributes)))
        for node in root.traverse(include_text=False)
    ]


def addresses(page: str | bytes) -> Iterator[str]:
    """Every address a page leads to, loads or sends to."""
    tree = LexborHTMLParser(page)
    for name in ("href", "src", "action", "formaction", "srcset", "poster", "data", "content"):
        for node in tree.css(f"[{name}]"):
            if name != "content" or "refresh" in (node.attributes.get("http-equiv") or ""):
                yield node.attributes[name] or ""


def foreign(address: str) -> bool:
    """Whether an address leads elsewhere than a browser may be sent: by another scheme, or none."""
    plain = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).lower()
    has_scheme = re.match(r"[a-z][a-z0-9+.-]*:", plain)
    return plain.startswith(("//", "\\")) or bool(has_scheme and not plain.startswith(SCHEMES))
