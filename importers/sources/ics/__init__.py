"""iCalendar: any calendar feed or file of a club, a house or a town (RFC 5545)."""
