"""How a page of news is laid out: text → blocks.

Each member knows one layout; the generic one answers when no other recognises the text.
"""
