"""Who is at the desk: signing in, accounts, staff, and what was not sent in time."""
