"""Pictures that people send: made anew from what they show, and public with their listing."""
