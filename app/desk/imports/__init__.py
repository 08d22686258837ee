"""Imports and recurring work, as the desk looks at them."""
