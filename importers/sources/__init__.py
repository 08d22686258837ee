"""One folder per source; `importers.registry` lists them."""
