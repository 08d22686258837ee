"""A list of one's own: kept in its address, shared, printed, put into a calendar."""
