"""From a question to a plan, and from the plan to an answer."""
