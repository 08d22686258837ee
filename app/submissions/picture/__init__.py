"""The step of the form that takes a picture."""
