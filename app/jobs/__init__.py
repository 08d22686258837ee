"""Recurring work: what a job is, how often something is due, and what was noted of each run."""
