"""Letters: kept in a table until a server has taken them."""
