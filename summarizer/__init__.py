"""Briefings of regions and a comparative digest, from a folder of local-government reports."""

__version__ = "0.1.0"
