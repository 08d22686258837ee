"""The counter kiosk: the same pages in its clothes, the counter's tools, and a copy for bad days."""
