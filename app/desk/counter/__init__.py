"""The counter of a kiosk: its tools behind a PIN, and one listing for two who look at it together."""
