"""Calendar files of listings."""
