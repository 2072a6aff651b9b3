"""What things are: pages, figures, records, findings. Knows no stage and touches no file."""
