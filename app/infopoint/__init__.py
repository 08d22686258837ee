"""What the info point tells of itself: notices with an end, and where and when a person answers."""
