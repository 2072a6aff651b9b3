"""The file of a passport and the decisions in it, as text that is written."""
