"""The guided finder: a few taps, each of which can be skipped."""
