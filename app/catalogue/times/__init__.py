"""The times that schedules make."""
