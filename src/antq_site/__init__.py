"""Turn raw Vietnamese local-news articles into a public archive.

seeds → Seed → (anatomy) Article → (extract) Facts → (record) Record → (archive) Archive
→ (pages, exports) Output → (publish) site
"""

__version__ = "0.1.0"
