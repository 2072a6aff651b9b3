"""What is damaged in the file itself, which readers pass over."""
