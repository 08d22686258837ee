"""The desk: where staff sign in, decide about submissions and answer reports."""
