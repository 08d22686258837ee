"""What is on, by day and by week."""
