"""`python -m app` is `opastamo`."""

from app.cli import main

main()
