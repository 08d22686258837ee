"""What a browser keeps of the site: icons, the manifest, and pages for when there is no connection."""
