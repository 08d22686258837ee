"""Linked Events: the event interface of Helsinki, Espoo and Turku, and of anybody who runs its open code."""
