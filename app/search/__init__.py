"""Search: one query shape, one document shape, engines behind one protocol."""
