"""The catalogue: one document per listing, kept true over time."""
