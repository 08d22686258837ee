"""What people tell us: feedback on anything, and mistakes in listings."""
