"""The settings of the site that Pelican builds from ready records."""

SITENAME = "Kho tin địa phương"
SITEURL = "https://example.vn"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
ARTICLE_PATHS = ["bai"]
ARTICLE_URL = "bai/{slug}/"
ARTICLE_SAVE_AS = "bai/{slug}/index.html"
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {"extra/site.css": {"path": "site.css"}}
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["records"]
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = False
TYPOGRIFY = False
FEED_ALL_ATOM = "atom.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
