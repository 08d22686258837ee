"""Importers: feeds in, contract records out."""
