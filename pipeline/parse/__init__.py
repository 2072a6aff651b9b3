"""Tables and headings to records. Knows what a KPI block is."""
