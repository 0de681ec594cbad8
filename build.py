"""`python build.py …` is `antq-site build …`."""

from antq_site.cli import main

main(prefix=("build",))
