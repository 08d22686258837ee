"""What residents told us, and the answers."""
