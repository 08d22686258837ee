"""Times, prices, places and visits in words, in three languages."""
