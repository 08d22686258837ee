"""What a listing tells, as facts that a question can ask for."""
