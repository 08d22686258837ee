"""What every feature stands on: settings, database, errors, clock, logging."""
