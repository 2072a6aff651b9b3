"""Records to findings. Looks; changes nothing."""
