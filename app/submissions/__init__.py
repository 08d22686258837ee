"""What people publish by themselves: the form, its way to the catalogue, and links to one's own listings."""
