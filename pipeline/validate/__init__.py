"""Records → findings. Compares; changes nothing."""
