"""Mend the lines of a source and say what each of them is."""
