"""The web's common ground: rendering, links, protection, error pages."""
