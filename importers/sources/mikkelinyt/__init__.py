"""MikkeliNyt: the town's event calendar, in its old JSON feed and as a collection of Eventz.today."""
