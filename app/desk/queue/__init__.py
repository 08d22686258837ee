"""What was sent to be published: looked at side by side, and decided."""
