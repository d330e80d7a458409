"""The forms in which reports state figures: a module a family, each a table of rules."""
