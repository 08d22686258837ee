"""What imports leave: runs, their decisions, and the way in."""
