"""How often listings are looked at: by listing and day, and by nobody in particular."""
