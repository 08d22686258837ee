"""Freshness: who publishes is asked whether it still holds; what nobody answers for steps back by itself."""
