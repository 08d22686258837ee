"""The publishing form: its steps, what was typed, and the content that it makes."""
